import { defineConfig } from "vitest/config";

// Tests that speak or draw in real time: on a busy machine they would hear, and be heard, too late.
const inRealTime = ["test/{service,browser}/**/*.test.ts"];

export default defineConfig({
  test: {
    restoreMocks: true,
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "as fast as it goes",
          include: ["{src,test}/**/*.test.ts"],
          exclude: inRealTime,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "in real time",
          include: inRealTime,
          // One file after the other, once everything else is done.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
