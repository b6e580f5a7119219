/** A short id made of a name, `gel-nails`; with a number behind it when it is taken. `kind` stands in for letters that have no Latin form. */
export function slugFor(name: string, kind: string, isTaken: (slug: string) => boolean): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 40)
    .replace(/-+$/u, "");
  const base = plain === "" ? kind : plain;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

/** Whether an owner may give something this id. */
export function isSlug(id: string): boolean {
  return /^[a-z\d]+(-[a-z\d]+)*$/u.test(id);
}
