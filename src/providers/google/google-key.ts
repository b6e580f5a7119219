import { z } from "zod";

/** The address of a service account or the consent of a person, as Google's own JSON files hold them. */
export type GoogleKey = z.infer<typeof googleKey>;

const googleKey = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("service_account"),
    client_email: z.string().min(1),
    private_key: z.string().startsWith("-----BEGIN"),
  }),
  z.object({
    type: z.literal("authorized_user"),
    client_id: z.string().min(1),
    client_secret: z.string().min(1),
    refresh_token: z.string().min(1),
  }),
]);

/** Reads the text of such a file; undefined when it is none. */
export function readGoogleKey(text: string): GoogleKey | undefined {
  try {
    return googleKey.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
