import { GlobalFonts } from "@napi-rs/canvas";
import { parse } from "yaml";
import { ReportError } from "../error.ts";
import { rareIn } from "../fonts/common.ts";
import { fontPath, readList } from "../fonts/folder.ts";
import { findSlice, isRareOfPages } from "../fonts/rare.ts";
import { isWarm } from "./warm.ts";

/** The family of every text in a chart. */
export const CHART_FAMILY = "Briefing Sans";

/**
 * Lists the characters of a text that no font of charts has, each once, in order.
 *
 * Characters that end lines never count. A listed character would be drawn in some font of the machine.
 */
export function missingCharacters(text: string): readonly string[] {
  return rareIn(text)
    .filter((code) => !isRareOfPages(code))
    .map((code) => String.fromCodePoint(code));
}

let isRegistered = false;

/**
 * Makes the fonts of charts known to the canvas, once a process.
 *
 * Errors: FONT_MISSING where a file of the list is not there or not a font.
 */
export function registerChartFonts(): void {
  if (isRegistered || isWarm()) return;
  for (const file of chartFonts()) register(file, CHART_FAMILY);
  isRegistered = true;
}

/** Families that hold rare characters, in the order in which they were registered. */
const rareFamilies: string[] = [];

/** Names the families of a chart's text as CSS does. A page has one family; the canvas has one a file of characters. */
export function chartFamilies(): string {
  return [CHART_FAMILY, ...rareFamilies].map((family) => `"${family}"`).join(", ");
}

/**
 * Makes the fonts of the rare characters in a text known to the canvas, each once a process.
 *
 * Errors: FONT_MISSING.
 */
export function registerRareFonts(text: string): void {
  const rare = rareIn(text);
  const files = rare.length > 0 ? chartFonts() : [];
  for (const code of rare) {
    const slices = files.flatMap((file) => findSlice(file, code) ?? []);
    const family = `${CHART_FAMILY} ${slices[0]?.file}`;
    if (slices.length === 0 || rareFamilies.includes(family)) continue;
    for (const { file } of slices) register(file, family);
    rareFamilies.push(family);
  }
}

function register(file: string, family: string): void {
  if (GlobalFonts.registerFromPath(fontPath(file), family)) return;
  throw new ReportError("FONT_MISSING", `templates/fonts/${file} is not a font or not there`, {
    hint: "install the package again",
  });
}

/** Files of the fonts of charts, one a weight. */
function chartFonts(): readonly string[] {
  const fonts: readonly { readonly family: string; readonly file: string }[] = parse(
    readList("fonts.yaml"),
  );
  return fonts.filter(({ family }) => family === CHART_FAMILY).map(({ file }) => file);
}
