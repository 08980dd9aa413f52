import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import LongestFirst from "./tests/longest-first.ts";
import Slowest from "./tests/slowest.ts";

/** These load modules anew, in a process that has none of them yet. */
const ALONE = ["tests/charts/path2d.test.ts", "tests/charts/warm.test.ts"];

export default defineConfig({
  test: {
    // No timing decides a test: a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ["tests/seed.ts", "tests/threads.ts", "tests/once.ts", "tests/browser.ts"],
    reporters: ["default", new Slowest()],
    sequence: { sequencer: LongestFirst },
    // A test often waits: for a browser or program in a process of its own, which mostly waits for the test, or for a clock.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    projects: [
      {
        extends: true,
        test: {
          // Tests share what a process has loaded: half of their time else goes into loading it again.
          name: "sharing",
          globalSetup: ["tests/compiled.ts", "tests/shipped/output-folder.ts"],
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "alone", globalSetup: ["tests/compiled.ts"], include: ALONE },
      },
    ],
  },
});
