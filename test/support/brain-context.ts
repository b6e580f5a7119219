import { z } from "zod";
import { salonScript } from "../../src/desks/salon/script.ts";
import type { TranscriptItem } from "../../src/domain/dialogue/transcript.ts";
import type { BrainContext } from "../../src/ports/brain.ts";
import type { Tool, ToolEffect } from "../../src/ports/tool.ts";

/** What a brain is given at a small salon: GlamDesk on Monday 23 November 2026 at 10:00, a caller of whom nothing is known. */
export function brainContext(transcript: readonly TranscriptItem[]): BrainContext {
  return {
    desk: {
      profile: {
        id: "glamdesk",
        trade: "salon",
        name: "GlamDesk",
        zone: "Asia/Kolkata",
        country: "IN",
        currency: "INR",
        languages: ["en-IN"],
        greeting: "Hello, this is GlamDesk.",
        voice: "slt",
      },
      phrasebook: {
        language: "en",
        country: "IN",
        intents: [],
        topics: [],
        services: [
          { name: "haircut", spoken: ["haircut"] },
          { name: "facial", spoken: ["facial"] },
        ],
        people: [{ name: "Priya", spoken: ["priya"] }],
        names: { given: [], surnames: [] },
      },
      briefing: "",
      script: salonScript,
      tools: [
        toolOf("confirm_proposal", "commit"),
        toolOf("get_available_slots", "read"),
        toolOf("book_appointment", "propose"),
      ],
      hints: () => ({ keyTerms: [], grammar: "" }),
    },
    transcript,
    caller: {},
    nowLocal: "2026-11-23T10:00",
  };
}

function toolOf(name: string, effect: ToolEffect): Tool {
  return {
    name,
    description: name,
    input: z.unknown(),
    effect,
    run: () => Promise.resolve({ status: "ok", data: null }),
  };
}
