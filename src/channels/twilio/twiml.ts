import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";

/** How long a colleague's phone rings before we say that nobody answers: five rings, as voicemail would. */
const DIAL_TIMEOUT_S = 25;

/**
 * Answers a call: its sound goes to our socket, and when that closes Twilio asks `/call-ended` what next. The sentence
 * after it is heard only when the socket could not be had. The token goes in a parameter: Twilio drops queries.
 */
export function connectStream(options: {
  origin: string;
  streamUrl: string;
  token: string;
}): string {
  const response = new VoiceResponse();
  response
    .connect({ action: `${options.origin}/call-ended`, method: "POST" })
    .stream({ url: options.streamUrl })
    .parameter({ name: "token", value: options.token });
  response.say(
    "We're sorry, we can't take your call right now. Please try again in a few minutes.",
  );
  response.hangup();
  return response.toString();
}

/** Puts the caller through. Twilio reports to `/call-status` when the colleague answers and to `/call-ended` afterwards. */
export function dialNumber(options: { origin: string; number: string; whisper: string }): string {
  const response = new VoiceResponse();
  response
    .dial({ action: `${options.origin}/call-ended`, method: "POST", timeout: DIAL_TIMEOUT_S })
    .number(
      {
        statusCallback: `${options.origin}/call-status`,
        statusCallbackEvent: ["answered", "completed"],
        ...(options.whisper === "" ? {} : { url: `${options.origin}/call-whisper` }),
      },
      options.number,
    );
  return response.toString();
}

/** Says a last sentence, if there is one, and hangs up. */
export function hangUp(sentence?: string): string {
  const response = new VoiceResponse();
  if (sentence !== undefined) response.say(sentence);
  response.hangup();
  return response.toString();
}

/** Says something and goes on with the call. */
export function sayOnly(sentence: string): string {
  const response = new VoiceResponse();
  if (sentence !== "") response.say(sentence);
  return response.toString();
}
