import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { TestProject } from "vitest/node";
import { CODE_LIST, hashCode } from "../src/cache/code.ts";
import { packageHome } from "../src/package.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** True where `dist/` is compiled from the sources as they are. */
    isCompiled: boolean;
  }
}

export default function setup({ provide }: TestProject): void {
  const list = join(packageHome(), "dist", CODE_LIST);
  const compiled = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : null;
  provide("isCompiled", isDeepStrictEqual(compiled, hashCode(join(packageHome(), "src"))));
}
