/** An element of a request: its namespace and name, attributes, text and children. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly children: XmlElement[];
  readonly prefixes: Readonly<Record<string, string>>;
  text: string;
}

const TOKEN =
  /<\?[^?]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
};

/** Reads what a strict server takes: well-formed, every prefix declared. Throws for anything else. */
export function readXml(text: string): XmlElement {
  const open: OpenElement[] = [element("", "", {}, {})];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error("It is not well-formed.");
    const [, closed, opened, attributeText = "", selfClosed, words] = match;
    const parent = open.at(-1);
    if (!parent) throw new Error("It is not well-formed.");
    if (words !== undefined)
      parent.text += words.replaceAll(/&\w+;/gu, (one) => ENTITIES[one] ?? one);
    if (closed !== undefined && open.pop()?.tag !== closed)
      throw new Error(`</${closed}> closes nothing.`);
    if (opened === undefined) continue;
    const attributes = readAttributes(attributeText);
    const child = element(
      opened,
      resolve(opened, attributes, parent.prefixes),
      attributes,
      parent.prefixes,
    );
    parent.children.push(child);
    if (selfClosed === "") open.push(child);
  }
  const [document] = open;
  const root = document?.children[0];
  if (!root || open.length !== 1 || document.children.length !== 1) {
    throw new Error("It is not well-formed.");
  }
  return root;
}

function element(
  tag: string,
  namespace: string,
  attributes: Record<string, string>,
  inherited: Readonly<Record<string, string>>,
): OpenElement {
  const prefixes = { ...inherited, ...declared(attributes) };
  const name = tag.split(":").at(-1) ?? "";
  return { tag, namespace, name, attributes, prefixes, children: [], text: "" };
}

function resolve(
  tag: string,
  attributes: Record<string, string>,
  inherited: Readonly<Record<string, string>>,
): string {
  const prefix = tag.includes(":") ? (tag.split(":")[0] ?? "") : "";
  const namespace = { ...inherited, ...declared(attributes) }[prefix];
  if (namespace === undefined) throw new Error(`The prefix of ${tag} is not declared.`);
  return namespace;
}

function declared(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"))
      .map(([name, value]) => [name.slice(6), value]),
  );
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
      ([, name = "", double, single]) => [name, double ?? single ?? ""],
    ),
  );
}
