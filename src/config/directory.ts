import { z } from "zod";

/** Where the people of a lobby's directory come from, besides the owner's own hands. */
export interface DirectoryConfig {
  /** What identity providers show at `/scim/v2`; absent: none may push. */
  readonly scimToken?: string;
  /** What is read once a day: the company's Slack, or a CSV file; absent: nothing. */
  readonly daily?: { readonly from: "slack" } | { readonly from: "file"; readonly path: string };
}

/** The variables about the directory; part of `environment`. */
export const directoryVariables = {
  SCIM_TOKEN: z
    .string()
    .regex(/^\S{20,}$/u, "a token of at least 20 characters without blanks, made up at random")
    .optional(),
  DIRECTORY_SYNC: z
    .string()
    .regex(/^(?:slack|.+\.csv)$/iu, "slack, or the path of a CSV file")
    .optional(),
};

const variables = z.object(directoryVariables);

/** How the directory is kept up to date. */
export function readDirectory(read: z.infer<typeof variables>): DirectoryConfig {
  const { SCIM_TOKEN: scimToken, DIRECTORY_SYNC: sync } = read;
  return {
    ...(scimToken !== undefined && { scimToken }),
    ...(sync !== undefined && {
      daily: sync.toLowerCase() === "slack" ? { from: "slack" } : { from: "file", path: sync },
    }),
  };
}

/** What is set only by half. */
export function* directoryFaults(
  given: Readonly<Record<string, string | undefined>>,
): Generator<string, void> {
  if (given["DIRECTORY_SYNC"]?.toLowerCase() === "slack" && given["SLACK_BOT_TOKEN"] === undefined)
    yield "SLACK_BOT_TOKEN is missing; DIRECTORY_SYNC=slack can't be done without it, so set it too or take DIRECTORY_SYNC out.";
}
