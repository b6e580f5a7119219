import type { CallSettings } from "../call/settings.ts";
import { GIVE_UP } from "../desks/booking/outreach/tools/take-leave.ts";
import type { OutreachWords } from "../desks/booking/outreach/opening.ts";

/** What a call's machine must know besides when it is we who rang. */
export function outgoingSettings(
  settings: CallSettings,
  outreach: Pick<OutreachWords, "voicemail" | "reprompts" | "silenceGoodbye">,
): CallSettings {
  const { voicemail, reprompts, silenceGoodbye } = outreach;
  return {
    ...settings,
    words: {
      ...settings.words,
      reprompts,
      silenceGoodbye,
      ...(voicemail !== "" && { voicemail }),
    },
    // Nobody who didn't call us is put through to a person without having asked for one.
    personTool: GIVE_UP,
  };
}
