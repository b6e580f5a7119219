/** A calendar can't be opened with what we have; the message is one sentence that tells the owner what to do. */
export class LinkUnusable extends Error {
  override readonly name = "LinkUnusable";
}
