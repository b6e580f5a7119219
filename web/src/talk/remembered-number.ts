const KEY = "frontdesk.calling-from";

/** The number that was last called from in this browser. Browsers that keep nothing for a page just forget it. */
export function readRememberedNumber(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberNumber(number: string): void {
  try {
    if (number === "") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, number);
  } catch {
    // The call matters more than the memory of it.
  }
}
