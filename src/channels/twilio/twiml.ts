import VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";

/** How long a colleague's phone rings before we say that nobody answers: five rings, as voicemail would. */
const DIAL_TIMEOUT_S = 25;
/** How long they may look for the key. */
const ACCEPT_TIMEOUT_S = 6;

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

/**
 * Puts the caller through: they hear it ring until somebody has taken the call. Whoever picks up is asked first at `/call-whisper`;
 * when all is over Twilio asks `/call-ended`, with the place of the number in the list.
 */
export function dialNumber(options: {
  origin: string;
  number: string;
  rung: number;
  callerId?: string;
  /** Said to the caller first. */
  sentence?: string;
}): string {
  const { origin, number, rung, callerId, sentence } = options;
  const response = new VoiceResponse();
  if (sentence !== undefined) response.say(sentence);
  response
    .dial({
      action: `${origin}/call-ended?rung=${rung}`,
      method: "POST",
      timeout: DIAL_TIMEOUT_S,
      answerOnBridge: true,
      ...(callerId !== undefined && { callerId }),
    })
    .number({ url: `${origin}/call-whisper`, method: "POST" }, number);
  return response.toString();
}

/** Tells whoever picked up what it is about and waits for a 1, twice; whoever presses nothing is hung up on. */
export function screenCall({ origin, whisper }: { origin: string; whisper: string }): string {
  const response = new VoiceResponse();
  for (const sentence of [`${whisper} ${TAKE_IT}`.trim(), TAKE_IT]) {
    response
      .gather({
        action: `${origin}/call-accepted`,
        method: "POST",
        input: ["dtmf"],
        numDigits: 1,
        timeout: ACCEPT_TIMEOUT_S,
      })
      .say(sentence);
  }
  response.hangup();
  return response.toString();
}

const TAKE_IT = "To take the call, press 1.";

/** Says a last sentence, if there is one, and hangs up. */
export function hangUp(sentence?: string): string {
  const response = new VoiceResponse();
  if (sentence !== undefined) response.say(sentence);
  response.hangup();
  return response.toString();
}

/** Says nothing and goes on with the call: whoever was asked is connected. */
export function goOn(): string {
  return new VoiceResponse().toString();
}
