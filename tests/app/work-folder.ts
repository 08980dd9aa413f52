import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { copyStarter } from "../starter.ts";

/** A folder of a test, with the starter's dataset of two invented places in `data`. */
export interface WorkFolder {
  path(): string;
  at(...names: readonly string[]): string;
  read(path: string): string;
  write(path: string, text: string | Uint8Array): void;
  /** Replaces a part of a file, which has to be there. */
  edit(path: string, from: string, to: string): void;
  /** Paths of all files below it or one of its folders, with forward slashes, sorted. */
  files(below?: string): readonly string[];
  /** Makes it anew; called before each test unless told otherwise. */
  open(): void;
  remove(): void;
}

/** Makes a folder anew for each test of a file, and removes it afterwards. */
export function workFolder(): WorkFolder {
  const folder = unopenedFolder();
  beforeEach(folder.open);
  afterEach(folder.remove);
  return folder;
}

/** Makes a folder that is opened and removed by hand. */
export function unopenedFolder(): WorkFolder {
  let root = "";
  const at = (...names: readonly string[]) => join(root, ...names);
  const read = (path: string) => readFileSync(at(path), "utf8");
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  return {
    path: () => root,
    at,
    read,
    write,
    edit(path, from, to) {
      const text = read(path);
      expect(text).toContain(from);
      write(path, text.replaceAll(from, to));
    },
    files(below = "") {
      return readdirSync(at(below), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(at(below).length))
        .map((path) => path.split(sep).filter(Boolean).join("/"))
        .sort();
    },
    open() {
      root = mkdtempSync(join(tmpdir(), "briefings-app-"));
      copyStarter(at("data"));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A value that is no number, in the data of the starter; the fault stands at `BROKEN_AT`. */
export function breakData({ edit }: WorkFolder): void {
  edit("data/observations/jia.yaml", "value: 210.5", "value: nope");
}

/** What is told of data broken by `breakData`. */
export const BROKEN = {
  severity: "error",
  code: "wrong-type",
  at: { file: "data/observations/jia.yaml", line: 6, col: 44 },
};

/** Puts something into the data that is left out with a warning. */
export function addLeftOut({ write }: WorkFolder): void {
  write("data/observations/jia.yaml.bak", "");
}

/** What is told of data with what `addLeftOut` put there. */
export const LEFT_OUT = {
  severity: "warning",
  code: "file-left-out",
  at: { file: "data/observations/jia.yaml.bak", line: 1, col: 1 },
};
