import { createHash } from "node:crypto";
import type { UnnamedFigure } from "./figures.ts";
import { type DatasetFile, type DatasetFiles, isList } from "./files.ts";

/**
 * A cache of the resolved figures of files that had neither a fault nor a warning when they were last read.
 *
 * Parsing and checking a file takes ten times as long as loading its kept figures.
 */
export interface FigureForms {
  /** The figures of a file; null where its bytes, a list that they are resolved with or the program are not the same. */
  find(file: DatasetFile): readonly UnnamedFigure[] | null;
  keep(file: DatasetFile, figures: readonly UnnamedFigure[]): void;
  /** The cache for the next `openForms`: all figures found or kept since this one; null where nothing has changed. */
  bytes(): Uint8Array | null;
}

/** What figures are resolved with, beside the bytes of their file. */
interface FormSetting {
  readonly files: DatasetFiles;
  /** The data folder as it is shown in the positions of faults. */
  readonly folder: string;
  /** Identifies the code of the program, since other code may resolve the same file differently. */
  readonly program: string;
}

/** The first line of what is kept. */
interface Head {
  /** Hash of the lists, the folder and the program. */
  readonly key: string;
  /** Hash of all that follows. */
  readonly sha256: string;
}

/** The second line; after it follow the figures, file by file. */
type Files = readonly (readonly [path: string, sha256: string, bytes: number])[];

/** The figures of one file, as JSON, to be parsed when they are asked for. */
interface Form {
  readonly sha256: string;
  readonly json: Uint8Array;
}

/** Opens the figures that an earlier reading kept; damaged ones and those of other lists or code are ignored. */
export function openForms(kept: Uint8Array | null, setting: FormSetting): FigureForms {
  const key = keyOf(setting);
  const known = kept ? formsIn(kept, key) : NONE;
  const forms = new Map<string, Form>();
  return {
    find: (file) => {
      const form = known.get(file.path);
      if (form?.sha256 !== sha256(file.bytes)) return null;
      forms.set(file.path, form);
      // JSON keeps the order of fields: a kept figure is written as the same JSON as one read anew.
      return JSON.parse(new TextDecoder().decode(form.json)) as readonly UnnamedFigure[];
    },
    keep: (file, figures) => {
      const json = new TextEncoder().encode(JSON.stringify(figures));
      forms.set(file.path, { sha256: sha256(file.bytes), json });
    },
    bytes: () => {
      const isSame =
        forms.size === known.size && [...forms].every(([path, form]) => known.get(path) === form);
      return isSame ? null : join(key, forms);
    },
  };
}

const NONE: ReadonlyMap<string, Form> = new Map();

function keyOf({ files, folder, program }: FormSetting): string {
  const lists = files
    .filter(({ path }) => isList(path))
    .map(({ path, bytes }) => [path, sha256(bytes)]);
  return sha256(JSON.stringify([program, folder, lists]));
}

function join(key: string, forms: ReadonlyMap<string, Form>): Uint8Array {
  const body = Buffer.concat([...forms.values()].map(({ json }) => json));
  const files: Files = [...forms].map(([path, { sha256, json }]) => [path, sha256, json.length]);
  const content = Buffer.concat([lineOf(files), body]);
  const head: Head = { key, sha256: sha256(content) };
  return Buffer.concat([lineOf(head), content]);
}

function formsIn(kept: Uint8Array, key: string): ReadonlyMap<string, Form> {
  try {
    const [head, content] = splitLine<Head>(kept);
    if (head.key !== key || head.sha256 !== sha256(content)) return NONE;
    const [files, body] = splitLine<Files>(content);
    let start = 0;
    return new Map(
      files.map(([path, sha256, bytes]): [string, Form] => {
        start += bytes;
        return [path, { sha256, json: body.subarray(start - bytes, start) }];
      }),
    );
  } catch {
    // The kept bytes are truncated or are no such cache: every file is then parsed.
    return NONE;
  }
}

const LINE_FEED = 0x0a;

function lineOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

/** Reads the first line as JSON, and gives what follows. */
function splitLine<T>(bytes: Uint8Array): readonly [first: T, rest: Uint8Array] {
  const end = bytes.indexOf(LINE_FEED);
  const line = new TextDecoder().decode(bytes.subarray(0, end));
  return [JSON.parse(line) as T, bytes.subarray(end + 1)];
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
