import { PushQueue } from "../../base/push-queue.ts";
import type { Brain, BrainContext, BrainEvent } from "../../ports/brain.ts";
import type { AgentReplyEvent } from "../../ports/voice-agent.ts";
import { TELEPHONE } from "../../audio/format.ts";
import { questionIn } from "../model/question-in.ts";
import type { AgentCall } from "./agent-call.ts";
import { ReplySound } from "./reply-sound.ts";

/** More than any reply holds. */
const MOST_EVENTS = 10_000;

/**
 * The thinking side of an agent: its words and its wishes for tools, reply by reply. Its words still have to pass the truth gate,
 * and their sound is played only once they have. Throws a `ProviderError` when the agent has failed.
 */
export function agentBrain(call: AgentCall): Brain {
  return {
    name: call.name,
    async *respond(context, { signal }): AsyncGenerator<BrainEvent> {
      const typed = typedIn(context);
      call.stepBegins();
      const reply = call.session.reply({ signal, ...(typed !== undefined && { typed }) });
      const events = new PushQueue<BrainEvent>(MOST_EVENTS);
      const sound = new ReplySound(call.format ?? TELEPHONE);
      call.sound = sound;
      void listen(reply, { events, sound, call });
      let said = "";
      let calls = 0;
      for await (const event of events) {
        if (event.type === "tool") {
          calls += 1;
          call.wished(event.call);
        } else if (event.type === "text") {
          said += event.text;
        }
        yield event;
      }
      if (signal.aborted || calls > 0) return;
      if (said.trim() === "") yield { type: "not-understood" };
      else yield { type: "asks", expectation: questionIn(said) };
    },
  };
}

/** Takes a reply apart; its sound goes on coming in after its words. */
async function listen(
  reply: AsyncIterable<AgentReplyEvent>,
  { events, sound, call }: { events: PushQueue<BrainEvent>; sound: ReplySound; call: AgentCall },
): Promise<void> {
  try {
    for await (const event of reply) {
      if (event.type === "sound") {
        sound.addSound(event.audio);
      } else if (event.type === "done") {
        sound.textDone();
        events.close();
      } else {
        if (event.type === "text") sound.addText(event.text);
        events.push(event);
      }
    }
    sound.end();
    events.close();
  } catch (error) {
    call.failed(error);
    sound.end({ error });
    events.fail(error);
  }
}

/** What the caller keyed or wrote, which the agent could not hear. */
function typedIn({ transcript }: BrainContext): string | undefined {
  const last = transcript.at(-1);
  return last?.role === "caller" && last.via !== "voice" ? last.text : undefined;
}
