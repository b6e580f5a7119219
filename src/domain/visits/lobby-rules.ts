/** What the owner of a lobby decides: how hosts are told, what a badge looks like, what is kept and for how long. */
export interface LobbyRules {
  /** The rungs of the ladder by which a host is told, in seconds since the visitor was announced; null: left out. */
  readonly ladder: {
    readonly smsAfterSeconds: number | null;
    readonly callAfterSeconds: number | null;
    readonly alternateAfterSeconds: number | null;
    readonly frontDeskAfterSeconds: number;
  };
  readonly badge: {
    readonly widthMm: number;
    readonly heightMm: number;
    /** `ipp://…` or `zpl://…`; left out: PRINTER_URL, and without that no badges are printed. */
    readonly printer?: string;
  };
  /** Whole days after a visit ends until a field is erased: 30, 60 or 90 by convention. */
  readonly keepDays: {
    readonly visitorName: number;
    readonly company: number;
    readonly purposeWords: number;
    /** Until the whole row is nothing but times and a host. */
    readonly visit: number;
  };
  /** Who is told when nobody else answers, and where visitors who want a person go. */
  readonly frontDesk: {
    /** As it is said: "the front desk", "security on the ground floor". */
    readonly name: string;
    /** E.164. */
    readonly phone?: string;
    /** A Slack channel, by its id. */
    readonly slackChannel?: string;
  };
  /** Where couriers leave what they bring, as it is said: "on the shelf by the door". */
  readonly deliveriesTo: string;
  /** Whether visitors are left without a person when the alarm is on: what they are told and where they gather. */
  readonly assemblyPoint?: string;
  /** How often a name may be looked for in one visit before a person takes over. */
  readonly mostLookups: number;
}

export const USUAL_LOBBY_RULES: LobbyRules = {
  ladder: {
    smsAfterSeconds: 30,
    callAfterSeconds: 75,
    alternateAfterSeconds: 120,
    frontDeskAfterSeconds: 180,
  },
  badge: { widthMm: 62, heightMm: 100 },
  keepDays: { visitorName: 30, company: 30, purposeWords: 30, visit: 90 },
  frontDesk: { name: "the front desk" },
  deliveriesTo: "at the front desk",
  mostLookups: 3,
};
