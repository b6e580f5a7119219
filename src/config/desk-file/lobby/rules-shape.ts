import { z } from "zod";
import { USUAL_LOBBY_RULES } from "../../../domain/visits/lobby-rules.ts";
import { phone } from "../schema.ts";
import { text, whole } from "../shape-parts.ts";

const { ladder, badge, keepDays, frontDesk, deliveriesTo, mostLookups } = USUAL_LOBBY_RULES;

/** How visitors are received; all of it may be left out. */
export function lobbyRules() {
  return z
    .strictObject(
      {
        ladder: z
          .strictObject(
            {
              smsAfterSeconds: rung(ladder.smsAfterSeconds),
              callAfterSeconds: rung(ladder.callAfterSeconds),
              alternateAfterSeconds: rung(ladder.alternateAfterSeconds),
              frontDeskAfterSeconds: seconds().default(ladder.frontDeskAfterSeconds),
            },
            { error: "when hosts are told by which way, in seconds" },
          )
          .prefault({}),
        badge: z
          .strictObject(
            {
              widthMm: millimetres().default(badge.widthMm),
              heightMm: millimetres().default(badge.heightMm),
              printer: z
                .string(PRINTER)
                .regex(/^(?:ipps?|zpl):\/\/\S+$/u, PRINTER)
                .optional(),
            },
            { error: "the size of a badge and its printer" },
          )
          .prefault({}),
        keepDays: z
          .strictObject(
            {
              visitorName: days().default(keepDays.visitorName),
              company: days().default(keepDays.company),
              purposeWords: days().default(keepDays.purposeWords),
              visit: days().default(keepDays.visit),
            },
            { error: "for how many days what is kept of a visit" },
          )
          .prefault({}),
        frontDesk: z
          .strictObject(
            {
              name: text(60, 'who is at the front desk, such as "the front desk"').default(
                frontDesk.name,
              ),
              phone: phone().optional(),
              slackChannel: text(40, "the id of a Slack channel, such as C0123456789").optional(),
            },
            { error: "who helps when nobody else answers" },
          )
          .prefault({}),
        deliveriesTo: text(
          100,
          'where deliveries are left, such as "on the shelf by the door"',
        ).default(deliveriesTo),
        assemblyPoint: text(100, "where people gather when there is an alarm").optional(),
        mostLookups: whole(1, 10, "names").default(mostLookups),
      },
      { error: "how visitors are received" },
    )
    .prefault({});
}

const PRINTER = "a printer such as ipp://192.168.1.20/ipp/print or zpl://192.168.1.21";

function seconds() {
  return whole(0, 3600, "seconds");
}

/** One rung of the ladder; `never` leaves it out. */
function rung(usual: number | null) {
  const error = "a whole number of seconds from 0 to 3600, or never";
  return z
    .union([z.int(error).min(0, error).max(3600, error), z.literal("never", error)], error)
    .transform((written) => (written === "never" ? null : written))
    .default(usual);
}

function millimetres() {
  return whole(20, 210, "millimetres");
}

function days() {
  return whole(0, 3650, "days");
}
