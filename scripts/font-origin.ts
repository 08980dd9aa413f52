import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a whole font comes from: a package of the npm registry, `name@version`, or another that is named only. */
export interface FontOrigin {
  readonly origin: { readonly package: string; readonly path: string };
  /** Of the whole font. */
  readonly sha256: string;
}

/** Fetches a whole font into a folder, once, or reads `own` where no npm package holds it, and checks that it is the one. */
export function readOriginal({ origin, sha256 }: FontOrigin, folder: string, own = ""): Buffer {
  const font = origin.package.includes("@") ? unpack(origin, folder) : readFileSync(own);
  const got = createHash("sha256").update(font).digest("hex");
  if (got !== sha256) {
    throw new Error(`${origin.path} of ${origin.package} has SHA-256 ${got}, expected ${sha256}`);
  }
  return font;
}

const packedByName = new Map<string, string>();

function unpack(origin: FontOrigin["origin"], folder: string): Buffer {
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8" }).trim();
  const known = packedByName.get(origin.package);
  const packed = known ?? run("npm", ["pack", "--silent", origin.package]);
  packedByName.set(origin.package, packed);
  run("tar", ["xzf", packed, `package/${origin.path}`]);
  return readFileSync(join(folder, "package", origin.path));
}
