import { calendarContract } from "./calendar-contract.ts";
import { meetingsContract } from "./meetings-contract.ts";
import { memoryCalendar } from "./memory-calendar.ts";

calendarContract("the calendar in memory", () => Promise.resolve(memoryCalendar()));
meetingsContract("The calendar in memory", () => Promise.resolve(memoryCalendar()));
