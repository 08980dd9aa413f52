import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { makeFolder } from "../../make-folder.ts";
import type { Bundle } from "./bundle.ts";
import { readTar } from "./tar.ts";

/** What a file was when it was unpacked. */
interface Imprint {
  readonly size: number;
  readonly sha256: string;
}

/** Lists every file of the folder. It is written last, so that a folder that has it is complete. */
const LIST = "unpacked.json";
/** The browser then draws the same on every machine, and starts on one without fonts. */
const FONT_CONFIG = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;
const CHUNK = 1 << 20;

/** Unpacks a browser, its libraries and its font into a new folder. */
export async function fillFolder(folder: string, bundle: Bundle): Promise<void> {
  const imprints: Record<string, Imprint> = {};
  for (const { path, bytes } of await smallFiles(bundle)) {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), bytes);
    imprints[path] = imprintOf(bytes);
  }
  const program = join(folder, "chromium");
  await pipeline(
    createReadStream(bundle.program, { highWaterMark: CHUNK }),
    createBrotliDecompress({ chunkSize: CHUNK }),
    createWriteStream(program, { mode: 0o755 }),
  );
  imprints.chromium = await readImprint(program);
  await writeFile(join(folder, LIST), JSON.stringify(imprints));
}

/** Tells whether a folder holds all that was unpacked: by size, or when `thorough` by its bytes. */
export async function isWhole(
  folder: string,
  { thorough }: { thorough: boolean },
): Promise<boolean> {
  const list = await readFile(join(folder, LIST), "utf8").catch(() => "");
  const imprints = parseList(list);
  if (imprints === null) return false;
  const checks = Object.entries(imprints).map(async ([path, imprint]) => {
    const { size } = await stat(join(folder, path));
    if (size !== imprint.size) return false;
    return !thorough || (await readImprint(join(folder, path))).sha256 === imprint.sha256;
  });
  const found = await Promise.allSettled(checks);
  return found.every((check) => check.status === "fulfilled" && check.value);
}

async function smallFiles({ libraries, fonts }: Bundle) {
  const files = [libraries, fonts].map(async (path) =>
    readTar(brotliDecompressSync(await readFile(path))),
  );
  const packed = (await Promise.all(files)).flat().filter(({ path }) => path !== "fonts.conf");
  return [...packed, { path: "fonts.conf", bytes: Buffer.from(FONT_CONFIG) }];
}

function parseList(text: string): Readonly<Record<string, Imprint>> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function imprintOf(bytes: Uint8Array): Imprint {
  return { size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function readImprint(path: string): Promise<Imprint> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest("hex") };
}
