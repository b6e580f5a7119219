/** What a code that was scanned or typed does: the words of the page it leads to. */
export interface CodeRead {
  readonly title: string;
  readonly lines: readonly string[];
  /** Set where there may be more to read later: the host's answer. */
  readonly path?: string;
}

/** The token at the end of an invitation's address, or alone; a badge has nothing else. */
const TOKEN = /(?:\/(?<kind>in|out)\/)?(?<token>[\w-]{22})\s*$/u;

/** Takes it for what it is: checks in whoever was invited, or signs out whoever gives back a badge. Undefined where it is no code of ours. */
export async function readCode(code: string): Promise<CodeRead | undefined> {
  const { kind, token } = TOKEN.exec(code)?.groups ?? {};
  if (token === undefined) return undefined;
  const invitation = kind === "out" ? undefined : await lookAt(`/in/${token}`);
  if (invitation) {
    if (!invitation.isOpen) return invitation.read;
    // Whoever shows an invitation at the door is here: nobody asks them once more.
    await fetch(`/in/${token}`, { method: "POST" });
    return (await lookAt(`/in/${token}`))?.read;
  }
  if (kind === "in") return undefined;
  const answer = await fetch(`/out/${token}`, { method: "POST" });
  return readPage(await answer.text()).read;
}

/** What the page at this address says by now; undefined when it says nothing any more. */
export async function readAgain(path: string): Promise<CodeRead | undefined> {
  return (await lookAt(path))?.read;
}

async function lookAt(path: string): Promise<ReturnType<typeof readPage> | undefined> {
  const answer = await fetch(path);
  if (!answer.ok) return undefined;
  const page = readPage(await answer.text());
  return { ...page, read: { ...page.read, path } };
}

/** The words of a page for visitors' phones, and whether there is something to press on it. */
function readPage(html: string): { readonly read: CodeRead; readonly isOpen: boolean } {
  const page = new DOMParser().parseFromString(html, "text/html");
  return {
    read: {
      title: page.querySelector("h1")?.textContent ?? "",
      lines: Array.from(page.querySelectorAll("[role=status] p"), (line) => line.textContent),
    },
    isOpen: page.querySelector("form button") !== null,
  };
}
