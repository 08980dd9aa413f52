import { PDFArray, type PDFDict, PDFNumber } from "@cantoo/pdf-lib";
import { dictAt, follow, nameAt, numberAt, numbersIn, textAt } from "../objects.ts";
import { plainOf, textOf, textsOf } from "./text.ts";
import { hasFlag, inherited, type Widget } from "./widget.ts";

/** What a field shows within its frame. */
export type Content =
  | { readonly kind: "line"; readonly text: string; readonly cells: number | null }
  | { readonly kind: "paragraphs"; readonly text: string }
  | {
      readonly kind: "list";
      readonly options: readonly string[];
      readonly chosen: ReadonlySet<number>;
    }
  | { readonly kind: "caption"; readonly text: string }
  | { readonly kind: "mark"; readonly symbol: string | null; readonly isRound: boolean };

/** What each kind of field shows. */
export const CONTENT: Readonly<Record<Widget["kind"], (widget: Widget) => Content>> = {
  text: ({ dict, page }) => {
    const text = writtenIn(dict, page);
    if (hasFlag(dict, "password"))
      return { kind: "line", text: "*".repeat([...text].length), cells: null };
    if (hasFlag(dict, "multiline")) return { kind: "paragraphs", text };
    const most = inherited(dict, "MaxLen");
    const isComb = hasFlag(dict, "comb") && !hasFlag(dict, "file");
    const cells = isComb && most instanceof PDFNumber ? most.asNumber() : 0;
    return { kind: "line", text: text.replace(/\n/g, " "), cells: cells > 0 ? cells : null };
  },
  choice: ({ dict, page }) => {
    const options = optionsOf(dict, page);
    const values = textsOf(inherited(dict, "V"), page, dict.context);
    const shown = (value: string) =>
      options.find(({ exported }) => exported === value)?.shown ?? value;
    if (hasFlag(dict, "combo"))
      return { kind: "line", text: shown(values[0] ?? "").replace(/\n/g, " "), cells: null };
    const first = Math.max(0, numberAt(dict, "TI") ?? 0);
    const indexes = numbersIn(inherited(dict, "I"), dict.context) ?? [];
    const chosen = options.flatMap(({ exported, shown: words }, at) =>
      (
        values.length > 0
          ? values.includes(exported) || values.includes(words)
          : indexes.includes(at)
      )
        ? [at - first]
        : [],
    );
    const below = options.slice(first).map((option) => option.shown);
    return { kind: "list", options: below, chosen: new Set(chosen) };
  },
  button: ({ dict }) => {
    const caption = textAt(dictAt(dict, "MK") ?? dict, "CA") ?? "";
    if (hasFlag(dict, "pushbutton")) return { kind: "caption", text: caption };
    const isRadio = hasFlag(dict, "radio");
    const isOn = !/^(|Off)$/.test(nameAt(dict, "AS"));
    const symbol = caption || (isRadio ? "l" : "4");
    return { kind: "mark", symbol: isOn ? symbol : null, isRound: isRadio && symbol === "l" };
  },
};

function writtenIn(dict: PDFDict, page: number): string {
  const value = textOf(inherited(dict, "V"), page);
  return value ?? plainOf(textOf(inherited(dict, "RV"), page) ?? "");
}

interface Option {
  /** As a value names it. */
  readonly exported: string;
  readonly shown: string;
}

function optionsOf(dict: PDFDict, page: number): readonly Option[] {
  const list = inherited(dict, "Opt");
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().map((each) => {
    const texts = textsOf(follow(each, dict.context), page, dict.context);
    return { exported: texts[0] ?? "", shown: texts.at(-1) ?? "" };
  });
}

/** The name of a field, those above it before it. */
export function titleOf(dict: PDFDict): string {
  const names: string[] = [];
  const seen = new Set<PDFDict>();
  for (let at: PDFDict | undefined = dict; at && !seen.has(at); at = dictAt(at, "Parent")) {
    seen.add(at);
    const own = textAt(at, "T");
    if (own) names.unshift(own);
  }
  return names.join(".");
}
