import { type DatasetFile, type DatasetFiles, isList, shownPath, stemOf } from "./files.ts";
import type { LISTS } from "./folder/names.ts";
import type { Checks, Names } from "./names.ts";
import { withPresentIds } from "./renames/present.ts";
import { NOT_STATED } from "./sameness.ts";
import {
  correctionsSchema,
  documentsSchema,
  groupsSchema,
  indicatorsSchema,
  regionsSchema,
  vocabularySchema,
} from "./schema.ts";
import { checkShape, keysOf } from "./shape.ts";
import type { Steps } from "./steps.ts";
import type { Report } from "./text.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type ListName = (typeof LISTS)[number];

/** The lists of a dataset, parsed; null where one could not be read. */
type Lists = Readonly<Record<ListName, YamlSource | null>>;

/** The lists that a dataset may do without. */
const OPTIONAL: ReadonlySet<ListName> = new Set(["groups", "corrections"]);

const SCHEMA_BY_LIST = {
  regions: regionsSchema,
  vocabulary: vocabularySchema,
  indicators: indicatorsSchema,
  documents: documentsSchema,
  groups: groupsSchema,
  corrections: correctionsSchema,
} as const;

/** Stands for a list that could not be read: it resolves to nothing, and the fault is already told. */
export const NOTHING: YamlSource = {
  file: "",
  path: "",
  root: {},
  at: () => ({ file: "", line: 1, col: 1 }),
  writtenNumber: () => null,
};

/** Parses the lists and checks their shape, in steps. Errors: those of `parse` and `checkShape`; `missing-file`. */
export function* parseLists(
  files: DatasetFiles,
  folder: string,
  parse: (file: DatasetFile) => YamlSource | null,
  report: Report,
): Steps<Lists> {
  const parseList = (name: ListName): YamlSource | null => {
    const file = files.find(({ path }) => isList(path) && stemOf(path) === name);
    if (!file && OPTIONAL.has(name)) return NOTHING;
    if (!file) reportMissing(`${name}.yaml`, folder, report);
    if (!file || file.unread) return null;
    const source = parse(file);
    if (source) checkShape<unknown>(SCHEMA_BY_LIST[name], source, [], report);
    return source;
  };
  const regions = parseList("regions");
  yield;
  const vocabulary = parseList("vocabulary");
  const indicators = parseList("indicators");
  yield;
  const documents = parseList("documents");
  const groups = parseList("groups");
  const corrections = parseList("corrections");
  yield;
  return { regions, vocabulary, indicators, documents, groups, corrections };
}

/** Returns the lists with the present ids of places and indicators. Errors: those of `withPresentIds`. */
export function presentLists(lists: Lists, checks: Checks): Lists {
  const present = (name: ListName) => lists[name] && withPresentIds(lists[name], name, checks);
  return {
    regions: present("regions"),
    vocabulary: present("vocabulary"),
    indicators: present("indicators"),
    documents: present("documents"),
    groups: present("groups"),
    corrections: present("corrections"),
  };
}

/** Lists every name given. Faulty entries count too: a reference to one is no fault of its own. */
export function namesOf(lists: Lists): Names {
  const keys = (name: ListName, path: Path = []): ReadonlySet<string> | null => {
    const source = lists[name];
    return source && new Set(keysOf(source, path));
  };
  return {
    region: keys("regions"),
    group: keys("groups"),
    document: keys("documents"),
    indicator: keys("indicators"),
    theme: keys("vocabulary", ["themes"]),
    unit: keys("vocabulary", ["units"]),
    scope: withNotStated(keys("vocabulary", ["scopes"])),
    basis: keys("vocabulary", ["bases"]),
    remark: keys("vocabulary", ["remarks"]),
    phrase: keys("vocabulary", ["phrases"]),
  };
}

/** A figure may have this scope in every dataset. */
function withNotStated(scopes: ReadonlySet<string> | null): ReadonlySet<string> | null {
  return scopes && new Set([...scopes, NOT_STATED]);
}

export function reportMissing(path: string, folder: string, report: Report): void {
  const at = { file: shownPath(folder, path), line: 1, col: 1 };
  const message = `The file ${path} is missing.`;
  report({ severity: "error", code: "missing-file", message, at });
}

/**
 * Reports two files of the same list or briefing, e.g. regions.yaml and regions.yml, of which only one can be used.
 *
 * Errors: `repeated-file`, at the second.
 */
export function reportRepeated(files: DatasetFiles, folder: string, report: Report): void {
  const firstByName = new Map<string, string>();
  for (const { path, unread } of files) {
    if (unread || path.startsWith("observations/")) continue;
    const name = path.replace(/[^/]*$/, stemOf);
    const first = firstByName.get(name);
    if (first === undefined) firstByName.set(name, path);
    else {
      const at = { file: shownPath(folder, path), line: 1, col: 1 };
      const message = `${path} and ${first} have the same name; expected one of them.`;
      report({
        severity: "error",
        code: "repeated-file",
        message,
        at,
        hint: "delete or rename one",
      });
    }
  }
}

/** Tells why a file is not read. */
export function reportUnread({ path, unread }: DatasetFile, folder: string, report: Report): void {
  if (unread) report({ ...unread, at: { file: shownPath(folder, path), line: 1, col: 1 } });
}
