export { sampleDesk } from "../../store/testing/sample-desk.ts";
