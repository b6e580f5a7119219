/** The part of a mail address after its last `@`, in lower case; empty where there is none. */
export function mailDomain(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** Whether people have addresses there for themselves, so that it says nothing of where they work. */
export function isPublicMail(domain: string): boolean {
  return PUBLIC_MAIL.has(ownName(domain));
}

/**
 * The company that a mail domain is named after, as it would be said: `acme-corp.com` is "Acme Corp". Null for where people have
 * addresses for themselves, and for names in other scripts, which stand there in code (RFC 3492).
 */
export function companyAt(domain: string): string | null {
  const name = ownName(domain);
  if (name === "" || PUBLIC_MAIL.has(name) || name.startsWith("xn--")) return null;
  return name
    .split("-")
    .filter((word) => word !== "")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

/** What was registered: the label before the top one, or before two that are given out together, as `co.uk`. */
function ownName(domain: string): string {
  const labels = domain.split(".").filter((label) => label !== "");
  const last = labels.at(-1) ?? "";
  const isTwofold = labels.length > 2 && last.length === 2 && SECOND_LEVEL.has(labels.at(-2) ?? "");
  const isHosted = labels.length > 2 && HOSTED.some((host) => domain.endsWith(host));
  return labels.at(isTwofold || isHosted ? -3 : -2) ?? "";
}

const SECOND_LEVEL = new Set("ac co com edu gob gov ne net or org".split(" "));

/** Companies have a name of their own below it. */
const HOSTED = [".onmicrosoft.com"];

const PUBLIC_MAIL = new Set(
  [
    "163 126 aol att bellsouth bigpond bluewin btinternet charter comcast cox duck earthlink fastmail foxmail free",
    "freenet gmail gmx googlemail hey home hotmail icloud laposte libero live mac mail mailbox me msn naver orange",
    "outlook passport pm posteo proton protonmail qq rediffmail rocketmail rogers sbcglobal seznam sfr shaw sina sky",
    "t-online talktalk telus terra tiscali tutanota tuta uol verizon virginmedia wanadoo web wp yahoo yandex ymail zoho",
  ]
    .join(" ")
    .split(" "),
);
