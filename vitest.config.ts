import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // No timing decides a test: a machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most of the time a browser works, in processes of its own.
    maxWorkers: "100%",
  },
});
