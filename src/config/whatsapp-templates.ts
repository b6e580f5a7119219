import { z } from "zod";
import { WRITTEN_KINDS, type WrittenKind } from "../domain/outreach/notice-kind.ts";
import { nearestWord } from "./nearest-word.ts";

/** The approved template of each kind of message, by Twilio's id of it (`HX...`). */
export type WhatsappTemplates = Readonly<Partial<Record<WrittenKind, string>>>;

/** The variable about templates; part of `environment`. */
export const whatsappVariables = {
  TWILIO_WHATSAPP_TEMPLATES: z.string().optional(),
};

const variables = z.object(whatsappVariables);

/** The templates that are set up. Call it once `whatsappFaults` has found nothing. */
export function readWhatsappTemplates(read: z.infer<typeof variables>): WhatsappTemplates {
  return Object.fromEntries(
    entriesIn(read.TWILIO_WHATSAPP_TEMPLATES ?? "").map(({ kind, sid }) => [kind, sid]),
  );
}

/** What is wrong with the templates, a sentence each. */
export function* whatsappFaults(
  given: Readonly<Record<string, string | undefined>>,
): Generator<string, void> {
  const name = "TWILIO_WHATSAPP_TEMPLATES";
  for (const { kind, sid, written } of entriesIn(given[name] ?? "")) {
    if (!isKind(kind)) {
      const near = nearestWord(kind, WRITTEN_KINDS);
      const meant = near === undefined ? WRITTEN_KINDS.join(", ") : near;
      yield `${name} has "${written}"; write a kind of message before the =, such as ${meant}.`;
    } else if (!/^HX[\da-f]{32}$/iu.test(sid)) {
      yield `${name} has "${written}"; write the template's Content SID after the =: HX and 32 letters or digits.`;
    }
  }
}

function entriesIn(text: string) {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((written) => {
      const [kind = "", sid = ""] = written.split("=").map((part) => part.trim());
      return { kind, sid, written };
    });
}

function isKind(kind: string): kind is WrittenKind {
  return WRITTEN_KINDS.some((known) => known === kind);
}
