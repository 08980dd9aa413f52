import { readForeign } from "../../../src/memo/attached-file.ts";
import { cleanFile } from "../../../src/memo/foreign/clean.ts";
import { checkLikeness } from "../../../src/memo/foreign/likeness.ts";

/** Ways to break a file: a bit turned, bytes left out, its end cut off, two parts in each other's place. */
const WAYS: readonly ((bytes: Buffer, random: () => number) => Buffer)[] = [
  (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return broken;
  },
  (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    const length = 1 + Math.floor(random() * 40);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
  },
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes, random) => {
    const length = 1 + Math.floor(random() * 60);
    const [a = 0, b = 0] = [random(), random()]
      .map((each) => Math.floor(each * Math.max(1, bytes.length - length)))
      .sort((x, y) => x - y);
    const broken = Buffer.from(bytes);
    bytes.copy(broken, a, b, b + length);
    bytes.copy(broken, b, a, a + length);
    return broken;
  },
];

/** Breaks a file, the same way for the same seed. */
export function breakFile(bytes: Uint8Array, seed: number): Buffer {
  const random = randomFrom(seed);
  let broken = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const way = WAYS[Math.floor(random() * WAYS.length)];
    if (way) broken = Buffer.from(way(broken, random));
  }
  return broken;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Verdict {
  /** Null where the file was refused, else whether each page looks like that of the file itself. */
  readonly looksAlike: boolean | null;
  readonly ms: number;
  /** The file as it would be bound; null where it was refused. */
  readonly bound: Uint8Array | null;
}

/** Reads a file as a memo does and, where it is taken, looks at each of its pages. */
export async function judge(bytes: Uint8Array): Promise<Verdict> {
  const began = performance.now();
  const read = await readForeign(bytes, { keepsFiles: false });
  const ms = performance.now() - began;
  if ("code" in read) return { looksAlike: null, ms, bound: null };
  // What makes room for the memo's page number is moved, and so beside its picture.
  const unmoved = read.moved.length > 0 ? await cleanFile(bytes, { keepsFiles: false }) : read;
  if ("code" in unmoved) throw new Error(unmoved.message);
  const unlike = await checkLikeness(bytes, { ...unmoved, isSure: false });
  return { looksAlike: unlike === null, ms, bound: read.bytes };
}
