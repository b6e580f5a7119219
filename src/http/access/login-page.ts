import { createHash } from "node:crypto";
import { escapeHtml } from "../../base/escape-html.ts";

const STYLE = `
:root{color-scheme:light dark;--ground:#faf6f1;--card:#fffdfa;--ink:#2b2320;--quiet:#6d615a;--line:#e2d8cd;--accent:#9a3f22;--on-accent:#fff;--fault:#a3211b}
@media (prefers-color-scheme:dark){:root{--ground:#1b1715;--card:#25201d;--ink:#f3ebe3;--quiet:#b3a59a;--line:#40372f;--accent:#f0a283;--on-accent:#2b1409;--fault:#ff9c8f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:22rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.75rem}
h1{margin:0 0 .25rem;font-size:1.35rem}
p{margin:0 0 1.25rem;color:var(--quiet)}
p.fault{color:var(--fault);margin:.75rem 0 0}
label{display:block;font-weight:600;margin-bottom:.35rem}
input,button{font:inherit;width:100%;min-height:2.875rem;border-radius:.625rem;padding:0 .875rem}
input{border:1px solid var(--quiet);background:var(--ground);color:var(--ink)}
button{margin-top:1rem;border:0;background:var(--accent);color:var(--on-accent);font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`;

/** What the page's Content-Security-Policy allows: this very style and no other. */
export const LOGIN_STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/** The login page. It needs no script and loads nothing. */
export function loginPage(page: { readonly next: string; readonly fault?: string }): string {
  const fault =
    page.fault === undefined
      ? ""
      : `<p class="fault" id="fault" role="alert">${escapeHtml(page.fault)}</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · Frontdesk</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Frontdesk</h1>
<p>Log in to see today's book.</p>
<form method="post" action="/login">
<input type="hidden" name="next" value="${escapeHtml(page.next)}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus${fault === "" ? "" : ' aria-describedby="fault" aria-invalid="true"'}>
${fault}
<button>Log in</button>
</form>
</main>
</body>
</html>
`;
}
