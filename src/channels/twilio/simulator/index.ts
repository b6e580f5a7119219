export { memoryExchange } from "./memory-exchange.ts";
export { networkExchange } from "./network-exchange.ts";
export { CallRefused, type Exchange } from "./exchange.ts";
export { leaveUnanswered, placeCall, type CallEnding } from "./place-call.ts";
export type { CallConditions, RungOut } from "./call-conditions.ts";
export type { SimulatedCall } from "./simulated-call.ts";
