import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../src/base/clock.ts";
import { drawBadge, type Badge } from "../src/notifications/badge/index.ts";
import { IppPrinter } from "../src/providers/ipp/index.ts";
import { readPdf } from "../test/support/badges/read-badge.ts";

/** Prints badges on `ippeveprinter`, the sample printer of CUPS, well and broken, and prints what came of each. */
export async function benchPrinter(): Promise<number> {
  if (spawnSync("ippeveprinter", ["--version"]).error) {
    process.stdout.write(
      "There is no ippeveprinter on this machine; on Debian it comes with: apt-get install cups-ipp-utils avahi-daemon dbus\n",
    );
    return 0;
  }
  let wrong = 0;
  for (const [index, { name, command, expected }] of CASES.entries()) {
    const { outcome, tookMs, scanned } = await printOn(FIRST_PORT + index, command);
    const result = outcome.ok ? "printed" : outcome.reason;
    const isRight = expected.includes(result) && (!outcome.ok || scanned === badge.token);
    if (!isRight) wrong += 1;
    const detail = outcome.ok || outcome.detail === undefined ? "" : ` (${outcome.detail})`;
    const later = !outcome.ok && outcome.mayStillPrint ? ", may still print" : "";
    process.stdout.write(
      `${name.padEnd(34)}${`${result}${detail}${later}`.padEnd(44)}${Math.round(tookMs)} ms${isRight ? "" : "   WRONG"}\n`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

const badge: Badge = {
  business: "Acme Corp",
  visitor: "Łukasz Wróbel",
  company: "Globex Süd GmbH",
  host: "Sarah Chen",
  day: "2026-11-21",
  language: "en-GB",
  purpose: "meeting",
  token: "k3J9-xQ0aZ_7bLm2PqRs4w",
};

// What the printer runs for each page, in a shell; lines that begin with STATE: on its standard error are its state.
const CASES: readonly {
  readonly name: string;
  readonly command: string;
  readonly expected: readonly string[];
}[] = [
  { name: "a printer that prints", command: "exit 0", expected: ["printed"] },
  { name: "one that takes three seconds", command: "sleep 3", expected: ["printed"] },
  { name: "one that gives the job up", command: "exit 1", expected: ["refused", "stopped"] },
  {
    name: "one without paper, for ever",
    command: "echo 'STATE: +media-empty-error' >&2; sleep 30",
    expected: ["out-of-paper"],
  },
  {
    name: "one with its cover open, for ever",
    command: "echo 'STATE: +cover-open' >&2; sleep 30",
    expected: ["cover-open"],
  },
  { name: "one that never gets done", command: "sleep 30", expected: ["late"] },
];

const FIRST_PORT = 8631;

async function printOn(port: number, command: string) {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-printer-"));
  const script = join(folder, "print.sh");
  await writeFile(script, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  const spool = join(folder, "spool");
  await mkdir(spool);
  const device = spawn(
    "ippeveprinter",
    [
      "-r",
      "off",
      "-p",
      String(port),
      "-n",
      "localhost",
      "-k",
      "-d",
      spool,
      "-c",
      script,
      "-f",
      "application/pdf",
      "Badge",
    ],
    { stdio: "ignore" },
  );
  try {
    const printer = new IppPrinter(`ipp://localhost:${port}/ipp/print`, systemClock);
    await untilUp(printer);
    const { document } = await drawBadge(badge, { widthMm: 62, heightMm: 100 }, printer.language);
    const startMs = performance.now();
    const outcome = await printer.print(document, { signal: new AbortController().signal });
    return { outcome, tookMs: performance.now() - startMs, scanned: await scanSpool(spool) };
  } finally {
    device.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** It takes a moment to listen; one that never does is on a machine without D-Bus and Avahi, which it needs. */
async function untilUp(printer: IppPrinter): Promise<void> {
  const { signal } = new AbortController();
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await printer.check({ signal })).ok) return;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  throw new Error("ippeveprinter doesn't come up; it needs dbus-daemon and avahi-daemon running");
}

/** The QR code of the page that the printer kept, if it kept one. */
async function scanSpool(spool: string): Promise<string | undefined> {
  const file = (await readdir(spool)).find((name) => name.endsWith(".pdf"));
  if (file === undefined) return undefined;
  return (await readPdf(await readFile(join(spool, file)))).qr;
}
