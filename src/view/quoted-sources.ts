import { Decimal } from "decimal.js";
import type { Dataset, Figure } from "../dataset/model.ts";
import { anchorOf } from "./context.ts";
import { digitsIn, quote, quotesIn } from "./facts.ts";
import type { Fact, SourceRow, View } from "./model.ts";

/** Says what each number of the source list is: a figure as its document prints it, or where it stands. */
export function quoteSources(
  { sources, language }: Pick<View, "sources" | "language">,
  { figures, documentById }: Pick<Dataset, "figures" | "documentById">,
): readonly Fact[] {
  const figureByAnchor = new Map(figures.map((figure) => [anchorOf(figure), figure]));
  const documentByAnchor = new Map(
    [...documentById.values()].map((document) => [`source-${document.id}`, document]),
  );
  return sources.flatMap(({ id, place, title, original, detail, rows }) => {
    const document = documentByAnchor.get(id);
    const issuer = document?.issuer[language] ?? "";
    const number = document?.number ?? "";
    return [
      ...quotesIn("name", id, place),
      ...quotesIn("title", id, [title, original]),
      ...quotesIn("document-number", id, number),
      ...quotesIn("name", id, issuer),
      ...quotesIn("date", id, detail.replace(issuer, "").replace(number, "")),
      ...rows.flatMap((row) => quoteRow(row, figureByAnchor)),
    ];
  });
}

function quoteRow(
  { indicator, year, section, printed }: SourceRow,
  figureByAnchor: ReadonlyMap<string, Figure>,
): readonly Fact[] {
  const [first] = printed;
  const figures = printed.flatMap(({ id }) => figureByAnchor.get(id) ?? []);
  const behind = { figures: figures.map(({ id }) => id) };
  const where = first?.id ?? "";
  return [
    ...quotesIn("name", where, indicator),
    ...quotesIn("period", where, year, behind),
    ...figures.flatMap(quotePrinted),
    ...quotesIn("section", where, section, behind),
  ];
}

/** The numbers of a figure's printed words: the last that says its value, and those beside it. */
function quotePrinted(figure: Figure): readonly Fact[] {
  const { id, value, unit, bound, printed } = figure;
  const where = anchorOf(figure);
  const numbers = digitsIn(printed);
  const { at, exponent } = findValue(numbers, value);
  const own: Partial<Fact> = {
    value,
    unit,
    formula:
      exponent === 0 ? "as printed" : `printed number × ${new Decimal(10).pow(exponent).toFixed()}`,
    ...(bound === "exact" ? {} : { bound }),
  };
  return numbers.map((text, index) =>
    quote("printed", where, text, {
      figures: [id],
      formula: "stated beside the figure",
      ...(index === at ? own : {}),
    }),
  );
}

/** Powers of ten between a printed number and its figure: as it is, first, then 万 and 亿, either way. */
const EXPONENTS = [0, 4, 8, -4, -8] as const;

/** Which of the numbers is the value, without regard to its sign, which a word may say; -1 for none. */
function findValue(
  numbers: readonly string[],
  value: number | null,
): { readonly at: number; readonly exponent: number } {
  if (value === null) return NO_VALUE;
  const size = new Decimal(value).abs();
  for (const exponent of EXPONENTS) {
    const factor = new Decimal(10).pow(exponent);
    // Printed words end with the number meant.
    const at = numbers.findLastIndex((text) => readNumber(text)?.times(factor).eq(size));
    if (at >= 0) return { at, exponent };
  }
  return NO_VALUE;
}

const NO_VALUE = { at: -1, exponent: 0 } as const;

/** A run of digits as a number; null for what is none, e.g. 1.2.3. */
function readNumber(text: string): Decimal | null {
  const plain = text.replaceAll(",", "");
  return /^\d+(\.\d+)?$/.test(plain) ? new Decimal(plain) : null;
}
