import { newId } from "../../../base/id.ts";
import type { RollCall, RollCallEntry } from "../../../domain/visits/roll-call.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Reader } from "../../../store/database.ts";
import { findEmployee, type Employee } from "../../../store/lobby/employees.ts";
import { presentVisits, type LobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { deskRules } from "../../manage/desk-row.ts";
import { lobbyRules } from "../lobby-rules.ts";

/** Who is in the building now, the first to come first. */
export async function rollCall(context: ActionContext): Promise<RollCall> {
  const { database, deskId, clock } = context;
  const { name, zone } = await deskRules(database.read, deskId);
  const { assemblyPoint } = await lobbyRules(context);
  const present = await presentVisits(database.read, deskId);
  // This is asked every other second: of a large directory, only those who have visitors are read.
  const hosts = await hostsOf(database.read, deskId, present);
  const sites = await sitesOf(database.read, deskId);
  return {
    business: name,
    zone,
    asOfMs: clock.nowMs(),
    ...(assemblyPoint !== undefined && { assemblyPoint }),
    people: present.map((visit) => entryOf(visit, hosts.get(visit.host_id ?? ""), sites)),
  };
}

/** Keeps that a roll call was held, and whether it was a drill. */
export async function recordRollCall(
  context: ActionContext,
  held: { readonly isDrill: boolean; readonly present: number },
): Promise<void> {
  const { database, deskId, clock, actor } = context;
  await database.write(async (writer) => {
    await recordAudit(writer, {
      deskId,
      atMs: clock.nowMs(),
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: held.isDrill ? "roll-call-drill" : "roll-call",
      subject: "lobby_visits",
      subjectId: deskId,
      after: { present: held.present },
      changeId: context.changeId ?? newId("change"),
    });
  });
}

function entryOf(
  visit: LobbyVisit,
  host: Employee | undefined,
  sites: ReadonlyMap<string, string>,
): RollCallEntry {
  return {
    visitId: visit.id,
    visitor: visit.visitor_name,
    company: visit.company,
    partySize: visit.party_size,
    host: host?.name ?? null,
    department: host?.department ?? null,
    place: sites.get(visit.location_id ?? "") ?? null,
    arrivedAtMs: visit.arrived_at_ms,
  };
}

async function hostsOf(
  reader: Reader,
  deskId: string,
  visits: readonly LobbyVisit[],
): Promise<ReadonlyMap<string, Employee>> {
  const ids = new Set(visits.flatMap(({ host_id: hostId }) => hostId ?? []));
  const found = await Promise.all(
    Array.from(ids, async (id) => await findEmployee(reader, deskId, id)),
  );
  return new Map(found.flatMap((host) => (host ? [[host.id, host]] : [])));
}

/** Names of the places by their ids; empty where there is one place only. */
async function sitesOf(reader: Reader, deskId: string): Promise<ReadonlyMap<string, string>> {
  const places = await reader
    .selectFrom("locations")
    .select(["id", "name"])
    .where("desk_id", "=", deskId)
    .execute();
  return new Map(places.length > 1 ? places.map(({ id, name }) => [id, name]) : []);
}
