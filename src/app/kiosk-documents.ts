import { z } from "zod";
import type { ActionContext } from "../actions/action-context.ts";
import { acceptDocument, documentsToAccept } from "../actions/lobby/documents/accept-document.ts";
import type { BrowserLine } from "../channels/browser/index.ts";
import type { Logger } from "../ops/logger.ts";
import type { CallFeed, CallFeedEvent } from "../ports/call-feed.ts";

/** What `confirm_proposal` answers once a visitor was announced. */
const announced = z.object({ outcome: z.enum(["announced", "review"]), visitId: z.string() });

/**
 * Shows a visitor at a kiosk what they are to accept as soon as they were announced, while they wait, and keeps that they did.
 * Lasts until it is disposed.
 */
export function kioskDocuments(
  desk: { readonly owner: ActionContext; readonly logger: Logger; readonly feed: CallFeed },
  callId: string,
  line: BrowserLine,
): Disposable {
  const { owner, logger, feed } = desk;
  const context: ActionContext = {
    ...owner,
    actor: { kind: "caller", channel: "browser", callId },
  };
  let visitId: string | undefined;

  async function show(visit: string): Promise<void> {
    const documents = await documentsToAccept(context, visit);
    line.showDocuments(documents.map(({ id, name, text, hash }) => ({ id, name, text, hash })));
  }
  async function accept(visit: string, documentId: string, hash: string): Promise<void> {
    // Whatever came of it, what is shown then is what is left, in the wording that is in force.
    await acceptDocument(context, { visitId: visit, documentId, hash });
    await show(visit);
  }
  function failed(error: unknown): void {
    logger.error({ callId, err: error }, "a visitor's documents could not be shown or kept");
  }

  line.onAccept(({ document, hash }) => {
    if (visitId !== undefined) accept(visitId, document, hash).catch(failed);
  });
  return feed.subscribe((event) => {
    const visit = event.callId === callId ? visitIn(event) : undefined;
    if (visit === undefined) return;
    visitId = visit;
    show(visit).catch(failed);
  });
}

function visitIn(event: CallFeedEvent): string | undefined {
  if (event.type !== "noted" || event.item.role !== "tool-result") return undefined;
  const { name, result } = event.item;
  if (name !== "confirm_proposal" || result.status !== "ok") return undefined;
  return announced.safeParse(result.data).data?.visitId;
}
