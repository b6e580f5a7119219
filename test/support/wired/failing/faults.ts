/** What goes wrong at a service in the second turn of a call. */
export const FAULTS = [
  "none",
  "dead socket",
  "429",
  "stall before the first",
  "stall in the middle",
  "half a JSON",
  "expired key",
] as const;
export type Fault = (typeof FAULTS)[number];

export type FailingPart = "ears" | "brain" | "voice";

/** The services whose faults are tried, by what they do in a call. */
export const FAILING: readonly { readonly part: FailingPart; readonly service: string }[] = [
  { part: "ears", service: "nova-3" },
  { part: "ears", service: "flux" },
  { part: "brain", service: "openai" },
  { part: "brain", service: "anthropic" },
  { part: "brain", service: "compatible" },
  { part: "voice", service: "aura" },
  { part: "voice", service: "elevenlabs" },
  { part: "voice", service: "openai" },
];
