/** Whether two written names are said alike, so that a caller to whom one is read back cannot know it from the other. */
export function soundsLike(one: string, other: string): boolean {
  return sound(one) === sound(other);
}

function sound(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ck", "k")
    .replaceAll(/(?<=[dtkbg])h|h$/g, "")
    .replaceAll(/(.)\1/g, "$1");
}
