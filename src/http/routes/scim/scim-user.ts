import { z } from "zod";
import type {
  KnownUser,
  ProvisionedUser,
} from "../../../actions/lobby/directory/provisioned-user.ts";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const valued = z.array(
  z.object({
    value: z.string().optional(),
    type: z.string().optional(),
    primary: z.boolean().optional(),
  }),
);

const shape = z.object({
  userName: z.string(),
  externalId: z.string().optional(),
  displayName: z.string().optional(),
  nickName: z.string().optional(),
  title: z.string().optional(),
  preferredLanguage: z.string().optional(),
  active: z.boolean().optional(),
  name: z
    .object({
      formatted: z.string().optional(),
      givenName: z.string().optional(),
      familyName: z.string().optional(),
    })
    .optional(),
  emails: valued.optional(),
  phoneNumbers: valued.optional(),
  [ENTERPRISE]: z.object({ department: z.string().optional() }).optional(),
});

/** A user as `scimmy` takes it for an answer. */
export type ScimUser = ReturnType<typeof toScim>;

/** What of a user that `scimmy` has checked is kept here: who they are and how they are reached, and nothing more. */
export function fromScim(instance: unknown): ProvisionedUser {
  const user = shape.parse(instance);
  const { givenName, familyName, formatted } = user.name ?? {};
  const whole = [givenName, familyName].filter(Boolean).join(" ");
  const name = user.displayName ?? formatted ?? (whole === "" ? user.userName : whole);
  const email = bestOf(user.emails, ["work"]) ?? addressIn(user.userName);
  const phone = bestOf(user.phoneNumbers, ["mobile", "work"]);
  const department = user[ENTERPRISE]?.department;
  return {
    userName: user.userName,
    name,
    active: user.active ?? true,
    ...(user.externalId !== undefined && { externalId: user.externalId }),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(user.nickName !== undefined && { nickName: user.nickName }),
    ...(user.title !== undefined && { title: user.title }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(department !== undefined && department !== "" && { department }),
    ...(user.preferredLanguage !== undefined && { language: user.preferredLanguage }),
  };
}

/** A user of the directory in the form of RFC 7643. */
export function toScim(user: KnownUser) {
  const { id, userName, name, givenName, familyName, active, externalId, nickName } = user;
  const { title, email, phone, department, language } = user;
  return {
    id,
    userName,
    active,
    displayName: name,
    name: { formatted: name, givenName: givenName ?? "", familyName: familyName ?? "" },
    ...(externalId !== undefined && { externalId }),
    ...(nickName !== undefined && { nickName }),
    ...(title !== undefined && { title }),
    ...(email !== undefined && { emails: [{ value: email, type: "work", primary: true }] }),
    ...(phone !== undefined && { phoneNumbers: [{ value: phone, type: "mobile", primary: true }] }),
    ...(language !== undefined && { preferredLanguage: language }),
    ...(department !== undefined && { [ENTERPRISE]: { department } }),
  };
}

function bestOf(list: z.infer<typeof valued> | undefined, types: readonly string[]) {
  const ranked = [
    ...types.map((type) => list?.find((one) => one.type?.toLowerCase() === type)),
    list?.find((one) => one.primary === true),
    list?.[0],
  ];
  return ranked.find((one) => one?.value !== undefined && one.value !== "")?.value;
}

function addressIn(userName: string): string | undefined {
  return /^[^\s@]+@[^\s@]+$/u.test(userName) ? userName : undefined;
}
