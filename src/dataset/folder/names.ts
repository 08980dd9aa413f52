import { type Unread, YAML_ENDING } from "../files.ts";
import { suggest } from "../suggestion.ts";
import type { FolderEntry } from "./host.ts";

/** The lists directly in the data folder, without the endings of their names. */
export const LISTS = [
  "regions",
  "documents",
  "vocabulary",
  "indicators",
  "groups",
  "corrections",
] as const;

/** The folders of a data folder that hold YAML files; `memos` is read for memos only. */
export const DATA_FOLDERS = ["observations", "briefings"] as const;

/** The folders that may be in a data folder; one with a similar name is reported as misspelt. */
const KNOWN_FOLDERS: readonly string[] = [
  ...DATA_FOLDERS,
  ...["intake", "mappings", "memos", "schemas", "sources"],
];

/**
 * What a name says of a file.
 *
 * `data` is YAML, to be read; `copy` is YAML in a form that editors, systems and people keep beside it, such as
 * `jia.yaml.bak`, `jia.yaml~` or `.jia.yaml`; `note` is for people or the system.
 */
type Role = "data" | "copy" | "note" | "other";

export function roleOf(name: string): Role {
  const isHidden = /^[.#~]/.test(name);
  if (/\.ya?ml(?![a-z0-9])/i.test(name))
    return !isHidden && YAML_ENDING.test(name) ? "data" : "copy";
  return isHidden || NOTE.test(name) ? "note" : "other";
}

const NOTE = /\.(?:md|txt)$|^(?:readme|thumbs\.db|desktop\.ini)$/i;

/** Why a file of data cannot be read, from what stands behind its name; null where it can. */
export function faultOfKind({ kind }: FolderEntry): Unread | null {
  if (kind === "file") return null;
  return { severity: "error", ...FAULT_BY_KIND[kind] };
}

const FAULT_BY_KIND: Readonly<
  Record<Exclude<FolderEntry["kind"], "file">, Omit<Unread, "severity">>
> = {
  folder: {
    code: "not-a-file",
    message: "This is a folder; expected a YAML file.",
    hint: "rename the folder, or put a file in its place",
  },
  special: {
    code: "not-a-file",
    message: "This is a pipe, a socket or a device; expected a YAML file.",
    hint: "put a regular file in its place",
  },
  "broken-link": {
    code: "broken-link",
    message: "This link leads to no file.",
    hint: "delete it, or let it lead to a YAML file",
  },
  "link-loop": {
    code: "broken-link",
    message: "This link leads back to itself.",
    hint: "delete it, or let it lead to a YAML file",
  },
  unreachable: {
    code: "unreadable-file",
    message: "What this link leads to cannot be reached.",
    hint: "allow this account to read it",
  },
};

/** What is said of an entry in a folder of YAML files that is not read; null where nothing need be said. */
export function faultBeside(name: string, role: Role): Unread | null {
  if (role === "copy") return leftOut(`${name} is not read: it looks like a copy of a YAML file.`);
  if (role === "note") return null;
  return leftOut(`${name} is not read; expected YAML files, .yaml or .yml.`);
}

function leftOut(message: string): Unread {
  return { severity: "warning", code: "file-left-out", message, hint: "delete it, or rename it" };
}

/** What is said of a YAML file directly in the data folder; null for the lists. */
export function faultOfList(stem: string): Unread | null {
  if ((LISTS as readonly string[]).includes(stem)) return null;
  const lists = LISTS.map((list) => `${list}.yaml`);
  return {
    severity: "error",
    code: "unknown-file",
    message: `This is no list of a dataset; expected ${lists.join(", ")}.`,
    hint: suggest(stem, LISTS)?.replace(/`\?$/, ".yaml`?") ?? "figures belong into observations",
  };
}

/** Reports a folder directly in the data folder whose name is a misspelling of a known one; null for any other. */
export function faultOfFolder(name: string): Unread | null {
  if (KNOWN_FOLDERS.includes(name)) return null;
  const hint = suggest(name.toLowerCase(), KNOWN_FOLDERS);
  if (hint === undefined) return null;
  const message = `The folder ${name} is not read.`;
  return { severity: "error", code: "unknown-file", message, hint };
}

/** Reports a subfolder of YAML files, e.g. in `observations`, where files must be directly in the folder. */
export function faultOfNested(folder: string, name: string): Unread {
  return {
    severity: "error",
    code: "unknown-file",
    message: `The YAML files in ${name} are not read; expected them directly in ${folder}.`,
    hint: `move them into ${folder}, or the folder out of the data`,
  };
}
