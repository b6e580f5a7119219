import { z } from "zod";
import type { HandOver } from "../../ports/messenger.ts";

const fault = z.object({
  /** Nodemailer's word for what failed. */
  code: z.string().optional(),
  /** What the server answered (RFC 5321, 4.2). */
  responseCode: z.number().optional(),
});

/**
 * Why an e-mail didn't go: what that means for it, and a sentence's end for the owner, without what anybody wrote. `isHandedOver`: the
 * server had been asked to take the message, so that an answer that got lost may have been a yes.
 */
export function readMailFault(
  error: unknown,
  { isHandedOver }: { readonly isHandedOver: boolean },
): {
  readonly handOver: HandOver;
  readonly detail: string;
} {
  const { code = "", responseCode } = fault.safeParse(error).data ?? {};
  if (code === "EAUTH" || code === "ENOAUTH")
    return unsent("sign-in", "refuses the user or the password");
  if (code === "ETLS") return unsent("no-encryption", "offers no connection that nobody can read");
  if (code === "EDNS") return unsent("unknown-host", "has a name that nobody knows");
  if (responseCode !== undefined) {
    const reason = `smtp-${responseCode}`;
    // 5yz is for good, all but "bad sequence", which is about the connection (RFC 5321, 4.2.1).
    if (responseCode < 500 || responseCode === 503)
      return unsent(reason, `answers ${responseCode}; try again later`);
    return { handOver: { status: "refused", reason }, detail: `answers ${responseCode}` };
  }
  if (code === "EENVELOPE")
    return { handOver: { status: "refused", reason: "address" }, detail: "takes no such address" };
  if (!isHandedOver) return unsent("unreachable", "can't be reached");
  return { handOver: { status: "unknown", reason: "no-answer" }, detail: "gives no answer" };
}

function unsent(reason: string, detail: string) {
  return { handOver: { status: "unsent", reason } as const, detail };
}
