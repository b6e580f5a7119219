import type { Selectable } from "kysely";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Emergency } from "../../domain/business/emergency.ts";
import type { Faq } from "../../domain/business/faq.ts";
import { isAgentName } from "../../domain/business/agent-name.ts";
import { isTrade } from "../../domain/business/trade.ts";
import type { Reader } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { DesksTable } from "../schema/desks.ts";
import type { Business } from "./business.ts";
import { loadHours, type DeskHours } from "./load-hours.ts";
import { loadLocations, loadRooms } from "./load-places.ts";
import { loadServices } from "./load-services.ts";
import { loadStylists } from "./load-stylists.ts";

/** Reads everything a desk offers and its rules. Throws when there is no such desk. */
export async function loadBusiness(reader: Reader, deskId: string): Promise<Business> {
  const desk = await reader
    .selectFrom("desks")
    .selectAll()
    .where("id", "=", deskId)
    .executeTakeFirst();
  if (!desk) throw new Error(`There is no desk "${deskId}" in the database.`);
  const hours = await loadHours(reader, deskId);
  return {
    ...readDesk(desk, hours),
    locations: await loadLocations(reader, deskId, hours),
    rooms: await loadRooms(reader, deskId),
    services: await loadServices(reader, deskId),
    stylists: await loadStylists(reader, deskId, hours),
    faqs: await loadFaqs(reader, deskId),
  };
}

type OwnFields = Omit<DeskFile, "locations" | "rooms" | "services" | "stylists" | "faqs">;

function readDesk(desk: Selectable<DesksTable>, hours: DeskHours): OwnFields {
  if (!isTrade(desk.trade)) throw new Error(`The trade "${desk.trade}" is not known here.`);
  return {
    id: desk.id,
    trade: desk.trade,
    name: desk.name,
    zone: desk.zone,
    country: desk.country,
    currency: desk.currency,
    languages: readStrings(desk.languages),
    greeting: desk.greeting,
    voice: desk.voice,
    numbers: readStrings(desk.numbers),
    ...(desk.transfer_to === null ? {} : { transferTo: desk.transfer_to }),
    ...readAgent(desk.voice_agent),
    ...(desk.emergency === null ? {} : { emergency: readEmergency(desk.emergency) }),
    ...hours.ofDesk(),
    policies: {
      slotIntervalMinutes: desk.slot_interval_minutes,
      minimumNoticeMinutes: desk.minimum_notice_minutes,
      horizonDays: desk.horizon_days,
      ...(desk.most_per_day === null ? {} : { mostPerDay: desk.most_per_day }),
      holdMinutes: desk.hold_minutes,
      longestCallMinutes: desk.longest_call_minutes,
    },
  };
}

/** One that is no longer known here is left out: the calls go on without it. */
function readAgent(name: string | null): Pick<DeskFile, "agent"> {
  return name !== null && isAgentName(name) ? { agent: name } : {};
}

/** What is in the column was checked as `Emergency` when it was written. */
function readEmergency(column: string): Emergency {
  const emergency: Emergency = JSON.parse(column);
  return emergency;
}

async function loadFaqs(reader: Reader, deskId: string): Promise<readonly Faq[]> {
  const rows = await reader
    .selectFrom("faqs")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    questions: readStrings(row.questions),
    answer: row.answer,
  }));
}
