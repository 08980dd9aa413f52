import { type CleanFile, cleanFile, type Unfit } from "./foreign/clean.ts";
import { UnfitFile } from "./foreign/fault.ts";
import { checkLikeness } from "./foreign/likeness.ts";
import { type NumberedFile, settleNumbers } from "./foreign/numbers.ts";

/** What a memo says of a file that it attaches. */
interface ForeignOptions {
  readonly keepsFiles: boolean;
  /** True to mend what PDF/A-3 asks for and nobody sees. Default: false. */
  readonly archive?: boolean;
  /** True to leave out the page numbers that it has of its own. */
  readonly coversNumbers: boolean;
}

/** A file of somebody else as it is bound. */
export interface ForeignFile extends CleanFile, Omit<NumberedFile, "file"> {}

/** Makes a file of somebody else fit to be bound, or tells why it cannot be. */
export async function readForeign(
  bytes: Uint8Array,
  { coversNumbers, ...options }: ForeignOptions,
): Promise<ForeignFile | Unfit> {
  const clean = await cleanFile(bytes, options);
  if ("code" in clean) return clean;
  const unlike = await checkLikeness(bytes, clean);
  if (unlike) return unlike;
  try {
    const { file, ...numbers } = await settleNumbers(clean, coversNumbers, async (changes) => {
      const changed = await cleanFile(bytes, { ...options, changes });
      if ("code" in changed) throw new Error(`A file ${changed.message} that did not before`);
      return changed;
    });
    return { ...file, ...numbers };
  } catch (cause) {
    if (!(cause instanceof UnfitFile)) throw cause;
    return { code: "broken-attachment", message: cause.message, hint: cause.hint };
  }
}
