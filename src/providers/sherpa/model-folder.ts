import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files of a streaming transducer, as k2-fsa publishes them. */
export interface ModelFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly joiner: string;
  readonly tokens: string;
}

const WHERE =
  "Download a streaming zipformer from https://k2-fsa.github.io/sherpa/onnx/pretrained_models/online-transducer and unpack it there";

/** The model in a folder, or one sentence that says what is wrong with it and what to do. */
export async function findModel(
  folder: string,
): Promise<{ ok: true; files: ModelFiles } | { ok: false; reason: string }> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return { ok: false, reason: `There is no folder ${folder}. ${WHERE}.` };
  // The small ones are as good for the two that take the time; the decoder gains nothing: k2-fsa's own advice.
  const encoder = pick(names, "encoder", true);
  const decoder = pick(names, "decoder", false);
  const joiner = pick(names, "joiner", true);
  const tokens = names.find((name) => name === "tokens.txt");
  if (!encoder || !decoder || !joiner || !tokens) {
    const wanted = {
      "encoder*.onnx": encoder,
      "decoder*.onnx": decoder,
      "joiner*.onnx": joiner,
      "tokens.txt": tokens,
    };
    const missing = Object.entries(wanted).flatMap(([name, found]) => (found ? [] : [name]));
    return { ok: false, reason: `${folder} has no ${missing.join(", no ")}. ${WHERE}.` };
  }
  if (!isTokenList(await readFile(join(folder, tokens), "utf8")))
    return {
      ok: false,
      reason: `${join(folder, tokens)} is no list of tokens: each line is a token, a space and its number. ${WHERE}.`,
    };
  return {
    ok: true,
    files: {
      encoder: join(folder, encoder),
      decoder: join(folder, decoder),
      joiner: join(folder, joiner),
      tokens: join(folder, tokens),
    },
  };
}

function pick(names: readonly string[], part: string, wantsSmall: boolean): string | undefined {
  const found = names.filter((name) => name.startsWith(part) && name.endsWith(".onnx")).toSorted();
  return found.find((name) => name.endsWith(".int8.onnx") === wantsSmall) ?? found[0];
}

function isTokenList(text: string): boolean {
  const lines = text.split(/\r?\n/u).filter((line) => line !== "");
  return lines.length > 1 && lines.every((line) => /^\S+\s+\d+$|^\s+\d+$/u.test(line));
}
