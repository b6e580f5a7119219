import { z } from "zod";
import { PURPOSES } from "../../../domain/visits/purpose.ts";
import { deskFileShape, phone } from "../schema.ts";
import { identifier, list, text, whole } from "../shape-parts.ts";
import { lobbyRules } from "./rules-shape.ts";

const {
  trade: _trade,
  services: _services,
  stylists: _stylists,
  rooms: _rooms,
  policies: _policies,
  outreach: _outreach,
  currency,
  ...shared
} = deskFileShape.shape;

/** The shape of a lobby's desk file: that of any business, with the people who can be visited and how visitors are received. */
export const lobbyFileShape = z.strictObject(
  {
    ...shared,
    currency: currency.default("USD"),
    trade: z.literal("lobby"),
    longestCallMinutes: whole(2, 120, "minutes").default(20),
    visitors: lobbyRules(),
    departments: list("departments", department()).default([]),
    employees: list("employees", employee()).default([]),
    documents: list("documents", document()).default([]),
  },
  { error: "a description of a lobby, such as desks/lobby.yaml" },
);

/** A lobby's desk file of the right shape, still in the words of its owner. */
export type WrittenLobby = z.infer<typeof lobbyFileShape>;

function department() {
  return z.strictObject(
    {
      id: identifier(),
      name: text(60, "the name of the department"),
      alternate: z.string("the id of an employee").optional(),
    },
    { error: "a department" },
  );
}

function employee() {
  const name = text(80, "a name");
  return z.strictObject(
    {
      id: identifier(),
      name,
      givenName: name.optional(),
      familyName: name.optional(),
      aliases: list("other names they go by", name).default([]),
      title: text(80, "what they do, such as Engineering Manager").optional(),
      department: z.string("the id of a department").optional(),
      location: z.string("the id of a location").optional(),
      email: z.email("an e-mail address such as sam@example.com").optional(),
      phone: phone().optional(),
      alternate: z.string("the id of whoever steps in for them").optional(),
      awayUntil: z.iso.date("a day such as 2026-12-01, the last one away").optional(),
      left: z
        .strictObject(
          { seeInstead: z.string("the id of whoever to see instead").optional() },
          { error: "{} for somebody who left, or seeInstead with the id of whoever to see" },
        )
        .optional(),
    },
    { error: "an employee" },
  );
}

function document() {
  return z.strictObject(
    {
      id: identifier(),
      name: text(80, "the name of the document, such as Confidentiality agreement"),
      text: text(20_000, "what visitors accept"),
      purposes: list("purposes", z.enum(PURPOSES, `one of ${PURPOSES.join(", ")}`)).default([]),
    },
    { error: "a document that visitors accept" },
  );
}
