import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // No timing decides a test: a machine may be busy.
    include: ["tests/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most of the time a browser works, in processes of its own.
    maxWorkers: "100%",
  },
});
