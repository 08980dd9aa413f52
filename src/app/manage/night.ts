import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Database } from "../../database/connect.ts";
import { findNightLike, listNights, type Night } from "../../database/nights.ts";
import type { Language } from "../../dataset/model.ts";
import { loadDesign } from "../../design.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { writeFiles } from "../../store/folder.ts";
import { type Names, namesOf } from "../../web/names.ts";
import { readData } from "../load.ts";
import { readReport } from "../night/read-report.ts";
import type { NightReport } from "../night/report.ts";
import { printNight, setNight, wordNight, writeNight } from "../night/report-forms.ts";
import { withShared } from "./open.ts";

/** What is asked of a night. */
export interface NightAskedFor {
  /** Address of the database. */
  readonly database: string;
  /** The name of a night or how it begins, e.g. its date; absent for the latest. */
  readonly name?: string;
  readonly lang: Language;
  /** Where to write the report as a page. */
  readonly html?: string;
  readonly pdf?: string;
  /** The data folder that names of places and indicators come from. Default: `data`, if it is there. */
  readonly data?: string;
}

interface ToldNight {
  readonly report: NightReport;
  readonly text: string;
  /** Files that the report was written to, as they were named. */
  readonly written: readonly string[];
}

/**
 * Reports a night, and writes the report where that is asked for.
 *
 * Errors: USAGE where no night is called so; DATABASE_FAULT; INPUT_UNREADABLE, OUTPUT_FAULT; those of printing.
 */
export async function tellNight(
  asked: NightAskedFor,
  environment: Environment,
): Promise<ToldNight> {
  const { database: url, lang, html, pdf } = asked;
  const opening = { url, name: "briefings night", isReader: true };
  const report = await withShared(opening, environment, async ({ database }) =>
    readReport(database, await chooseNight(database, asked.name)),
  );
  const names = report.figures.length > 0 ? await readNames(asked, environment) : NO_NAMES;
  const design = await loadDesign(environment.home);
  const view = wordNight(report, design, { names, lang });
  const page = setNight(view, design.tree);
  const at = (path: string) => resolve(environment.cwd, path);
  const files = [
    ...(html === undefined ? [] : [{ path: at(html), bytes: new TextEncoder().encode(page) }]),
    ...(pdf === undefined
      ? []
      : [{ path: at(pdf), bytes: await printNight(page, environment, { view, design, report }) }]),
  ];
  await writeFiles("", files);
  const written = [html, pdf].filter((path) => path !== undefined);
  return { report, text: writeNight(view), written };
}

/** As many as a line bears. */
const MOST_NAMED = 10;

async function chooseNight(database: Database, name: string | undefined): Promise<Night> {
  const latest = await listNights(database, MOST_NAMED);
  const night = name === undefined ? latest[0] : await findNightLike(database, name);
  if (night) return night;
  const [there, ...others] = latest.map((one) => `"${one.name}"`);
  const message =
    there === undefined
      ? `No night was planned on ${database.server}`
      : `No night on ${database.server} is called "${name}"`;
  throw new ReportError("USAGE", message, {
    hint:
      there === undefined
        ? "plan one with `briefings build --database URL`"
        : `the latest are ${[there, ...others].join(", ")}`,
  });
}

const NO_NAMES: Names = {
  ...{ regions: {}, indicators: {}, units: {}, scopes: {}, bases: {}, documents: {} },
};

/** The folder of data as most have it. */
const USUAL = "data";

/** Names of what changed; ids stand where there is no data, or it is at fault now. */
async function readNames({ data }: NightAskedFor, environment: Environment): Promise<Names> {
  const folder = data ?? USUAL;
  if (data === undefined && !existsSync(resolve(environment.cwd, USUAL))) return NO_NAMES;
  const { value } = await readData(environment, folder);
  if (value !== null) return namesOf(value);
  environment.notice(`The data in ${folder} has faults now, so figures are told by their ids`);
  return NO_NAMES;
}
