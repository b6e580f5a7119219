import type { DeskFile } from "../../domain/business/desk-file.ts";
import { USUAL_LOBBY_RULES } from "../../domain/visits/lobby-rules.ts";
import type { EmployeeInFile } from "../../domain/visits/lobby-file.ts";
import { sampleDesk } from "./sample-desk.ts";

/**
 * A small lobby in New York for tests: two Sarahs, one in Engineering and one in Marketing; Priya, who leads Engineering and steps
 * in for it; Siobhan O'Brien without a mobile; Peter, who left and has Priya to be seen instead; and Yuki, away until the end
 * of 4 December 2026.
 */
export const sampleLobby: DeskFile = {
  ...sampleDesk,
  id: "acme",
  trade: "lobby",
  name: "Acme Corp",
  zone: "America/New_York",
  country: "US",
  currency: "USD",
  languages: ["en-US"],
  greeting: "Welcome to Acme Corp. I'm the AI receptionist. Who are you here to see?",
  transferTo: "+12125550110",
  services: [],
  stylists: [],
  faqs: [
    {
      id: "restrooms",
      questions: ["where are the restrooms"],
      answer: "The restrooms are behind you, to the left of the elevators.",
    },
  ],
  lobby: {
    rules: {
      ...USUAL_LOBBY_RULES,
      frontDesk: { name: "the security desk", phone: "+12125550110" },
      deliveriesTo: "on the shelf next to the front door",
      assemblyPoint: "the car park behind the building",
    },
    departments: [
      { id: "engineering", name: "Engineering", alternate: "priya" },
      { id: "marketing", name: "Marketing", alternate: "olivia" },
      { id: "sales", name: "Sales" },
    ],
    employees: [
      person("sarah-chen", "Sarah Chen", "engineering", 111),
      person("sarah-miller", "Sarah Miller", "marketing", 112),
      person("priya", "Priya Raman", "engineering", 113),
      person("olivia", "Olivia Martin", "marketing", 114),
      { ...person("siobhan", "Siobhan O'Brien", "sales"), aliases: ["Shiv O'Brien"] },
      person("daniel", "Daniel Kowalski", "engineering", 116),
      { ...person("peter", "Peter Lindqvist", "engineering"), left: { seeInstead: "priya" } },
      { ...person("yuki", "Yuki Tanaka", "engineering", 118), awayUntil: "2026-12-04" },
    ],
    documents: [
      {
        id: "confidentiality",
        name: "Confidentiality agreement",
        text: "Please keep what you see and hear here to yourself.",
        purposes: ["meeting", "interview", "contractor"],
      },
    ],
  },
};

function person(id: string, name: string, department: string, ending?: number): EmployeeInFile {
  const [givenName = "", familyName = ""] = name.split(" ");
  return {
    id,
    name,
    givenName,
    familyName,
    aliases: [],
    department,
    email: `${id}@acme.example`,
    ...(ending !== undefined && { phone: `+12125550${ending}` }),
  };
}
