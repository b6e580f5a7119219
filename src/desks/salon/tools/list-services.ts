import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { serviceMinutes } from "../../../domain/business/service.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../../booking/booking-desk.ts";
import { withArticle } from "../../booking/words/join-words.ts";

const input = z.object({});

/** Names everything the salon does. */
export function listServices(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "list_services",
    description:
      "Lists everything that can be booked, with prices and durations. Use it when the caller asks what there is.",
    input,
    effect: "read",
    async run(_, toolContext) {
      const business = await loadDesk(onBehalfOf(desk, toolContext));
      return {
        status: "ok",
        data: {
          services: business.services.map((service) => ({
            name: service.name,
            minutes: serviceMinutes(service),
            priceMinor: service.priceMinor,
            currency: business.currency,
          })),
        },
        speakable: `We do ${withArticle(business.services.map((service) => service.name)).replaceAll(/\ban? /g, "")}.`,
      };
    },
  };
}
