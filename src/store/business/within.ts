/** Ids in a desk file are unique in the desk; in the database they carry it. */
export function within(desk: { readonly id: string }, id: string): string {
  return `${desk.id}/${id}`;
}
