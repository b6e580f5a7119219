import type { Clock } from "../../../base/clock.ts";
import type { HandOver } from "../../../ports/messenger.ts";
import type { StaffCarriers } from "../ladder-options.ts";

/** Where a process is killed: after its claim and before the carrier has it, or after that and before it could write so. */
export type Death = "before-hand-over" | "after-hand-over";

/** What reached a carrier, or began to: by the name that is the same for each try. */
export interface HandedOver {
  readonly name: string;
  readonly atMs: number;
}

/** Everything that processes did at the carriers, whoever lived and whoever died over it. */
export interface Ledger {
  readonly begun: HandedOver[];
  readonly delivered: HandedOver[];
}

/** One process: with a death it is gone at the first thing that it hands over, and nothing of it goes on after that. */
export function mortalProcess(
  world: { readonly carriers: StaffCarriers; readonly clock: Clock; readonly ledger: Ledger },
  death?: Death,
): { readonly carriers: StaffCarriers; readonly clock: Clock; readonly died: Promise<void> } {
  const { carriers, clock, ledger } = world;
  const { promise: died, resolve } = Promise.withResolvers<void>();
  let isDead = false;
  const send = async (name: string, work: () => Promise<HandOver>): Promise<HandOver> => {
    const entry = { name, atMs: clock.nowMs() };
    ledger.begun.push(entry);
    if (death === "before-hand-over") return await die();
    const answer = await work();
    if (answer.status === "sent") ledger.delivered.push(entry);
    return death === "after-hand-over" ? await die() : answer;
  };
  const die = async (): Promise<HandOver> => {
    isDead = true;
    resolve();
    return await new Promise<HandOver>(() => {});
  };
  const { chat, messenger, dialler, frontDeskChannel } = carriers;
  return {
    died,
    clock: {
      nowMs: () => clock.nowMs(),
      setTimer: (delayMs, run) => clock.setTimer(delayMs, () => (isDead ? undefined : run())),
      // Nobody waits for the dead.
      track: (work) => (death === undefined ? clock.track(work) : work),
    },
    carriers: {
      ...(frontDeskChannel !== undefined && { frontDeskChannel }),
      ...(chat && {
        chat: {
          name: chat.name,
          findByEmail: (email, options) => chat.findByEmail(email, options),
          statusOf: (id, options) => chat.statusOf(id, options),
          members: (options) => chat.members(options),
          find: (notice, since) => chat.find(notice, since),
          close: (id, notice, sentence, options) => chat.close(id, notice, sentence, options),
          listen: (onAnswer) => chat.listen(onAnswer),
          post: (notice, options) => send(notice.noticeId, () => chat.post(notice, options)),
        },
      }),
      ...(messenger && {
        messenger: {
          name: messenger.name,
          channels: messenger.channels,
          find: async (message, since) => await messenger.find?.(message, since),
          send: (message, options) => send(message.key, () => messenger.send(message, options)),
        },
      }),
      ...(dialler && {
        dialler: {
          name: dialler.name,
          find: async (call, since) => await dialler.find?.(call, since),
          ring: (call, options) => send(call.callId, () => dialler.ring(call, options)),
        },
      }),
    },
  };
}
