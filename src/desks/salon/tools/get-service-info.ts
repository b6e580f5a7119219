import { z } from "zod";
import { loadDesk } from "../../../actions/load-desk.ts";
import { serviceMinutes, type Service } from "../../../domain/business/service.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../../booking/booking-desk.ts";
import { withArticle, sentence } from "../../booking/words/join-words.ts";
import { findServices } from "../../booking/words/find-offering.ts";
import { sayDuration } from "../../booking/words/say-duration.ts";
import { sayPrice } from "../../booking/words/say-price.ts";
import { unknownService } from "../../booking/words/unknown.ts";

const input = z.object({ service: z.string().describe("What the caller called it.") });

/** Says what a service costs, how long it takes and what it is. */
export function getServiceInfo(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "get_service_info",
    description: "Price, duration and description of a service.",
    input,
    effect: "read",
    async run({ service }, toolContext) {
      const business = await loadDesk(onBehalfOf(desk, toolContext));
      const services = findServices(business, service);
      if (services.length === 0) return unknownService(business, desk.words);
      return {
        status: "ok",
        data: {
          services: services.map((one) => ({
            name: one.name,
            minutes: serviceMinutes(one),
            priceMinor: one.priceMinor,
            currency: business.currency,
            description: one.description,
            stylists: business.stylists
              .filter((stylist) => stylist.serviceIds.includes(one.id))
              .map((stylist) => stylist.name),
          })),
        },
        speakable: services.map((one) => describe(one, business.currency)).join(" "),
      };
    },
  };
}

function describe(service: Service, currency: string): string {
  const facts = `${sentence(withArticle([service.name]))} takes ${sayDuration(serviceMinutes(service))} and costs ${sayPrice(service.priceMinor, currency)}.`;
  return service.description === undefined ? facts : `${facts} ${service.description}`;
}
