import type { Script } from "../../domain/dialogue/script.ts";
import { bookingScript } from "../booking/script.ts";
import { CLINIC_WORDS } from "./clinic-words.ts";
import { CLINIC_FORMS } from "./forms.ts";
import { CLINIC_SENTENCES } from "./sentences.ts";

/** How the scripted brain gets a clinic's business done. The tools are those of `tools/`. */
export const clinicScript: Script = bookingScript(
  { forms: CLINIC_FORMS, sentences: CLINIC_SENTENCES },
  CLINIC_WORDS,
);
