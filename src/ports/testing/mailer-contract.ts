import { describe, expect, test } from "vitest";
import type { Email, Mailer } from "../mailer.ts";

export interface MailerUnderTest extends AsyncDisposable {
  readonly mailer: Mailer;
  /** The subjects of what the server has taken, in order. */
  readonly taken: () => readonly (string | undefined)[];
}

const { signal } = new AbortController();
const email: Email = {
  key: "expected_1",
  to: "tom@initech.example",
  subject: "Your visit",
  text: "Show this code.",
  html: "<p>Show this code.</p>",
  files: [],
};

/** What every `Mailer` keeps. `open` is told whether the server takes what it is given and then says nothing more. */
export function mailerContract(
  name: string,
  open: (losesAnswers: boolean) => Promise<MailerUnderTest>,
): void {
  describe(`${name} keeps the contract of mailers`, () => {
    test("an e-mail is taken once, and its id is told", async () => {
      await using under = await open(false);
      const sent = await under.mailer.send(email, { signal });
      expect(sent).toEqual({ status: "sent", carrierId: expect.stringMatching(/./u) });
      expect(under.taken()).toEqual([email.subject]);
    });

    test("when the answer gets lost it doesn't say that nothing was sent", async () => {
      await using under = await open(true);
      expect((await under.mailer.send(email, { signal })).status).toBe("unknown");
      expect(under.taken()).toEqual([email.subject]);
    });

    test("a check sends nothing", async () => {
      await using under = await open(false);
      expect(await under.mailer.check({ signal })).toEqual({ ok: true });
      expect(under.taken()).toEqual([]);
    });
  });
}
