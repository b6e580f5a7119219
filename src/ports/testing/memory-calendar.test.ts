import { calendarContract } from "./calendar-contract.ts";
import { memoryCalendar } from "./memory-calendar.ts";

calendarContract("the calendar in memory", () => Promise.resolve(memoryCalendar()));
