import type { Finding } from "../../model.ts";
import type { RawFile } from "../../raw/file.ts";
import { unpack } from "../../raw/filters.ts";
import type { Keyed } from "../../raw/value.ts";
import { followContent, type Listener } from "../content/follow.ts";
import type { Xmp } from "../xmp.ts";
import { checkAnnotations, checkForms } from "./annotations.ts";
import { appearancesOn } from "./appearances.ts";
import { attributeOf } from "./attributes.ts";
import { noteContents } from "./contents.ts";
import { checkFiles } from "./files.ts";
import { type FontNotes, noteFonts } from "./fonts/check.ts";
import { checkHeadings } from "./headings.ts";
import { checkIdentity } from "./identity.ts";
import { checkLanguages } from "./languages.ts";
import { checkMeanings } from "./meanings.ts";
import type { Accessible } from "./model.ts";
import { checkNesting } from "./nesting.ts";
import { checkTables } from "./tables.ts";
import { checkTexts } from "./texts.ts";
import { readTree } from "./tree.ts";
import { checkWhole } from "./whole.ts";

/** A check of PDF/UA on its way: what is told of the pages first, then the verdict. */
interface AccessCheck {
  readonly listener: Listener;
  /** Has to be called where a page begins; pages count from 1. */
  begin(page: number): void;
  findings(): readonly Finding[];
}

/** Begins to check a file against those rules of PDF/UA-1 that a program can check. */
export function beginAccessCheck(
  file: RawFile,
  xmp: Xmp | null,
  pages: readonly Keyed[],
): AccessCheck {
  const hasLanguage = file.at(file.catalog, "Lang") !== null;
  const document: Accessible = { file, xmp, pages, tree: readTree(file), hasLanguage };
  const contents = noteContents(document);
  const fonts = noteFonts(file);
  const roleOf = (dict: Keyed) => attributeOf(file, dict, "PrintField", "Role");
  return {
    listener: { ...contents.listener, shown: fonts.shown },
    begin: contents.begin,
    findings: () =>
      shorten([
        ...checkIdentity(document),
        ...checkWhole(document),
        ...checkMeanings(document),
        ...contents.findings(),
        ...checkNesting(document),
        ...checkTables(document),
        ...checkLanguages(document, contents.marked),
        ...checkTexts(document),
        ...checkHeadings(document),
        ...checkAnnotations(document),
        ...checkForms(document, roleOf),
        ...checkFiles(document),
        ...noteAppearances(document, fonts).findings(),
      ]),
  };
}

/** Notes what annotations show beside the content of the pages. */
function noteAppearances(document: Accessible, fonts: FontNotes): FontNotes {
  const listener: Listener = { elementOf: () => null, shown: fonts.shown };
  for (const page of document.pages)
    for (const form of appearancesOn(document, page))
      followContent(document.file, unpack(form) ?? "", form, listener);
  return fonts;
}

/** Most findings of one rule that are told one by one. */
const MOST_TOLD = 10;

/** Keeps the first findings of each rule; the last of them says how many more there are. */
function shorten(findings: readonly Finding[]): readonly Finding[] {
  const count = (rule: string | undefined) => findings.filter((each) => each.rule === rule).length;
  const told = new Map<string | undefined, number>();
  return findings.flatMap((finding) => {
    const before = told.get(finding.rule) ?? 0;
    told.set(finding.rule, before + 1);
    if (before >= MOST_TOLD) return [];
    const more = before === MOST_TOLD - 1 ? count(finding.rule) - MOST_TOLD : 0;
    return [
      more > 0 ? { ...finding, message: `${finding.message} (and ${more} more like it)` } : finding,
    ];
  });
}
