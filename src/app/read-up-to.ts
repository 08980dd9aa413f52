import { createReadStream } from "node:fs";

/**
 * Reads a file as far as a byte more than it may have.
 *
 * A pipe or a device may have no end: a byte more than allowed is enough to tell.
 */
export async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) break;
  }
  return Buffer.concat(chunks);
}
