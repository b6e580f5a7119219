/** Somebody as a source of the directory has them: a file, an identity provider, Slack. */
export interface DirectoryEntry {
  /** What the source calls them; it stays the same when their name changes. */
  readonly externalId: string;
  readonly name: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly aliases?: readonly string[];
  readonly title?: string;
  /** By its name; one that isn't known yet is added. */
  readonly department?: string;
  /** By its name or id; one that isn't known is left out. */
  readonly location?: string;
  readonly email?: string;
  /** As it was written. */
  readonly phone?: string;
  readonly slackUserId?: string;
  /** False: they left. */
  readonly isActive: boolean;
}

/** Where entries come from, and what each is called in the database. */
export const DIRECTORY_SOURCES = ["owner", "file", "csv", "scim", "slack"] as const;

export type DirectorySource = (typeof DIRECTORY_SOURCES)[number];
