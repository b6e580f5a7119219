import { newId } from "../../base/id.ts";
import type { CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import { changeFeedSecret, deleteFeed, insertFeed } from "../../store/calendars/feeds.ts";
import type { ActionContext } from "../action-context.ts";
import { hashFeedSecret, newFeedSecret } from "./feed-secret.ts";

/** Opens a feed of one person, or of the whole desk. The secret of its address is told this once. */
export async function addFeed(
  context: ActionContext,
  feed: { readonly stylistId: string | null; readonly shows: CalendarDetail },
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newId("feed");
  const secret = newFeedSecret();
  await context.database.write((writer) =>
    insertFeed(writer, {
      id,
      desk_id: context.deskId,
      stylist_id: feed.stylistId,
      secret_hash: hashFeedSecret(secret),
      shows: feed.shows,
      created_at_ms: context.clock.nowMs(),
    }),
  );
  return { id, secret };
}

/** Gives a feed another address; whoever had the old one sees nothing any more. Undefined when there is no such feed. */
export async function rotateFeed(
  context: ActionContext,
  feedId: string,
): Promise<{ readonly secret: string } | undefined> {
  const secret = newFeedSecret();
  const { deskId } = context;
  const changed = await context.database.write((writer) =>
    changeFeedSecret(writer, { id: feedId, deskId, secretHash: hashFeedSecret(secret) }),
  );
  return changed ? { secret } : undefined;
}

/** Closes a feed. Answers whether there was one. */
export async function removeFeed(context: ActionContext, feedId: string): Promise<boolean> {
  const { deskId } = context;
  return await context.database.write((writer) => deleteFeed(writer, { id: feedId, deskId }));
}
