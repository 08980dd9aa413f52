import type { Finding } from "../../../model.ts";
import type { RawFile } from "../../../raw/file.ts";
import { type Keyed, nameOf } from "../../../raw/value.ts";
import { broken, type RuleId } from "../rules.ts";
import { viewComposite } from "./composite.ts";
import type { FontView, ShownGlyph } from "./model.ts";
import { viewSimple } from "./simple.ts";

/** What a document shows in its fonts, noted while its content is followed. */
export interface FontNotes {
  /** Tells which page what follows is shown on; pages count from 1. */
  begin(page: number): void;
  /** A font shows text in a rendering mode. */
  shown(font: Keyed, bytes: string, mode: number): void;
  findings(): readonly Finding[];
}

interface Use {
  /** Page that shows it first; null where nobody told. */
  readonly page: number | null;
  readonly view: FontView;
  readonly codes: Set<number>;
  /** Codes that are shown visibly. */
  readonly visible: Set<number>;
}

/** The rendering mode of invisible text. Source: ISO 32000-1, table 106. */
const INVISIBLE = 3;

/** Notes the fonts that text is shown in (7.21). */
export function noteFonts(file: RawFile): FontNotes {
  const uses = new Map<Keyed, Use>();
  let page: number | null = null;
  return {
    begin: (number) => {
      page = number;
    },
    shown: (font, bytes, mode) => {
      const use = uses.get(font) ?? {
        page,
        view: view(file, font),
        codes: new Set(),
        visible: new Set(),
      };
      uses.set(font, use);
      for (const code of use.view.codesOf(bytes)) {
        use.codes.add(code);
        if (mode !== INVISIBLE) use.visible.add(code);
      }
    },
    findings: () =>
      [...uses].flatMap(([font, use]) => {
        const name = `The font ${nameOf(file.at(font, "BaseFont")) || "without a name"}`;
        return faultsOf(use).map((rule) => broken(rule, name, use.page));
      }),
  };
}

function view(file: RawFile, font: Keyed): FontView {
  const isComposite = nameOf(file.at(font, "Subtype")) === "Type0";
  return isComposite ? viewComposite(file, font) : viewSimple(file, font);
}

/** Most that the two widths of a glyph may differ, in thousandths of the type size. */
const TOLERANCE = 1;

function faultsOf({ view, codes, visible }: Use): readonly RuleId[] {
  const all = [...codes].map(view.glyphOf);
  const seen = [...visible].map(view.glyphOf);
  const glyphs: readonly (readonly [RuleId, boolean])[] = [
    ["7.21.4.1-2", seen.some(({ isPresent }) => isPresent === false)],
    ["7.21.5-1", seen.some(isOff)],
    ["7.21.7-1", all.some(({ text }) => text === null)],
    ["7.21.7-2", all.some(({ text }) => text !== null && /[\0\uFEFF\uFFFE]/.test(text))],
    ["7.21.8-1", all.some(({ isMissing }) => isMissing)],
  ];
  return [
    ...view.faults,
    ...(visible.size > 0 ? view.visibleFaults : []),
    ...glyphs.flatMap(([rule, isBroken]) => (isBroken ? [rule] : [])),
  ];
}

function isOff({ said, real }: ShownGlyph): boolean {
  return said !== null && real !== null && Math.abs(said - real) > TOLERANCE;
}
