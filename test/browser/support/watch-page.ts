import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page that remembers what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors in the console, the page's policy refusing something included, and requests to any other server. */
  readonly faults: string[];
}

/** Opens a page of its own, and watches that it stays within its own server. */
export async function watchPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { origin: asked } = new URL(request.url());
    if (asked !== origin && !request.url().startsWith("data:")) faults.push(request.url());
  });
  return { page, faults };
}
