import type { NoticeView } from "../app/outreach-desk.ts";

/** Said under a list where nothing can leave this machine. */
export const NO_CARRIER =
  "No telephone account is set up, so nothing leaves this machine; see TWILIO_ACCOUNT_SID in .env.example.\n";

/** Two lines a message or call: when, how, to whom and what became of it; and below, the words. */
export function noticeLines(notices: readonly NoticeView[]): string {
  return notices.map(noticeLine).join("");
}

function noticeLine(notice: NoticeView): string {
  const head = [
    notice.at.slice(0, 16).replace("T", " "),
    notice.channel,
    notice.to ?? "nobody",
    notice.kind,
    standing(notice),
  ];
  return `${head.join("  ")}\n${notice.text === null ? "" : `    ${notice.text}\n`}`;
}

function standing({ status, reason, outcome }: NoticeView): string {
  const why = reason === null ? "" : `: ${reason}`;
  const came = outcome === null ? "" : `, ${outcome}`;
  const words = {
    // A dry run says beforehand why something won't go out.
    waiting: reason === null ? "waits" : `won't go out${why}`,
    claimed: `on its way${why}`,
    sent: `sent${came}${why}`,
    skipped: `not sent${why}`,
    failed: `failed${why}`,
    unknown: `perhaps sent${why}`,
  };
  return words[status];
}
