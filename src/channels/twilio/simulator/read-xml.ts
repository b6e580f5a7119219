/** One element of a small XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its text, without its children's. */
  readonly text: string;
}

const TOKEN =
  /<\?[^?]*\?>|<!--[^]*?-->|<\/(?<close>[\w:-]+)\s*>|<(?<open>[\w:-]+)(?<attributes>(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/gy;

/**
 * Reads XML as far as TwiML uses it: elements, attributes, text, comments, the five named entities and character
 * references. Throws an Error that says where the document is not well formed.
 */
export function readXml(document: string): XmlElement {
  const root: Building = { name: "", attributes: {}, children: [], text: "" };
  const open: Building[] = [root];
  let readUntil = 0;
  for (const match of document.trim().matchAll(TOKEN)) {
    readUntil = match.index + match[0].length;
    const groups = match.groups ?? {};
    const parent = open.at(-1) ?? root;
    if (groups["open"] !== undefined) {
      const element = building(groups["open"], groups["attributes"] ?? "");
      parent.children.push(element);
      if (groups["empty"] === "") open.push(element);
    } else if (groups["close"] !== undefined) {
      if (open.length < 2 || parent.name !== groups["close"]) {
        throw new Error(`</${groups["close"]}> closes nothing at character ${match.index}`);
      }
      open.pop();
    } else if (groups["text"] !== undefined) {
      parent.text += decodeEntities(groups["text"]);
    }
  }
  if (readUntil < document.trim().length) throw new Error(`Not XML at character ${readUntil}`);
  const [element, ...others] = root.children;
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  if (!element || others.length > 0 || root.text.trim() !== "") {
    throw new Error("A document has exactly one root element");
  }
  return element;
}

interface Building {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Building[];
  text: string;
}

function building(name: string, attributes: string): Building {
  const pairs = [...attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key = "", double, single]) => [key, decodeEntities(double ?? single ?? "")] as const,
  );
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) {
    throw new Error(`<${name}> has an attribute twice`);
  }
  return { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+)?;?/gi, (whole, name: string | undefined) => {
    const character =
      name === undefined || !whole.endsWith(";")
        ? undefined
        : name.startsWith("#x")
          ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
          : name.startsWith("#")
            ? String.fromCodePoint(Number(name.slice(1)))
            : ENTITIES[name];
    if (character === undefined) throw new Error(`${whole} is not an entity of XML`);
    return character;
  });
}
