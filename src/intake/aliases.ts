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

/** A longer one is a sentence and no name. */
const LONGEST = 20;
/** What stands before a name: when, where, and whether it is so or aimed at. */
const LEAD =
  /^(?:[和与及的]|其中|20\d\d年|全[国省市区县](?!域)|全年|年度(?!计划)|预计|力争|确保|可|实现|完成)+/;
/** What stands between a name and its number: how it moved or what it came to. */
const TAIL =
  /(?:[同环]比|[均已可由约近达至为的]|实现|完成|达到|增[长加]|增速|提高|提升|下降|突破|超过?|不[低少]于|[控制稳定保持]{2}在?|从每.*)+$/;
/** Before 等 stand examples of what is named: 甲厂、乙厂等重点项目. */
const EXAMPLES = /^[^…]*(?<![中高平初优均])等(?!级|次)/;

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

/** The name in the words beside a number. */
function nameIn(words: string): string {
  return words.replace(EXAMPLES, "").replace(LEAD, "").replace(TAIL, "");
}

/** The alias that a statement teaches; null where its own words do not name its subject. */
function aliasOf(text: string, statement: Statement): string | null {
  const { before, after, quantity, shared } = statement;
  const rule = subjectsOf(statement)[0]?.rule;
  const measure = measureOf(text, quantity);
  if (shared || rule === "carried" || measure === "change") return null;
  if (measure === "growth" && rule !== "before") return null;
  const noun = lastNoun(before);
  const alias = nameIn(rule === "before" ? noun : `${noun}…${afterNoun(after)}`);
  if (alias.length > LONGEST) return null;
  return countedWords(alias).replaceAll(" ", "").length >= 3 && !isGeneric(alias) ? alias : null;
}
