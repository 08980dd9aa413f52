import { configDefaults, defineConfig } from "vitest/config";

/** Rooms whose tests share what a process has loaded: half of their time else goes into loading it again. */
const ROOMS = [
  "analysis",
  "audit",
  "cache",
  "charts",
  "dataset",
  "existence",
  "fonts",
  "gallery",
  "marks",
  "page",
  "places",
  "results",
  "sources",
  "store",
  "view",
];
/** These load modules anew, in a process that has none of them yet. */
const ALONE = ["tests/charts/path2d.test.ts", "tests/charts/warm.test.ts"];

export default defineConfig({
  test: {
    // No timing decides a test: a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ["tests/seed.ts"],
    // Most of the time a browser works, in processes of its own.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "sharing",
          include: ROOMS.map((room) => `tests/${room}/**/*.test.ts`),
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: [...ALONE, `tests/!(${ROOMS.join("|")})/**/*.test.ts`, "tests/*.test.ts"],
        },
      },
    ],
  },
});
