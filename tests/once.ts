import { join } from "node:path";
import { inject, vi } from "vitest";
import type { Design } from "../src/design.ts";

/*
 * What is the same for all tests of a process is found out once: hundreds of builds would each hash the sources and
 * compile the templates. A process of a user does both once.
 */

/** Where the compiled program is that of the sources as they are, it lists their hashes. */
vi.mock("../src/package.ts", async (original) => {
  const parts = await original<typeof import("../src/package.ts")>();
  if (!inject("isCompiled")) return parts;
  return { ...parts, codeFolder: () => join(parts.packageHome(), "dist") };
});

/** Tests that change a template have a package of their own. */
vi.mock("../src/design.ts", async (original) => {
  const parts = await original<typeof import("../src/design.ts")>();
  const { packageHome } = await import("../src/package.ts");
  let shipped: Promise<Design> | null = null;
  const loadDesign = (home: string) => {
    if (home !== packageHome()) return parts.loadDesign(home);
    shipped ??= parts.loadDesign(home);
    return shipped;
  };
  return { ...parts, loadDesign };
});
