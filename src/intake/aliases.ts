import { quantitiesIn } from "../dataset/printed/quantity.ts";
import { indexUnits } from "../dataset/printed/unit-index.ts";
import type { ReadText } from "../documents/model.ts";
import { blocksOf } from "./blocks.ts";
import { ignoredBy } from "./ignored/ignored.ts";
import { measureOf } from "./measure.ts";
import type { Span } from "./model.ts";
import type { IndicatorName } from "./name-index.ts";
import { afterNoun, isGeneric, lastNoun } from "./nouns.ts";
import { spanOf } from "./offsets.ts";
import type { Known } from "./read.ts";
import { type Statement, statementsIn } from "./statements.ts";
import { subjectsOf } from "./subject.ts";
import { countedWords } from "./words.ts";

/** A figure that a person accepted: its indicator, and where its number begins in the document. */
interface Accepted extends Pick<Span, "start"> {
  readonly indicator: string;
}

/** The longest alias. */
const LONGEST = 30;

/**
 * The names that accepted figures teach: the words by which the document calls each, `…` where the number stands.
 *
 * Shape: sorted, each once; a figure whose words stand elsewhere (its growth, a list) teaches nothing.
 */
export function aliasesFrom(
  document: ReadText,
  accepted: readonly Accepted[],
  known: Pick<Known, "unitById">,
): readonly IndicatorName[] {
  const indicatorsByStart = new Map<number, Set<string>>();
  for (const { start, indicator } of accepted) {
    indicatorsByStart.set(start, (indicatorsByStart.get(start) ?? new Set()).add(indicator));
  }
  const learned = new Map<string, IndicatorName>();
  for (const { text, statement, start } of statementsOf(document, known)) {
    const name = aliasOf(text, statement);
    if (name === null) continue;
    for (const indicator of indicatorsByStart.get(start) ?? []) {
      learned.set(`${indicator} ${name}`, { indicator, name });
    }
  }
  return [...learned.keys()].sort().map((key) => learned.get(key) as IndicatorName);
}

function* statementsOf(document: ReadText, { unitById }: Pick<Known, "unitById">) {
  const units = indexUnits(unitById);
  for (const block of blocksOf(document)) {
    if (block.kind !== "text") continue;
    const { text, section } = block;
    const stated = quantitiesIn(text, units).filter(
      (one) => one.form === "digits" && ignoredBy(text, one, section.isPlan) === null,
    );
    for (const statement of statementsIn(text, stated)) {
      const { start, end } = statement.quantity;
      yield { text, statement, start: spanOf(block, start, end).start };
    }
  }
}

/** The alias that a statement teaches; null where its own words do not name its subject. */
function aliasOf(text: string, statement: Statement): string | null {
  const { before, after, quantity, shared } = statement;
  const rule = subjectsOf(statement)[0]?.rule;
  const measure = measureOf(text, quantity);
  if (shared || rule === "carried" || measure === "change") return null;
  if (measure === "growth" && rule !== "before") return null;
  const noun = lastNoun(before).slice(-LONGEST);
  const alias = rule === "before" ? noun : `${noun}…${afterNoun(after)}`.slice(0, LONGEST);
  return countedWords(alias).replaceAll(" ", "").length >= 3 && !isGeneric(alias) ? alias : null;
}
