/** Where a PostgreSQL database is, for people: the address without the user and the password. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return "postgres://";
  const { hostname, port, pathname } = new URL(url);
  const host = hostname === "" ? "localhost" : hostname;
  return `postgres://${host}${port === "" ? "" : `:${port}`}${pathname}`;
}
