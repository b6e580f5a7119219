import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

/** The browser that comes with npm is built for this kind of machine only. */
export const HAS_BROWSER = process.platform === "linux" && process.arch === "x64";

/** Added to the title of tests that a machine without that browser skips. */
export const NO_BROWSER = HAS_BROWSER
  ? ""
  : " (skipped: the browser from npm runs on Linux x64 only)";

/**
 * Starts a real Chromium that needs nothing from the system: the libraries and fonts it wants come from its own package.
 * With a WAV file as its microphone it grants the microphone by itself; without one it has none to give.
 */
export async function launchChromium(options: { microphone?: string } = {}): Promise<Browser> {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-gpu",
      "--autoplay-policy=no-user-gesture-required",
      ...(options.microphone === undefined
        ? []
        : [
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            `--use-file-for-fake-audio-capture=${options.microphone}`,
          ]),
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  });
}

/** Where the browser is unpacked: once for a version, about 200 MB and 2 seconds. */
async function unpacked(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
  const cache = join(import.meta.dirname, "../../../node_modules/.cache/frontdesk");
  const folder = join(cache, `chromium-${version}`);
  if (await exists(folder)) return folder;

  // Several test files may get here at once: each unpacks for itself, and the first to finish gives it its name.
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  const script = `
    import { inflate } from ${JSON.stringify(entry)};
    const files = ["chromium.br", "fonts.tar.br", "al2023.tar.br"];
    await Promise.all(files.map((file) => inflate(${JSON.stringify(join(home, "bin"))} + "/" + file)));
  `;
  // The package unpacks to the temporary folder of its process, so it gets a process of its own.
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...process.env, TMPDIR: own },
  });
  await writeFile(join(own, "fonts.conf"), fontsIn(folder));
  await rename(own, folder).catch(async (error: unknown) => {
    await rm(own, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

/** The package's own configuration looks for the fonts in `/tmp/fonts` only, and a browser with no font at all dies. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts/fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
