import type { Dataset } from "../../dataset/model.ts";
import { resultPath } from "../../results/address.ts";
import { sha256 } from "../../store/folder.ts";
import type { MEMO_ENDINGS } from "./endings.ts";
import { openKept } from "./kept.ts";
import type { Library, ServedFile } from "./library.ts";
import type { LongJob, Making } from "./long-job.ts";
import type { Made, MadeMemo } from "./makers/messages.ts";
import { faultOfWhole, WHOLE } from "./memo-faults.ts";
import type { Orders } from "./orders.ts";
import type { Client } from "./waiting.ts";

/** A memo as it is served: the addresses of its files. */
export interface ServedMemo extends Pick<MadeMemo, "title" | "pages" | "isNew" | "warnings"> {
  readonly kind: "memo";
  /** By which it is asked for again, while it is kept. */
  readonly key: string;
  /** By the ending of its name, the address of each file for good. */
  readonly files: Readonly<Record<keyof typeof MEMO_ENDINGS, string>>;
}

/** Memos on demand. */
export interface Memos {
  /**
   * Finds out what is wrong with a memo, but for what only a print shows.
   *
   * Errors: MemoFaults; BUSY, CANCELLED.
   */
  check(fields: unknown, client: Client): Promise<void>;
  /** Gives a memo, made where the same is not there. Errors: as of `check`; those of the stages. */
  make(fields: unknown, client: Client): Promise<ServedMemo | Making>;
  /** What was asked for by a key, to be made or given again; null where that is not known any more. */
  askedBy(key: string): AskedMemo | null;
}

/** A memo that was asked for. */
interface AskedMemo {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Errors: as of `make`. */
  readonly make: (client: Client) => Promise<ServedMemo | Making>;
}

interface MemosWith {
  readonly orders: Orders;
  readonly library: Library;
  readonly edition: () => { readonly number: number; readonly dataset: Dataset };
  /** Told of what takes long. */
  readonly onLong: (job: LongJob) => void;
}

/** What nobody has to wait for longer, even behind others. */
const MOST_CHECKING_MS = 60_000;
const MOST_KEPT = 1_000;
const KEY_DIGITS = 16;
/** A memo has lists of mappings, and these have lists. */
const MOST_LEVELS = 8;

/** Opens memos. */
export function openMemos({ orders, library, edition, onLong }: MemosWith): Memos {
  const made = openKept<MadeMemo>(MOST_KEPT);
  const sound = openKept<true>(MOST_KEPT);
  const askedFor = openKept<Asked>(MOST_KEPT);

  const check = async (key: string, asked: Asked, { signal }: Client) => {
    if (sound.get(key)) return;
    const client = { signal, waitMs: MOST_CHECKING_MS };
    const waited = await orders.have(
      "page",
      `memo-check ${key}`,
      { kind: "memo-check", ...asked },
      client,
    );
    if (waited.kind === "made") sound.set(key, true);
  };
  const make = async (key: string, asked: Asked, client: Client): Promise<ServedMemo | Making> => {
    const kept = made.get(key);
    if (kept && (await fileOf(kept, "pdf"))) return served(key, { ...kept, isNew: false });
    await check(key, asked, client);
    const task = { kind: "memo", ...asked } as const;
    const keep = (memo: Made) => {
      if (memo.kind === "memo") made.set(key, memo);
    };
    const waited = await orders.have("print", `memo ${key}`, task, client, keep);
    if (waited.kind === "making") {
      const job = longJob(key, asked);
      onLong(job);
      return { ...waited, job };
    }
    if (waited.made.kind !== "memo") throw new Error(`A memo was made a ${waited.made.kind}`);
    made.set(key, waited.made);
    return served(key, waited.made);
  };
  const fileOf = async (memo: MadeMemo, ending: string): Promise<ServedFile | null> => {
    const path = pathIn(memo, ending);
    const bytes = await library.read(path);
    return bytes && { kind: "file", path, bytes };
  };
  const longJob = (key: string, asked: Asked): LongJob => ({
    key,
    ...namesIn(asked.fields),
    language: "zh",
    file: async (ending, client) => {
      const memo = await make(key, asked, client);
      if (memo.kind === "making") return memo;
      const known = made.get(key);
      const file = known && (await fileOf(known, ending));
      if (file) return file;
      throw new Error(`The ${ending} of a memo was made and is not there`);
    },
  });

  return {
    check: async (fields, client) => {
      const asked = askedOf(fields, edition().number);
      await check(keyOf(asked), asked, client);
    },
    make: async (fields, client) => {
      const asked = askedOf(fields, edition().number);
      const key = keyOf(asked);
      askedFor.set(key, asked);
      return make(key, asked, client);
    },
    askedBy: (key) => {
      const asked = askedFor.get(key);
      return asked ? { fields: asked.fields, make: (client) => make(key, asked, client) } : null;
    },
  };
}

/** A memo by its fields, and of which edition of the data. */
interface Asked {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly edition: number;
}

/** Errors: MemoFaults for what no maker could be sent. */
function askedOf(fields: unknown, edition: number): Asked {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields))
    throw faultOfWhole('A memo is an object of fields, e.g. { "kind": "notice", … }.');
  if (isDeeper(fields, MOST_LEVELS))
    throw faultOfWhole(`The fields lie in each other more than ${MOST_LEVELS} deep.`);
  return { fields: fields as Asked["fields"], edition };
}

/** Whether a value has more levels, told without going down into them all. */
function isDeeper(value: unknown, most: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < most; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return level.some((one) => typeof one === "object" && one !== null);
}

/** The same fields in any order have one key. */
function keyOf({ fields, edition }: Asked): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return sha256(`${edition} ${JSON.stringify(fields, sorted)}`).slice(0, KEY_DIGITS);
}

/** What is known of a memo before it is made; its fields are sound. */
function namesIn(fields: unknown): { readonly name: string; readonly title: string } {
  const { kind, date, title } = fields as Readonly<Record<string, unknown>>;
  return { name: `${kind}-${date}`, title: String(title ?? WHOLE).replaceAll(/\s*\n\s*/g, "") };
}

function pathIn({ fingerprint, name }: MadeMemo, ending: string): string {
  return resultPath(fingerprint, `${name}.${ending}`);
}

function served(key: string, memo: MadeMemo): ServedMemo {
  const { title, pages, isNew, warnings } = memo;
  const at = (ending: keyof typeof MEMO_ENDINGS) => `/${pathIn(memo, ending)}`;
  const files = { pdf: at("pdf"), docx: at("docx"), "facts.json": at("facts.json") };
  return { kind: "memo", key, title, pages, isNew, warnings, files };
}
