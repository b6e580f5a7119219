import { defineConfig } from "vitest/config";

// Tests that speak or draw in real time: on a busy machine they would hear, and be heard, too late.
const inRealTime = ["test/{service,browser}/**/*.test.ts"];

// What keeps and changes the book: once on SQLite, with everything else, and once on PostgreSQL.
const onBothDatabases = [
  "src/{store,actions,jobs}/**/*.test.ts",
  "src/http/routes/calendar-feed.test.ts",
  "test/concurrency/**/*.test.ts",
];
// On two cores vitest would leave one to itself; what doesn't run in real time has no need of that.
const everyCore = { maxWorkers: "100%", sequence: { groupOrder: 0 } };

const onPostgresOnly = ["src/{store,jobs}/postgres/**/*.test.ts", "test/postgres/**/*.test.ts"];

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
          exclude: [...inRealTime, ...onPostgresOnly],
          ...everyCore,
        },
      },
      {
        extends: true,
        test: {
          name: "on PostgreSQL",
          include: [...onBothDatabases, ...onPostgresOnly],
          exclude: ["src/store/sqlite/**"],
          globalSetup: "test/support/postgres/global-setup.ts",
          setupFiles: "test/support/postgres/use-postgres.ts",
          ...everyCore,
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
