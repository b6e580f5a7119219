import type { Rules } from "./jsgf.ts";

/** Yes and no as they are said on the phone, the usual ones before the rare. */
export const ANSWER_RULES: Rules = {
  yes:
    "/6/ yes | /4/ yes please | /3/ yeah | /1/ yep | /1/ sure | /1/ okay | /1/ ok | /1/ correct | /1/ that's right | " +
    "/1/ yes that's right | /1/ that's correct | /1/ yes that's correct | /1/ that's fine | /1/ yes that's fine | " +
    "/1/ perfect | /1/ sounds good | /1/ that sounds good | /1/ go ahead | /1/ yes go ahead | /0.5/ please do | " +
    "/0.5/ great | /0.5/ fine | /0.5/ of course | /0.5/ absolutely | /0.5/ book it | /0.5/ yes book it | " +
    "/0.5/ that works | /0.5/ yes thank you | /0.5/ yes you can | /0.3/ alright",
  no:
    "/6/ no | /2/ no thanks | /2/ no thank you | /1/ nope | /1/ no that's wrong | /0.5/ that's wrong | " +
    "/0.5/ that's not right | /0.5/ not that | /0.5/ wait | /0.5/ hang on | /0.5/ change it | /0.5/ no wait | " +
    "/0.3/ i don't want that | /0.3/ i changed my mind",
  changelead:
    "/3/ no | /2/ make it | /2/ no make it | /2/ actually | /1/ actually make it | /1/ no i said | /1/ change it to | " +
    "/1/ can we make it | /0.5/ yes but | /0.5/ i'd rather have",
};

/** What callers name who want a detail changed; `people` is what they call those who are booked: "stylist", "doctor". */
export function changeRule(people: readonly string[]): string {
  const whom = people.map((one) => `/0.5/ change the ${one} | /0.3/ the ${one}`);
  return [
    "/2/ change the time | /1/ change the day | /0.5/ change the date | /0.5/ the time | /0.5/ the day",
    ...whom,
    "/0.3/ the service | /0.5/ the name | /1/ the name is wrong | /1/ no the name is wrong | /0.5/ wrong name",
    "/0.5/ that's not my name | /0.3/ nothing",
  ].join(" | ");
}
