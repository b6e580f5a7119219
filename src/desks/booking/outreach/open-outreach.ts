import { loadDesk } from "../../../actions/load-desk.ts";
import type { OutgoingCall } from "../../../actions/outreach/outgoing-call.ts";
import type { CallerKnowledge } from "../../../ports/brain.ts";
import type { Desk } from "../../../ports/desk.ts";
import type { Book } from "../booking-desk.ts";
import { outreachWords, type OutreachWords } from "./opening.ts";
import { outreachDesk } from "./outreach-desk.ts";

/** A desk as it is for one call that we make, and what it says of its own accord. */
export interface Outreach {
  readonly desk: Desk;
  readonly words: OutreachWords;
  /** Whoever picks up is taken for the customer, as far as the one appointment goes. */
  readonly caller: CallerKnowledge;
}

/** Readies a desk for ringing a customer up. `open` is how the trade opens it for whoever calls. */
export async function openOutreach(
  book: Book,
  call: OutgoingCall,
  options: {
    readonly open: (book: Book) => Promise<Desk>;
    /** E.164: whom we rang. */
    readonly number?: string;
    /** E.164: where they can ring back. */
    readonly callBack?: string;
  },
): Promise<Outreach> {
  const { appointment, purpose } = call;
  const about: Book = { ...book, aboutVisit: appointment.id };
  const business = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  const { callBack, number = appointment.customer.phone } = options;
  const words = outreachWords({
    purpose,
    appointment,
    business,
    zone: business.zone,
    nowMs: book.clock.nowMs(),
    ...(callBack !== undefined && { callBack }),
  });
  const desk = outreachDesk(await options.open(about), purpose, { book, appointment, words });
  return { desk, words, caller: { number, name: appointment.customer.name } };
}
