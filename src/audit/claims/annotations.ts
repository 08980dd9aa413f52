import type { Finding } from "../model.ts";
import { isKeyed, isList, type Keyed, nameOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports annotations that would not be printed or would look different in another viewer (ISO 19005-3, 6.3). */
export function checkAnnotations(claimant: Claimant): readonly Finding[] {
  return claimant.pages.flatMap((page, index) =>
    annotationsOf(claimant, page).flatMap((annotation) =>
      faultsOf(claimant, annotation).map((what) => {
        const kind = nameOf(claimant.file.at(annotation, "Subtype")) || "of no kind";
        return fault("archive-annotation", `An annotation ${kind} ${what}`, index + 1);
      }),
    ),
  );
}

/** Lists the annotations of a page. */
export function annotationsOf({ file }: Pick<Claimant, "file">, page: Keyed): readonly Keyed[] {
  const list = file.at(page, "Annots");
  return (isList(list) ? list.map(file.follow) : []).filter((value): value is Keyed =>
    isKeyed(value),
  );
}

const KINDS =
  /^(Text|Link|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut|Stamp|Caret|Ink|Popup|FileAttachment|Widget|PrinterMark|TrapNet|Watermark|Redact)$/;
/** Bits of the flags: ISO 32000-1, table 165. */
const PRINT = 1 << 2;
const HIDING = { Invisible: 1, Hidden: 1 << 1, NoView: 1 << 5, ToggleNoView: 1 << 8 } as const;

function faultsOf({ file }: Claimant, annotation: Keyed): readonly string[] {
  const kind = nameOf(file.at(annotation, "Subtype"));
  if (!KINDS.test(kind)) return ["is none that may be archived"];
  if (kind === "Popup") return [];
  const flags = file.at(annotation, "F");
  const set = typeof flags === "number" ? flags : 0;
  const hiding = Object.entries(HIDING).filter(([, bit]) => (set & bit) !== 0);
  return [
    ...((set & PRINT) === 0 ? ["is not printed"] : []),
    ...hiding.map(([name]) => `has the flag ${name}`),
    ...appearanceFaults(kind, file.at(annotation, "AP"), file.at(annotation, "Rect")),
  ];
}

/** An annotation needs an appearance (AP) with the normal one (N) alone; links and empty rectangles need none. */
function appearanceFaults(kind: string, appearance: Value, rect: Value): readonly string[] {
  if (isKeyed(appearance)) {
    const keys = [...appearance.entries.keys()];
    return keys.length === 1 && keys[0] === "N" ? [] : ["has more appearances than the normal one"];
  }
  const [left, bottom, right, top] = isList(rect) ? rect : [];
  const isEmpty = left === right && bottom === top;
  return kind === "Link" || isEmpty ? [] : ["does not say how it looks"];
}
