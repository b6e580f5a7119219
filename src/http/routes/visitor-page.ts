import { createHash } from "node:crypto";
import { escapeHtml } from "../../base/escape-html.ts";

/** A few words on a visitor's phone, and at most one thing to press. */
export interface VisitorPage {
  readonly title: string;
  readonly lines: readonly string[];
  /** What the button says; it posts to the page's own address. */
  readonly button?: string;
  /** It is worth looking again after so many seconds. */
  readonly againAfterSeconds?: number;
}

/** What whoever leaves reads, and whoever guesses. */
export const GOODBYE: VisitorPage = {
  title: "Goodbye!",
  lines: ["Thanks for coming. If you have a badge, please leave it at the front desk."],
};

const STYLE = `
:root{color-scheme:light dark;--ground:#faf6f1;--ink:#2b2320;--accent:#9a3f22;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#1b1715;--ink:#f3ebe3;--accent:#f0a283;--on-accent:#2b1409}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--ground);color:var(--ink);font:1.375rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:28rem}
h1{margin:0 0 .75rem;font-size:2rem;line-height:1.2}
p{margin:0 0 1rem}
button{width:100%;min-height:4rem;margin-top:1rem;border:0;border-radius:.75rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:4px solid var(--accent);outline-offset:3px}
`;

/** What the page's Content-Security-Policy allows: this very style and no other. */
export const VISITOR_STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/** The page. It needs no script and loads nothing. */
export function visitorPage({ title, lines, button, againAfterSeconds }: VisitorPage): string {
  const again =
    againAfterSeconds === undefined
      ? ""
      : `<meta http-equiv="refresh" content="${againAfterSeconds}">\n`;
  const form =
    button === undefined
      ? ""
      : `<form method="post"><button>${escapeHtml(button)}</button></form>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${again}<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<div role="status">${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}</div>
${form}</main>
</body>
</html>
`;
}
