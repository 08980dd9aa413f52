import { withoutDates } from "../zip-dates.ts";
import type { Dataset, Term } from "./model.ts";
import { tellApart } from "./regions/names.ts";
import { MOST_IN_A_ROW } from "./regions/tree.ts";
import { addFiguresSheet } from "./workbook/figures-sheet.ts";
import { newWorkbook } from "./workbook/new.ts";
import { addColumnsSheet } from "./workbook/places-in-columns.ts";
import { addRowsSheet } from "./workbook/places-in-rows.ts";
import { type Question, questionsOfTheme } from "./workbook/questions.ts";
import { nameSheets } from "./workbook/sheet-names.ts";

/**
 * Most places or questions beside each other, in two columns each: exceljs takes quadratic time for heads over several columns, a
 * minute for the 16,384 that Excel has.
 */
const MOST_BESIDE = 1_000;

/**
 * Writes the figures as an Excel workbook: a sheet a theme, the places side by side or, where they are many, below each other by
 * city, sources in comments.
 *
 * Shape: themes without figures have no sheet, those of more questions than a sheet has room for several. Places of one name
 * have names that tell them apart. With `hasFigures` a last sheet has a row a figure, which `importWorkbook` takes back. The same
 * dataset gives the same bytes.
 */
export async function formatXlsx(all: Dataset, { hasFigures = false } = {}): Promise<Uint8Array> {
  const dataset = { ...all, regionById: tellApart(all.regionById) };
  const workbook = await newWorkbook();
  const themes = [...dataset.themeById.values()].map((theme) => ({
    theme,
    questions: questionsOfTheme(dataset, theme.id),
  }));
  const areRows = arePlacesRows(dataset, Math.max(...themes.map((one) => one.questions.length)));
  const add = areRows ? addRowsSheet : addColumnsSheet;
  const sheets = areRows ? themes.flatMap(inParts) : themes;
  const names = nameSheets(sheets.map(({ theme }) => theme));
  for (const [index, { theme, questions }] of sheets.entries()) {
    if (questions.length > 0) add(workbook, names[index] ?? theme.id, theme, questions, dataset);
  }
  if (hasFigures) addFiguresSheet(workbook, all);
  const buffer = await workbook.xlsx.writeBuffer();
  return withoutDates(new Uint8Array(buffer));
}

/**
 * What there is more of goes down the sheets: all of a workbook are of one form. A dozen places stand beside each other in any
 * case: printed across A4, type of 10 points is then 4.5 high, of five places 8.
 */
function arePlacesRows({ regionById }: Dataset, mostQuestions: number): boolean {
  const places = regionById.size;
  return places > MOST_IN_A_ROW && places > Math.min(mostQuestions, MOST_BESIDE);
}

interface ThemeSheet {
  readonly theme: Term;
  readonly questions: readonly Question[];
}

/** Parts a theme into as many sheets as its questions fill; one without any stays one. */
function inParts({ theme, questions }: ThemeSheet): readonly ThemeSheet[] {
  if (questions.length <= MOST_BESIDE) return [{ theme, questions }];
  const rest = { theme, questions: questions.slice(MOST_BESIDE) };
  return [{ theme, questions: questions.slice(0, MOST_BESIDE) }, ...inParts(rest)];
}
