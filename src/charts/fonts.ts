import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { parse } from "yaml";
import { ReportError } from "../error.ts";
import { packageHome } from "../host.ts";
import { isWarm } from "./warm.ts";

/** The family of every text in a chart. */
export const CHART_FAMILY = "Briefing Sans";

const FONTS_FOLDER = join(packageHome(), "templates/fonts");

let characters: ReadonlySet<string> | null = null;

/**
 * Lists the characters of a text that some font of the project lacks, each once, in order.
 *
 * Characters that end lines never count. Anything listed would be printed in whatever font the machine has.
 */
export function missingCharacters(text: string): readonly string[] {
  characters ??= new Set(readFileSync(join(FONTS_FOLDER, "characters.txt"), "utf8"));
  const known = characters;
  return [...new Set(text)].filter((character) => !known.has(character) && character !== "\r");
}

let isRegistered = false;

/**
 * Makes the fonts of charts known to the canvas, once a process.
 *
 * Errors: FONT_MISSING where a file of the list is not there or not a font.
 */
export function registerChartFonts(): void {
  if (isRegistered || isWarm()) return;
  for (const { family, file } of listFonts()) {
    if (family !== CHART_FAMILY) continue;
    if (!GlobalFonts.registerFromPath(join(FONTS_FOLDER, file), family)) {
      throw new ReportError("FONT_MISSING", `templates/fonts/${file} is not a font or not there`, {
        hint: "`npx tsx scripts/fonts.ts` makes it again",
      });
    }
  }
  isRegistered = true;
}

function listFonts(): readonly { readonly family: string; readonly file: string }[] {
  return parse(readFileSync(join(FONTS_FOLDER, "fonts.yaml"), "utf8"));
}
