import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The browser that comes as a package, still packed. */
export interface Bundle {
  /** Version of the package; its first number is the browser's. */
  readonly version: string;
  /** Folder name for the unpacked browser: the version and a hash of the archives' sizes. */
  readonly key: string;
  /** Brotli file of the browser itself. */
  readonly program: string;
  /** Brotli tar of the libraries that a bare machine lacks (NSS, NSPR, Expat). */
  readonly libraries: string;
  /** Brotli tar of a Latin font: a browser without any font does not start. */
  readonly fonts: string;
}

/** Finds the packed browser, or null where its package isn't installed. */
export function findBundle(): Bundle | null {
  const root = packageRoot();
  if (root === null) return null;
  const archive = (name: string) => join(root, "bin", name);
  const bundle = {
    program: archive("chromium.br"),
    libraries: archive("al2023.tar.br"),
    fonts: archive("fonts.tar.br"),
  };
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const sizes = Object.values(bundle).map((path) => statSync(path).size);
  const hash = createHash("sha256").update(sizes.join()).digest("hex").slice(0, 8);
  return { version, key: `chromium-${version}-${hash}`, ...bundle };
}

function packageRoot(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    return dirname(dirname(dirname(entry)));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return null;
    throw cause;
  }
}
