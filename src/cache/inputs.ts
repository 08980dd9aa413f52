import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileHashes } from "../store/file-hashes.ts";
import { sha256 } from "../store/folder.ts";

/** Everything that has a say in what a build makes. */
export interface Inputs {
  /** Label that is the same on every machine → where the file is. */
  readonly files: readonly (readonly [label: string, path: string])[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Where the inputs of a build are. */
export interface Places {
  /** The data folder. */
  readonly data: string;
  /** The package: templates are below it. */
  readonly home: string;
  /** The program that runs: `dist` or `src`. */
  readonly code: string;
}

/** Lists every file that has a say in a build, without opening one. */
export function listInputs({ data, home, code }: Places): Inputs["files"] {
  const packages = packagesOf(home).flatMap((name) => {
    const file = packageFile(home, name);
    return file === null ? [] : [[`package/${name}`, file] as const];
  });
  return [
    ...DATA_FOLDERS.flatMap((folder) => listFolder("data", join(data, folder), YAML, folder)),
    ...listTree("templates", join(home, "templates"), /./).filter(
      ([label]) => !label.startsWith(RARE_FONTS),
    ),
    ...listTree("code", code, CODE),
    ["package.json", join(home, "package.json")],
    ...packages,
  ];
}

/** Lists what a build reads of the edition before: an output folder, or the manifest in it. */
export function listEdition(path: string): Inputs["files"] {
  const folder = path.endsWith(".json") ? dirname(path) : path;
  return [
    ["since/manifest.json", join(folder, "manifest.json")],
    ["since/data/figures.json", join(folder, "data/figures.json")],
    ...listFolder("since", folder, /\.facts\.json$/, ""),
  ];
}

/** Hashes everything that goes into a build: files by label, and settings. */
export function hashInputs(hashes: FileHashes, { files, settings }: Inputs): string {
  const lines = files.map(([label, path]) => `${label}\n${hashes.hashOf(path)}`);
  return sha256(JSON.stringify([lines.sort(), settings]));
}

/** Their names change with what is in them, and stand in a list that is an input. */
const RARE_FONTS = "templates/fonts/rare/";

/** Of a compiled program also the list of what it was compiled from. */
const CODE = /\.[jt]s$|^code\.json$/;

/** As `readDataFolder` does; what it tells of other files that look like data changes with them as well. */
const DATA_FOLDERS = ["", "observations", "briefings"];
const YAML = /\.ya?ml/i;

/** Names of the packages that the program is made with, by its package.json. */
export function packagesOf(home: string): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(dependencies);
}

/** Finds the package.json of an installed package, from the program's own folder upwards; null where there is none. */
export function packageFile(home: string, name: string): string | null {
  for (let folder = home; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return null;
  }
}

type Files = readonly (readonly [label: string, path: string])[];

function listFolder(label: string, folder: string, names: RegExp, below: string): Files {
  return namesIn(folder)
    .filter((name) => names.test(name))
    .map((name) => [[label, below, name].filter(Boolean).join("/"), join(folder, name)] as const);
}

/** None in a folder that is not there, or is none: what reads it next tells why. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function listTree(label: string, folder: string, names: RegExp): Files {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listTree(`${label}/${entry.name}`, path, names);
    return names.test(entry.name) ? [[`${label}/${entry.name}`, path] as const] : [];
  });
}
