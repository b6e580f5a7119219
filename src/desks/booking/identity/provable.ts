import type { Script } from "../../../domain/dialogue/script.ts";
import type { Book } from "../booking-desk.ts";

/** A script in which a caller can show that an appointment under another number is theirs, where a code can reach them. */
export function provable(script: Script, { texting }: Book): Script {
  if (texting === undefined) return script;
  const proof = {
    reasons: ["none-found", "none-waiting"],
    sendCode: "send_code",
    checkCode: "check_code",
    codeDigits: 6,
  };
  return { ...script, proof };
}
