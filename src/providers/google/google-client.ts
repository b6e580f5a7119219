import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { JWT, UserRefreshClient } from "google-auth-library";
import type { GoogleKey } from "./google-key.ts";

/** Events of calendars that were shared, and nothing else of an account. */
const SCOPES = ["https://www.googleapis.com/auth/calendar.events"];

/** Google's own client for one key. `fetch` stands in for the network in tests. */
export function googleClient(
  key: GoogleKey,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): calendar_v3.Calendar {
  const transporterOptions = { fetchImplementation: fetch };
  const auth =
    key.type === "service_account"
      ? new JWT({
          email: key.client_email,
          key: key.private_key,
          scopes: SCOPES,
          transporterOptions,
        })
      : new UserRefreshClient({
          clientId: key.client_id,
          clientSecret: key.client_secret,
          refreshToken: key.refresh_token,
          transporterOptions,
        });
  // A turn that fails is taken again as a whole, so the client doesn't try by itself.
  return calendar({ version: "v3", auth, retry: false, fetchImplementation: fetch });
}
