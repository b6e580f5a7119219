import { Config, Resources, Schemas, Types } from "scimmy";
import {
  listProvisioned,
  removeProvisioned,
  saveProvisioned,
  type KnownUser,
} from "../../../actions/lobby/directory/provisioned-user.ts";
import type { ManageContext } from "../../../actions/manage/deed.ts";
import { fromScim, toScim, type ScimUser } from "./scim-user.ts";

/** Whose directory a request is about. */
export type ScimContext = ManageContext;

/**
 * Users of the directory as SCIM resources: `scimmy` checks what comes against the schemas of RFC 7643, applies patches and
 * filters (RFC 7644), and answers in their form. Its declarations hold for the whole process; whose directory it is comes
 * with each request.
 */
export function declareScimUsers(): typeof Resources.User {
  if (isDeclared) return Resources.User;
  isDeclared = true;
  Config.set({
    patch: true,
    filter: true,
    sort: true,
    bulk: false,
    changePassword: false,
    etag: false,
  });
  Resources.declare(Resources.User)
    .extend(Schemas.EnterpriseUser, false)
    .ingress(async ({ id }, instance: unknown, context: ScimContext) => {
      const saved = await saveProvisioned(context, fromScim(instance), id);
      if (saved.ok) return toScim(saved.user);
      if (saved.reason === "unknown") throw notFound(id);
      throw new Types.Error(409, "uniqueness", "Another user has this userName.");
    })
    .egress(async ({ id, filter }, context: ScimContext) => {
      const users = (await listProvisioned(context, id)).map((user: KnownUser) => toScim(user));
      const [user] = users;
      if (id === undefined) return filter ? matching(users, filter) : users;
      if (!user) throw notFound(id);
      return user;
    })
    .degress(async ({ id = "" }, context: ScimContext) => {
      if (!(await removeProvisioned(context, id))) throw notFound(id);
    });
  Resources.User.basepath("/scim/v2");
  return Resources.User;
}

let isDeclared = false;

function notFound(id = ""): Error {
  return new Types.Error(404, "", `Resource ${id} not found`);
}

/** User names are the same whatever their case (RFC 7643, 8.7.1), which `scimmy` doesn't know. */
function matching(users: readonly ScimUser[], filter: Types.Filter): ScimUser[] {
  const wanted = /^\s*userName\s+eq\s+"((?:[^"\\]|\\.)*)"\s*$/iu.exec(filter.expression)?.[1];
  if (wanted === undefined) return filter.match([...users]);
  const name: unknown = JSON.parse(`"${wanted}"`);
  return users.filter(
    ({ userName }) => typeof name === "string" && userName.toLowerCase() === name.toLowerCase(),
  );
}
