import type { DeskFile } from "../../../domain/business/desk-file.ts";
import { emergencyNumber, type Emergency } from "../../../domain/business/emergency.ts";
import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import { crossChecks } from "../cross-checks.ts";
import type { DeskFault, Path } from "../fault.ts";
import { e164, normalise } from "../normalise.ts";
import type { WrittenDesk } from "../schema.ts";
import { inClinicWords } from "./clinic-faults.ts";
import type { WrittenClinic } from "./clinic-shape.ts";
import { providerNames, type ProviderName } from "./provider-names.ts";

/** A checked clinic in the form the program works with: its providers are the people, its reasons the services. */
export function normaliseClinic(clinic: WrittenClinic): DeskFile {
  return {
    ...normalise(asDesk(clinic)),
    trade: "clinic",
    emergency: toEmergency(clinic),
  };
}

/** What is wrong between the parts of a clinic's file of the right shape, at its own places and in its own words. */
export function* clinicFaults(clinic: WrittenClinic): Generator<DeskFault, void> {
  for (const { path, sentence } of crossChecks(asDesk(clinic))) {
    yield { path: inClinic(path, clinic), sentence: inClinicWords(sentence) };
  }
  const { emergency, country } = clinic;
  if (emergency?.number === undefined && emergencyNumber(country) === undefined) {
    const sentence = `nobody here knows what to call in need in ${country}; expected emergency with its number`;
    yield { path: emergency ? ["emergency"] : ["country"], sentence };
  }
  const transferTo = emergency?.transferTo;
  if (transferTo !== undefined && !readPhoneNumber(transferTo, country).ok) {
    const sentence = `"${transferTo}" is no telephone number of ${country}; expected one such as "+1 312 555 0123"`;
    yield { path: ["emergency", "transferTo"], sentence };
  }
}

/** The same business as any other desk file would describe it. */
function asDesk(clinic: WrittenClinic): WrittenDesk {
  const { providers, reasons, emergency: _emergency, ...rest } = clinic;
  const names = providerNames(providers);
  return {
    ...rest,
    trade: "salon",
    services: reasons,
    stylists: providers.map((provider, at) => asStylist(provider, names[at])),
  };
}

function asStylist(provider: WrittenClinic["providers"][number], name?: ProviderName) {
  const { title: _title, reasons: services, ...person } = provider;
  return { ...person, ...name, services };
}

function toEmergency({ emergency, country }: WrittenClinic): Emergency {
  const { number, words = [], sentence, transferTo } = emergency ?? {};
  return {
    number: number ?? emergencyNumber(country) ?? "",
    words,
    ...(sentence !== undefined && { sentence }),
    ...(transferTo !== undefined && { transferTo: e164(transferTo, country) }),
  };
}

/** A place in the desk as the same place in the clinic's file. */
function inClinic(path: Path, { providers }: WrittenClinic): Path {
  const [list, at, key, index, ...rest] = path;
  if (list === "services") return ["reasons", ...path.slice(1)];
  if (list !== "stylists" || typeof at !== "number") return path;
  if (key === "services") return ["providers", at, "reasons", ...path.slice(3)];
  const written = providers[at]?.aliases.length ?? 0;
  // Forms of the name that nobody wrote come from the name.
  if (key === "aliases" && typeof index === "number" && index >= written)
    return ["providers", at, "name", ...rest];
  return ["providers", ...path.slice(1)];
}
