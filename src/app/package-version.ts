import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../host.ts";

/** The version in package.json. */
export function packageVersion(host: Host): string {
  const text = readFileSync(join(host.home, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
