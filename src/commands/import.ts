import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { MAX_FILE_BYTES } from "../dataset/files.ts";
import { readDataFolder } from "../dataset/folder.ts";
import { readerFor } from "../dataset/formats/table.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { writeFiles } from "../store/folder.ts";
import { visible } from "../visible.ts";
import { log, showDiagnostics } from "./terminal.ts";

/** `briefings import`: turns a CSV back into YAML; nothing is written where it has a fault. */
export async function importData(
  host: Host,
  { file, data }: { file: string; data: string },
): Promise<number> {
  const folder = resolve(host.cwd, data);
  const csv = { path: file, bytes: await readCsv(resolve(host.cwd, file), file) };
  const { value, diagnostics, omitted } = await readerFor(file)(
    csv,
    await readDataFolder(folder),
    data,
  );
  showDiagnostics(host, diagnostics, omitted);
  if (!value) {
    log(host, `${file} was not imported; ${data} is as it was`);
    return 1;
  }
  const written = value.files.filter(({ path }) => value.written.includes(path));
  await writeFiles(folder, written);
  await Promise.all(value.removed.map((path) => rm(join(folder, path), { force: true })));
  for (const path of value.written) log(host, `wrote ${join(data, path)}`);
  for (const path of value.removed) log(host, `removed ${join(data, visible(path))}`);
  for (const { region, before, after } of value.counts)
    log(host, `${region}: ${after} figures, ${before} before`);
  return 0;
}

/** A pipe or a device may have no end: a byte more than allowed is enough to tell. */
async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

async function readCsv(path: string, named: string): Promise<Uint8Array> {
  try {
    return await readUpTo(path, MAX_FILE_BYTES);
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${named}`, {
      hint: "name a CSV that `briefings data --format csv` wrote",
      cause,
    });
  }
}
