/** A business that answers here, and its owner's rules. */
export interface DesksTable {
  id: string;
  trade: string;
  name: string;
  /** IANA time zone. */
  zone: string;
  /** ISO 3166. */
  country: string;
  /** ISO 4217. */
  currency: string;
  /** JSON array of BCP 47 tags. */
  languages: string;
  greeting: string;
  voice: string;
  /** JSON array of the numbers that ring here, E.164. */
  numbers: string;
  /** E.164; null when nobody can take calls. */
  transfer_to: string | null;
  slot_interval_minutes: number;
  minimum_notice_minutes: number;
  horizon_days: number;
  hold_minutes: number;
  longest_call_minutes: number;
  /** JSON: `Emergency` of the domain; null where nobody rings in need. */
  emergency: string | null;
  /** Visits a day that the desk takes at most; null: no limit. */
  most_per_day: number | null;
  /** JSON: `Outreach` of the domain where it differs from the usual; null: as usual. */
  outreach: string | null;
  /** `AgentName` of the domain; null where ears, a brain and a voice hold the calls. */
  voice_agent: string | null;
  /** JSON: `LobbyRules` of the domain; null where no visitors are received. */
  lobby: string | null;
}
