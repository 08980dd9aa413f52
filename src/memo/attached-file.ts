import { type CleanFile, type CleanOptions, cleanFile, type Unfit } from "./foreign/clean.ts";
import { checkLikeness } from "./foreign/likeness.ts";

/** A file of somebody else as it is bound, or why it cannot be. */
export async function readForeign(
  bytes: Uint8Array,
  options: CleanOptions,
): Promise<CleanFile | Unfit> {
  const clean = await cleanFile(bytes, options);
  if ("code" in clean) return clean;
  return (await checkLikeness(bytes, clean)) ?? clean;
}
