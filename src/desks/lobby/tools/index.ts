import type { Tool } from "../../../ports/tool.ts";
import type { LobbyBook } from "../lobby-book.ts";
import { checkOut } from "./check-out.ts";
import { confirmProposal } from "./confirm-proposal.ts";
import { endCall } from "./end-call.ts";
import { getFaq } from "./get-faq.ts";
import { lookupEmployee } from "./lookup-employee.ts";
import { notifyHost } from "./notify-host.ts";
import { printBadge } from "./print-badge.ts";
import { searchMeetingsTool } from "./search-meetings.ts";
import { takeMessage } from "./take-message.ts";
import { transferToHuman } from "./transfer-to-human.ts";

/** Everything a lobby's desk can do for a visitor. */
export function lobbyTools(book: LobbyBook): readonly Tool[] {
  return [
    lookupEmployee(book),
    searchMeetingsTool(book),
    notifyHost(book),
    takeMessage(book),
    checkOut(book),
    confirmProposal(book),
    printBadge(book),
    getFaq(book),
    transferToHuman(book),
    endCall(),
  ];
}
