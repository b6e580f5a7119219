import type { ActionContext } from "../actions/action-context.ts";
import { listAppointments } from "../actions/booking/list-appointments.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { lobbyRules } from "../actions/lobby/lobby-rules.ts";
import { replay } from "../call/replay.ts";
import type { TranscriptItem } from "../domain/dialogue/transcript.ts";
import { toIsoWithOffset, toLocal } from "../domain/scheduling/local-time.ts";
import type { CallView } from "../http/contract/call.ts";
import type { ReadBook } from "../http/routes/book.ts";
import { readEvents } from "../store/calls/call-events.ts";
import { findCall } from "../store/calls/calls.ts";

/** What the pages read of one desk, for its owner. */
export function bookReader(open: () => Promise<ActionContext>): ReadBook {
  return {
    async today() {
      const context = await open();
      const { zone } = await loadDesk(context);
      const date = toLocal(context.clock.nowMs(), zone).slice(0, 10);
      const appointments = await listAppointments(context, { from: date, to: date });
      return {
        date,
        appointments: appointments.map(({ services, ...rest }) =>
          Object.assign(rest, { services: [...services] }),
        ),
      };
    },
    async desk() {
      const { name, trade, zone, currency, languages, hours, stylists } = await loadDesk(
        await open(),
      );
      return {
        name,
        trade,
        zone,
        currency,
        language: languages[0] ?? "en",
        openingHours: [...hours],
        stylists: stylists.map((stylist) => ({ name: stylist.name, hours: [...stylist.hours] })),
      };
    },
    async kiosk() {
      const context = await open();
      const { name, trade, languages } = await loadDesk(context);
      if (trade !== "lobby") return undefined;
      const { frontDesk } = await lobbyRules(context);
      return { name, languages: [...languages], frontDesk: frontDesk.name };
    },
    async call(id) {
      const context = await open();
      const { database } = context;
      const call = await findCall(database.read, id);
      if (call?.deskId !== context.deskId) return undefined;
      const { zone } = await loadDesk(context);
      const steps = [...replay(await readEvents(database.read, id))];
      const transcript = steps.at(-1)?.state.transcript ?? [];
      return {
        id,
        channel: call.channel,
        start: toIsoWithOffset(call.startedAtMs, zone),
        end: call.endedAtMs === undefined ? null : toIsoWithOffset(call.endedAtMs, zone),
        outcome: call.outcome ?? null,
        words: transcript.flatMap((item) => wordsOf(item)),
      };
    },
  };
}

function wordsOf(item: TranscriptItem): CallView["words"] {
  if (item.role !== "caller" && item.role !== "receptionist") return [];
  return [{ side: item.role, text: item.text }];
}
