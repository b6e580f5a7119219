import { z } from "zod";
import { loadDesk, type Business, type BusinessStylist } from "../../../actions/load-desk.ts";
import { priceOf } from "../../../domain/business/price-of.ts";
import { serviceMinutes, type Service } from "../../../domain/business/service.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../../booking/booking-desk.ts";
import { joinWords, sentence, withArticle } from "../../booking/words/join-words.ts";
import { findServices, findStylist } from "../../booking/words/find-offering.ts";
import { sayDuration } from "../../booking/words/say-duration.ts";
import { sayPrice } from "../../booking/words/say-price.ts";
import { unknownPerson, unknownService } from "../../booking/words/unknown.ts";

const input = z.object({
  service: z.string().describe("What the caller called it."),
  stylist: z.string().optional().describe("With whom, if the caller named somebody."),
});

/** Says what a service costs, how long it takes and what it is. */
export function getServiceInfo(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "get_service_info",
    description: "Price, duration and description of a service.",
    input,
    effect: "read",
    async run({ service, stylist: name }, toolContext) {
      const business = await loadDesk(onBehalfOf(desk, toolContext));
      const services = findServices(business, service);
      if (services.length === 0) return unknownService(business, desk.words);
      const stylist = findStylist(business, name);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
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
              .filter(({ serviceIds }) => serviceIds.includes(one.id))
              .map((person) => ({
                name: person.name,
                minutes: minutesOf(one, person),
                priceMinor: priceOf(one, person),
              })),
          })),
        },
        speakable: services.map((one) => describe(one, stylist, business)).join(" "),
      };
    },
  };
}

/** With whoever was asked about; otherwise from the least to the most that it takes and costs with those who do it. */
function describe(
  service: Service,
  stylist: BusinessStylist | "anyone",
  { stylists, currency }: Business,
): string {
  const doers = stylists.filter(({ serviceIds }) => serviceIds.includes(service.id));
  const what = sentence(withArticle([service.name]));
  if (stylist !== "anyone" && !doers.includes(stylist)) {
    const names = doers.map(({ name }) => name);
    const who = names.length === 0 ? "" : `, but ${joinWords(names, "and")} can`;
    return `${stylist.name} doesn't do the ${service.name}${who}.`;
  }
  const those = stylist === "anyone" ? doers : [stylist];
  const minutes = those.map((person) => minutesOf(service, person));
  const prices = those.map((person) => priceOf(service, person));
  const takes = range(minutes.length > 0 ? minutes : [serviceMinutes(service)], sayDuration);
  const costs = range(prices.length > 0 ? prices : [service.priceMinor], (minor) =>
    sayPrice(minor, currency),
  );
  const whom = stylist === "anyone" ? "" : ` with ${stylist.name}`;
  const varies = takes.varies || costs.varies ? ", depending on who does it" : "";
  const facts = `${what}${whom} takes ${takes.said} and costs ${costs.said}${varies}.`;
  return service.description === undefined ? facts : `${facts} ${service.description}`;
}

function minutesOf(service: Service, { ownServices }: BusinessStylist): number {
  const own = ownServices.find(({ serviceId }) => serviceId === service.id);
  return serviceMinutes({ phases: own?.phases ?? service.phases });
}

/** "400 rupees", "400 rupees to 500 rupees". */
function range(values: readonly number[], say: (value: number) => string) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least === most
    ? { said: say(least), varies: false }
    : { said: `${say(least)} to ${say(most)}`, varies: true };
}
