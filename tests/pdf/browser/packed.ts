import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { type Bundle, findBundle } from "../../../src/pdf/browser/bundle.ts";
import { openCacheFolder } from "../../../src/pdf/browser/cache-folder.ts";
import { thisHost } from "../../../src/pdf/browser/host.ts";
import type { TarEntry } from "../../../src/pdf/browser/tar.ts";
import { unpack } from "../../../src/pdf/browser/unpack.ts";

/** Packs files as POSIX ustar does. */
export function tar(files: readonly TarEntry[]): Buffer {
  const parts = files.flatMap(({ path, bytes }) => {
    const header = Buffer.alloc(512);
    header.write(path, 0);
    header.write(bytes.length.toString(8).padStart(11, "0"), 124);
    header.write("0", 156);
    header.write("ustar", 257);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** Of the browser that comes with `npm ci`: a script that starts it passes for it. */
export const VERSION = findBundle()?.version ?? "none";
export const MAJOR = VERSION.split(".")[0];

/** Packs a browser that is nothing but a few bytes. */
export async function packBundle(folder: string, program = "#!/bin/sh\nexit 7\n"): Promise<Bundle> {
  await mkdir(folder, { recursive: true });
  const put = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), brotliCompressSync(bytes));
    return join(folder, name);
  };
  return {
    version: VERSION,
    key: `chromium-${VERSION}-test`,
    program: await put("program.br", Buffer.from(program)),
    libraries: await put(
      "libraries.br",
      tar([{ path: "lib/a.so", bytes: Buffer.from("library") }]),
    ),
    fonts: await put("fonts.br", tar([{ path: "fonts/a.ttf", bytes: Buffer.from("font") }])),
  };
}

/** Where the real bundled browser is. */
export async function realProgram(): Promise<string> {
  const bundle = findBundle();
  if (bundle === null) throw new Error("Expected @sparticuz/chromium to be installed");
  return (await unpack(bundle, await openCacheFolder(thisHost()))).program;
}
