import type { Script } from "../../domain/dialogue/script.ts";
import { bookingScript } from "../booking/script.ts";
import { SALON_FORMS } from "./forms.ts";
import { SALON_WORDS } from "./salon-words.ts";
import { SALON_SENTENCES } from "./sentences.ts";

/** How the scripted brain gets a salon's business done. The tools are those of `tools/`. */
export const salonScript: Script = bookingScript(
  { forms: SALON_FORMS, sentences: SALON_SENTENCES },
  SALON_WORDS,
);
