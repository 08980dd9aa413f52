import type { Dataset } from "../model.ts";
import type { FormChoice } from "../template/rows.ts";
import { csv } from "./csv.ts";
import type { ExportFormat, Outlet } from "./format.ts";
import { json } from "./json.ts";
import { template } from "./template.ts";
import { xlsx } from "./xlsx.ts";
import { yaml } from "./yaml.ts";

/** By the names that the command line takes, in the order in which it lists them. */
const TABLE = { json, csv, xlsx, "template.xlsx": template, yaml } as const;

export type Format = keyof typeof TABLE;
export const FORMATS: Readonly<Record<Format, ExportFormat>> = TABLE;

const NAMES = Object.keys(TABLE) as readonly Format[];

/** The formats that are offered at one outlet. */
export function formatsFor(outlet: Outlet): readonly Format[] {
  return NAMES.filter((name) => FORMATS[name].outlets.includes(outlet));
}

/** Returns the reader for a file by its ending; a file with any other ending is read as CSV. */
export function readerFor(path: string): NonNullable<ExportFormat["read"]> {
  const named = NAMES.map((name) => FORMATS[name]).find(({ ending }) =>
    path.toLowerCase().endsWith(`.${ending}`),
  );
  return named?.read ?? csv.read;
}

/** Writes the figures as a file of a format, text in UTF-8. */
export async function writeFormat(
  format: Format,
  dataset: Dataset,
  outlet: Outlet,
  choice: FormChoice = {},
): Promise<Uint8Array> {
  const written = await FORMATS[format].write(dataset, outlet, choice);
  return typeof written === "string" ? new TextEncoder().encode(written) : written;
}
