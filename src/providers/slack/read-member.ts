import { z } from "zod";
import type { StaffMember, StaffStatus } from "../../ports/staff-chat.ts";
import { oneLine, spokenText } from "./plain-words.ts";

const text = z.string().nullish().catch(undefined);

/** A member as Slack tells of them (https://docs.slack.dev/reference/objects/user-object). */
export const slackMember = z.object({
  id: z.string(),
  name: text,
  real_name: text,
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  tz: text,
  profile: z
    .object({
      real_name: text,
      display_name: text,
      email: text,
      title: text,
      phone: text,
      status_text: text,
      status_expiration: z.number().nullish(),
    })
    .nullish(),
});

type SlackMember = z.infer<typeof slackMember>;

/** Slack takes no longer ones. */
const LONGEST_STATUS = 100;

/** Slack's own helper is no bot by its flags (https://docs.slack.dev/reference/objects/user-object). */
const SLACKBOT = "USLACKBOT";

/** What of it a directory needs. The whole name goes before the one people gave themselves. */
export function readMember(member: SlackMember): StaffMember {
  const { id, profile } = member;
  const name =
    first(profile?.real_name, member.real_name, profile?.display_name, member.name) ?? id;
  const email = first(profile?.email);
  const title = first(profile?.title);
  const phone = first(profile?.phone);
  const zone = first(member.tz);
  return {
    memberId: id,
    name,
    ...(email !== undefined && { email }),
    ...(title !== undefined && { title }),
    ...(phone !== undefined && { phone }),
    ...(zone !== undefined && { zone }),
    kind: kindOf(member),
    isGone: member.deleted === true,
  };
}

/** What their sign says, once `isActive` is known. */
export function readStatus({ profile }: SlackMember, isActive: boolean): StaffStatus {
  const words = oneLine(spokenText(profile?.status_text ?? ""), LONGEST_STATUS);
  const expiresS = profile?.status_expiration ?? 0;
  return {
    isActive,
    ...(words !== "" && { text: words }),
    ...(words !== "" && expiresS > 0 && { untilMs: expiresS * 1000 }),
  };
}

function kindOf(member: SlackMember): StaffMember["kind"] {
  if (member.is_bot === true || member.id === SLACKBOT) return "bot";
  const isGuest = [member.is_restricted, member.is_ultra_restricted, member.is_stranger];
  return isGuest.includes(true) ? "guest" : "person";
}

function first(...texts: readonly (string | null | undefined)[]): string | undefined {
  return texts.find((one) => one !== undefined && one !== null && one.trim() !== "")?.trim();
}
