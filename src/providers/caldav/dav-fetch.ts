import { ProviderError } from "../../ports/provider-error.ts";

/** Where a calendar is and who reads it. */
export interface CalDavAccount {
  readonly user: string;
  readonly password: string;
}

/**
 * `fetch` as an account of a CalDAV server, until the signal aborts. What concerns a whole account or server is thrown as a
 * `ProviderError`; every other status is an answer.
 */
export function davFetch(account: CalDavAccount, signal: AbortSignal): typeof fetch {
  const pair = Buffer.from(`${account.user}:${account.password}`).toString("base64");
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Basic ${pair}`);
    const response = await send(input, { ...init, headers, signal });
    const failure = failureOf(response.status);
    if (!failure) return response;
    await response.body?.cancel();
    throw new ProviderError("caldav", failure, `status ${response.status}`);
  };
}

async function send(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request);
  } catch (error) {
    request[1]?.signal?.throwIfAborted();
    throw new ProviderError("caldav", "connectivity", undefined, { cause: error });
  }
}

function failureOf(status: number): ProviderError["failure"] | undefined {
  if (status === 401) return "authentication";
  if (status === 429) return "rate-limit";
  if (status === 507) return "quota";
  return status >= 500 && status !== 501 ? "server" : undefined;
}
