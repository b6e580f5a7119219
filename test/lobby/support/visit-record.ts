import { linesOf } from "../../support/badges/read-badge.ts";
import type { SpokenLobby } from "./spoken-lobby.ts";

/** What is left of the visits in a lobby, in words. */
export class VisitRecord {
  readonly #lobby: SpokenLobby;

  constructor(lobby: SpokenLobby) {
    this.#lobby = lobby;
  }

  /** The database: "Tom Baker for Sarah Chen: meeting, answered". */
  async visits(): Promise<readonly string[]> {
    const rows = await this.#lobby.lobby.database.read
      .selectFrom("lobby_visits")
      .leftJoin("employees", "employees.id", "lobby_visits.host_id")
      .select(["visitor_name", "company", "purpose", "lobby_visits.status", "employees.name"])
      .orderBy("arrived_at_ms")
      .execute();
    return rows.map(
      ({ visitor_name: visitor, company, name, purpose, status }) =>
        `${visitor ?? "somebody"}${company === null ? "" : ` from ${company}`} for ${name ?? "the front desk"}: ${purpose}, ${status}`,
    );
  }

  /** The ladder: "slack sent", "sms failed (opted-out)". */
  async steps(): Promise<readonly string[]> {
    const rows = await this.#lobby.lobby.database.read
      .selectFrom("host_steps")
      .select(["step", "status", "reason"])
      .orderBy("due_at_ms")
      .orderBy("id")
      .execute();
    return rows.map(({ step, status, reason }) =>
      reason === null ? `${step} ${status}` : `${step} ${status} (${reason})`,
    );
  }

  /** Whom Slack told what, as it stood before anybody answered: "Sarah Chen: Tom Baker is here to see you." */
  notices(): readonly string[] {
    return this.#lobby.staff.notices.map(({ to, message }) => {
      const header = message.blocks.find(({ type }) => type === "header");
      return `${to}: ${header?.type === "header" ? header.text.text : message.text}`;
    });
  }

  /** The texts on every badge that the printer finished. */
  async badges(): Promise<readonly (readonly string[])[]> {
    const printed = this.#lobby.staff.printer.jobs.filter(({ state }) => state === "completed");
    return await Promise.all(printed.map(({ document }) => linesOf(document)));
  }
}
