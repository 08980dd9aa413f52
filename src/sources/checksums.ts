import { createHash } from "node:crypto";

/** The checksum of the text with \n at line ends, and of the bytes as they are: either may be recorded. */
export function checksumsOf(bytes: Uint8Array): readonly [text: string, bytes: string] {
  const hash = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  return [hash(Buffer.from(text, "latin1")), hash(bytes)];
}
