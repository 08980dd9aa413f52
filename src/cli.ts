#!/usr/bin/env node

/** Loads nothing by itself, so that it can tell of a machine that lets too few files be opened even to load the program. */
try {
  await import("./main.ts");
} catch (error) {
  if (!(error instanceof Error && "code" in error && error.code === "EMFILE")) throw error;
  console.error(
    `error SYSTEM_FAULT ${error.message}\n  allow more open files at once: ulimit -n 4096`,
  );
  process.exitCode = 1;
}
