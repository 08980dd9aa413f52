import { type DatasetFile, type DatasetFiles, shownPath } from "../../dataset/files.ts";
import type { Dataset, Position } from "../../dataset/model.ts";
import { readDataset } from "../../dataset/read.ts";
import { valueAt } from "../../dataset/shape.ts";
import { parseYaml } from "../../dataset/yaml.ts";
import type { FaultList } from "../../fault-list.ts";
import { type Origin, tellAtOrigin } from "./origins.ts";

/** A figure put into a file of figures, the last of its indicator, and the place in the intake file. */
interface Placed {
  readonly path: string;
  readonly indicator: string;
  readonly index: number;
  readonly at: Position;
}

/** The files of a data folder while something is put into them, and where each part of it comes from. */
export class Merging {
  readonly folder: string;
  readonly #fileByPath: Map<string, DatasetFile>;
  readonly #changed = new Set<string>();
  readonly #origins: Origin[] = [];
  readonly #placed: Placed[] = [];

  constructor(files: DatasetFiles, folder: string) {
    this.folder = folder;
    this.#fileByPath = new Map(files.map((file) => [file.path, file]));
  }

  /** The text of a file; null where there is none. */
  textOf(path: string): string | null {
    const file = this.#fileByPath.get(path);
    return file ? new TextDecoder().decode(file.bytes) : null;
  }

  /** The path of a file that a fault or a figure names. */
  pathOf(shown: string): string | undefined {
    return [...this.#fileByPath.keys()].find((path) => shownPath(this.folder, path) === shown);
  }

  /** The path of a list, whichever ending its name has. */
  pathOfList(name: string): string {
    const short = `${name}.yml`;
    return this.#fileByPath.has(short) ? short : `${name}.yaml`;
  }

  write(path: string, text: string): void {
    if (text === this.textOf(path)) return;
    this.#fileByPath.set(path, { path, bytes: new TextEncoder().encode(text) });
    this.#changed.add(path);
  }

  /** Puts an entry behind the end of a list. */
  append(path: string, entry: string, at: Position): void {
    const there = this.textOf(path) ?? "";
    const before = there === "" || there.endsWith("\n") ? there : `${there}\n`;
    const first = before.split("\n").length;
    this.write(path, before + entry);
    this.#origins.push({ path, first, last: first + entry.split("\n").length - 2, at });
  }

  /** Says where figures come from that were put behind those of an indicator. */
  place(path: string, indicator: string, places: readonly Position[]): void {
    const list = this.#figuresOf(path, indicator);
    for (const [index, at] of places.entries()) {
      this.#placed.push({ path, indicator, index: list - places.length + index, at });
    }
  }

  #figuresOf(path: string, indicator: string): number {
    const list = valueAt(this.#sourceOf(path)?.root, ["figures", indicator]);
    return Array.isArray(list) ? list.length : 0;
  }

  #sourceOf(path: string) {
    const file = this.#fileByPath.get(path);
    return file ? parseYaml(file, shownPath(this.folder, path), () => undefined) : null;
  }

  changed(): DatasetFiles {
    return [...this.#changed].sort().flatMap((path) => this.#fileByPath.get(path) ?? []);
  }

  /** Checks the whole folder as it is now, and tells what is at fault where it comes from. */
  check(faults: FaultList): Dataset | null {
    const read = readDataset([...this.#fileByPath.values()], this.folder);
    faults.addAll({ ...read, diagnostics: tellAtOrigin(read, this.#allOrigins(), this.folder) });
    return read.value;
  }

  #allOrigins(): readonly Origin[] {
    const sources = new Map(
      [...new Set(this.#placed.map(({ path }) => path))].map((path) => [
        path,
        this.#sourceOf(path),
      ]),
    );
    const placed = this.#placed.flatMap(({ path, indicator, index, at }) => {
      const line = sources.get(path)?.at(["figures", indicator, index]).line;
      return line === undefined ? [] : [{ path, first: line, last: line, at }];
    });
    return [...this.#origins, ...placed];
  }
}
