import { salonPhrasebook } from "../../src/desks/salon/phrasebook.ts";

/** The words of the salon that the bench's callers ring. */
export const SALON = salonPhrasebook({
  language: "en-IN",
  country: "IN",
  hours: [{ weekday: 1, fromMinute: 600, toMinute: 1200 }],
  services: [
    { name: "haircut", aliases: ["cut"] },
    { name: "beard trim", aliases: ["beard"] },
    { name: "haircut and shave", aliases: ["shave"] },
    { name: "hair colour", aliases: ["colour"] },
    { name: "manicure", aliases: ["nails"] },
    { name: "facial", aliases: [] },
  ],
  stylists: ["Priya", "Kavitha", "Arjun", "Meena"].map((name) => ({ name, aliases: [] })),
  faqs: [
    { id: "hours", questions: ["what are your opening hours"] },
    { id: "location", questions: ["where are you"] },
    { id: "parking", questions: ["do you have parking"] },
  ],
});
