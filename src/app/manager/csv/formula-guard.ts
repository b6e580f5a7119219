/**
 * Spreadsheets run a cell that begins with one of these as a formula, whatever it was meant to be
 * (https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before it keeps it text; what begins with
 * apostrophes and one of these gets one more, so that taking one away again always yields what was there.
 */
const DANGEROUS = /^'*[=+\-@\t\r]/u;
const GUARDED = /^'+[=+\-@\t\r]/u;

/** A cell that no spreadsheet runs. */
export function guardCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** What `guardCell` was given. */
export function unguardCell(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
