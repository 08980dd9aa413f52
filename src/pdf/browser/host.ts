import { homedir, tmpdir } from "node:os";
import type { BrowserHost } from "../model.ts";

/** Reads from this process what finding and starting a browser asks of the world. */
export function thisHost(): BrowserHost {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    homeDir: homedir(),
    tempDir: tmpdir(),
    isRoot: process.platform === "linux" && process.getuid?.() === 0,
  };
}
