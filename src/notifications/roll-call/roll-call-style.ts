/** Large enough to read and tap outdoors with gloves on; on paper, black on white with boxes to tick. */
export const ROLL_CALL_STYLE = `
:root{color-scheme:light;--ink:#1d1a18;--quiet:#5b534e;--line:#cfc6be;--mark:#0b6b3a}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.25rem;background:#fff;color:var(--ink);font:1.125rem/1.45 system-ui,sans-serif}
h1{margin:0;font-size:1.75rem}
h2{margin:1.75rem 0 .5rem;font-size:1.25rem}
p{margin:.35rem 0;color:var(--quiet)}
.drill{margin:0 0 1rem;padding:.6rem 1rem;border:3px solid var(--ink);color:var(--ink);font-weight:700;text-align:center;letter-spacing:.04em}
.count{color:var(--ink);font-size:1.375rem;font-weight:700}
.tools{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:1rem 0}
input[type=search]{flex:1 1 14rem;min-height:3rem;padding:0 .875rem;border:2px solid var(--quiet);border-radius:.5rem;font:inherit}
a{color:var(--ink)}
ul{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
li{border-bottom:1px solid var(--line)}
li[hidden]{display:none}
label{display:grid;grid-template-columns:2.75rem 1fr auto;gap:.75rem;align-items:center;min-height:4rem;padding:.5rem .25rem;cursor:pointer}
input[type=checkbox]{width:2.25rem;height:2.25rem;accent-color:var(--mark)}
.who{font-weight:600}
.more{display:block;color:var(--quiet);font-size:.9em}
.since{color:var(--quiet);font-variant-numeric:tabular-nums;white-space:nowrap}
li:has(:checked) .who{text-decoration:line-through;text-decoration-thickness:2px}
:focus-visible{outline:4px solid #0b57d0;outline-offset:2px}
@media print{body{max-width:none;padding:0;font-size:11pt}.tools{display:none}label{min-height:0;padding:4pt 0}li{break-inside:avoid}input[type=checkbox]{width:14pt;height:14pt}}
`;
