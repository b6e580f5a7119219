import { access, constants } from "node:fs/promises";
import type { Config } from "../config/config.ts";
import type { Finding } from "./examine.ts";

/** How a lobby's directory is kept up to date. */
export async function examineDirectory({
  directory: { scimToken, daily },
  publicOrigin,
}: Pick<Config, "directory" | "publicOrigin">): Promise<readonly Finding[]> {
  const part = "directory";
  const findings: Finding[] = [];
  if (scimToken !== undefined)
    findings.push(
      publicOrigin === undefined
        ? {
            part,
            state: "broken",
            detail:
              "An identity provider can't reach this desk: set PUBLIC_ORIGIN to its https address.",
          }
        : {
            part,
            state: "ok",
            detail: `An identity provider may push to ${publicOrigin}/scim/v2.`,
          },
    );
  if (daily?.from === "slack")
    findings.push({ part, state: "ok", detail: "It is read from Slack once a day." });
  if (daily?.from === "file")
    findings.push(
      (await isReadable(daily.path))
        ? { part, state: "ok", detail: `It is read from ${daily.path} once a day.` }
        : {
            part,
            state: "broken",
            detail: `${daily.path} can't be read; compare DIRECTORY_SYNC in .env with where the file is.`,
          },
    );
  if (findings.length > 0) return findings;
  const detail =
    "It is kept by hand, with frontdesk employees; docs/directory.md says how a file, Slack or an identity provider keep it.";
  return [{ part, state: "off", detail }];
}

async function isReadable(path: string): Promise<boolean> {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
