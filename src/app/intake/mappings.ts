import { readdir } from "node:fs/promises";
import { basename, join, parse, relative, resolve, sep } from "node:path";
import { MAX_FILE_BYTES, shownPath } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Report } from "../../dataset/text.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { readMappings } from "../../intake/table/file.ts";
import type { TableMapping } from "../../intake/table/mapping.ts";
import { readUpTo } from "../read-up-to.ts";
import type { ReadingOptions } from "./document.ts";

/** Mappings of tables, and the file that has them, from the data folder on. */
interface MappingFile {
  readonly path: string;
  readonly tables: readonly TableMapping[];
}

/** Where mappings of a data folder are. */
const FOLDER = "mappings";

/**
 * Reads the mapping that is named, else all of the data folder; null where one has a fault.
 *
 * Errors: those of `readMappings`; INPUT_UNREADABLE where the one that is named is not there.
 */
export async function openMappings(
  { data, mapping }: Pick<ReadingOptions, "data" | "mapping">,
  { cwd }: Pick<Environment, "cwd">,
  dataset: Dataset,
  report: Report,
): Promise<readonly MappingFile[] | null> {
  const folder = resolve(cwd, data);
  const names = mapping === undefined ? await readdir(join(folder, FOLDER)).catch(() => []) : [];
  const own = names.filter((name) => name.endsWith(".yaml")).sort();
  const paths =
    mapping === undefined
      ? own.map((name) => `${FOLDER}/${name}`)
      : [relative(folder, resolve(cwd, mapping)).split(sep).join("/")];
  const files: MappingFile[] = [];
  for (const path of paths) {
    const bytes = await readUpTo(join(folder, path), MAX_FILE_BYTES + 1).catch((cause: unknown) => {
      const hint = "name a file that `briefings read` wrote";
      throw new ReportError("INPUT_UNREADABLE", `Cannot read ${mapping ?? path}`, { hint, cause });
    });
    const shown = mapping ?? shownPath(data, path);
    const tables = readMappings({ path, bytes }, shown, dataset, report);
    if (tables === null) return null;
    files.push({ path, tables });
  }
  return files;
}

/** Where the mapping of a document is written: the file that had it, else one of the document's own name. */
export function pathOfMapping(
  file: string,
  known: readonly MappingFile[],
  tables: readonly TableMapping[],
): string {
  const hasIt = known.find((one) =>
    one.tables.some((table) => tables.some((own) => sharesColumns(own, table))),
  );
  return hasIt?.path ?? `${FOLDER}/${parse(basename(file)).name}.yaml`;
}

function sharesColumns(one: TableMapping, other: TableMapping): boolean {
  return Object.keys(one.columns).some((key) => Object.hasOwn(other.columns, key));
}
