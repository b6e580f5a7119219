/** The database was made by a newer Frontdesk than this one; opening it could lose what the newer one wrote. */
export class DatabaseNewer extends Error {
  override readonly name = "DatabaseNewer";

  constructor(place: string, found: number, known: number) {
    super(
      `The database ${place} was made by a newer Frontdesk (its version is ${found}, this program knows ${known}): ` +
        `update the program, or set DATABASE_URL to another one.`,
    );
  }
}
