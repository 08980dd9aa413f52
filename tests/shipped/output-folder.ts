import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where shipped briefings are built, once for all tests that read them. */
    shippedOutput: string;
  }
}

/** Gives all tests one folder for what is built of the shipped data. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "briefings-shipped-"));
  provide("shippedOutput", join(folder, "output"));
  return () => rmSync(folder, { recursive: true, force: true });
}
