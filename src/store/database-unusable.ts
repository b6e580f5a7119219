/** The database cannot be opened or written. The message is one sentence that says what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = "DatabaseUnusable";
}
