import type { AuditRow } from "../../store/audit/audit-rows.ts";

/** What happened to a visitor, without who they are: undefined for what isn't the lobby's. */
export function wordLobby({ subject, action }: AuditRow): string | undefined {
  return SUBJECTS.has(subject) ? (WORDS.get(action) ?? `${action} (a visitor)`) : undefined;
}

const SUBJECTS: ReadonlySet<string> = new Set([
  "lobby_visits",
  "expected_visits",
  "document_acceptances",
  "host_steps",
  "badges",
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ["announced", "announced a visitor"],
  ["delivered", "took a delivery"],
  ["left-message", "took a message for a host"],
  ["badge-asked", "asked for a badge"],
  ["told", "told somebody of a visitor"],
  ["not-told", "couldn't tell somebody of a visitor"],
  ["host-answered", "a host answered"],
  ["host-answered-late", "a host answered after somebody else had"],
  ["front-desk-answered", "the front desk answered"],
  ["asked-for-person", "called the front desk for a visitor"],
  ["left", "signed a visitor out"],
  ["let-in", "let a visitor in after a look"],
  ["turned-away", "turned a visitor away"],
  ["erased", "erased a visitor"],
  ["accepted", "a visitor accepted a document"],
  ["expected", "announced a visitor beforehand"],
  ["no-longer-expected", "took back that a visitor is expected"],
  ["roll-call", "held a roll call"],
  ["roll-call-drill", "held a roll call as a drill"],
]);
