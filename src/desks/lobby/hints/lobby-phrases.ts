/** What visitors say in a lobby, as alternatives of a recogniser's grammar. */
export const LOBBY_PHRASES = {
  /** What stands before a host's name. */
  leads:
    "/6/ i'm here to see | /3/ here to see | /2/ i'm here for | /2/ i have a meeting with | /2/ i have an appointment with | " +
    "/2/ i have an interview with | /1/ i'm meeting | /1/ i'm here to meet | /1/ i'm looking for | /1/ can i see | /1/ i'd like to see | " +
    "/1/ to see | /2/ delivery for | /2/ i have a delivery for | /2/ i have a package for | /1/ package for | " +
    "/1/ i'm here for an interview with | /1/ i'm here for a meeting with | /1/ we're here to see | /1/ i'm seeing | /0.5/ for",
  errands:
    "/2/ i have a delivery | /2/ i have a package | /1/ delivery | /2/ i'm here for an interview | /1/ i have an interview | " +
    "/1/ i'm here for a meeting | /1/ i'm a contractor | /1/ i'm here to fix the elevator | /1/ i'm here for maintenance | " +
    "/2/ i don't remember who | /1/ i don't remember the name | /1/ i forgot the name | /1/ i don't know who | " +
    "/1/ i don't have an appointment | /2/ i'm leaving | /1/ i'd like to check out | /1/ check out | /1/ sign out | " +
    "/1/ i'd like to leave a message | /1/ can i leave a message | /1/ i have a question | /0.5/ i just have a question | " +
    "/1/ there are two of us | /1/ there are three of us | /1/ there are four of us | /0.5/ we're a group | /0.5/ nobody in particular | " +
    "/0.5/ i'm lost | /0.5/ i can't find my mom | /0.5/ i can't find my mommy | /0.5/ i lost my mom | /0.3/ help me please | /0.3/ do you speak spanish | /0.3/ i don't speak english",
  waiting:
    "/3/ thank you | /2/ thanks | /1/ okay | /1/ i'd like to leave a message | /1/ how long will it take | /1/ the badge didn't print | " +
    "/1/ my badge didn't print | /0.5/ i lost my badge | /0.5/ i can't wait",
  changes:
    "/1/ the name | /1/ the name is wrong | /0.5/ wrong name | /1/ the wrong person | /0.5/ the person | /0.5/ the company | " +
    "/0.5/ that's not my name | /0.3/ nothing",
  purposes:
    "/4/ a meeting | /3/ meeting | /1/ it's a meeting | /1/ just a meeting | /1/ it's an interview | /4/ an interview | /2/ interview | /2/ something else | /1/ a delivery | " +
    "/0.5/ it's personal",
  parties:
    "/2/ one at a time | /1/ one by one | /2/ all together | /2/ all of us | /2/ all of us with one name | /1/ one name | /1/ with one name | " +
    "/1/ together | /1/ separately",
  urgent: [
    "fire",
    "there's a fire",
    "the fire alarm is on",
    "the fire alarm is ringing",
    "i smell smoke",
    "call security",
    "call an ambulance",
    "somebody collapsed",
    "i don't feel safe",
  ],
} as const;
