import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Finding } from "../../src/analysis/findings/model.ts";
import type { ChartRow } from "../../src/charts/model.ts";
import type { Bound, Dataset, Figure } from "../../src/dataset/model.ts";
import { groupBy } from "../../src/group-by.ts";
import type { Fact, Sentence } from "../../src/view/model.ts";
import { SEED } from "../seed.ts";
import { published } from "./published.ts";
import {
  cellsOf,
  chartsOf,
  factsIn,
  numeralsOf,
  type Page,
  panelsOf,
  type Statement,
  statementsOf,
  tablesOf,
  textsOf,
  type Worded,
  wordPages,
  yearsOver,
} from "./worded.ts";

/*
 * The statements of comparability that must never be made, looked for in whole pages of generated datasets, in both
 * languages. What is right is told from the raw figures, never by the code that made the page.
 */

const RUNS = 60;
const pages: readonly Page[] = fc
  .sample(published, { numRuns: RUNS, seed: SEED })
  .flatMap((one, index) => wordPages(one, index));

type Must = (isSo: boolean, otherwise: () => string) => void;

/** Holds every page to a rule; the rule must have had something to say of some of them. */
function holds(rule: (page: Page, must: Must) => void): void {
  let checked = 0;
  const faults: string[] = [];
  for (const [index, page] of pages.entries()) {
    rule(page, (isSo, otherwise) => {
      checked += 1;
      if (!isSo && faults.length < MOST_TOLD)
        faults.push(`dataset ${Math.floor(index / 2)}, ${page.view.language}: ${otherwise()}`);
    });
  }
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(0);
}

const MOST_TOLD = 3;

const figuresOf = ({ figureById }: Page, ids: readonly string[]): readonly Figure[] =>
  ids.flatMap((id) => figureById.get(id) ?? []);

/** Words that put one place before the others. */
const CLAIMS = {
  zh: /最[大多高低少快慢小]|(?<!比)较[大多高]|居首|领先|首位/,
  en: /\b(highest|lowest|largest|smallest|most|fewest|fastest|slowest|larger|ranged from)\b/i,
};

const claims = ({ view }: Page, text: string) =>
  CLAIMS[view.language].test(text.replace(/at (most|least)/g, ""));

/** Figures that a page puts into one order, one formula or one claim, and where. */
interface Joined {
  readonly what: string;
  readonly figures: readonly Figure[];
}

/** Ranks, derived values of several places, and claims. */
function joinedIn(page: Page): readonly Joined[] {
  const ofFacts = page.view.facts
    .filter(({ is }) => is === "rank" || is === "derived")
    .map((fact) => ({ what: tell(fact), figures: figuresOf(page, fact.figures) }));
  const acrossPlaces = ofFacts.filter(
    ({ figures }) => new Set(figures.map(({ region }) => region)).size > 1,
  );
  return [...acrossPlaces, ...claimsIn(page)];
}

const tell = ({ text, formula, figures }: Fact) => `${text} (${formula}) of ${figures.join(", ")}`;

/** Findings and titles that claim an order, with the figures that they rest on. */
function claimsIn(page: Page): readonly (Joined & { readonly statement: Statement })[] {
  return statementsOf(page).flatMap((statement) => {
    const { is, text, finding, facts } = statement;
    if ((is !== "finding" && is !== "title") || !claims(page, text)) return [];
    if (finding && JOINS_NO_PLACES.has(finding.kind)) return [];
    const ids = finding ? orderedBy(finding) : facts.flatMap((fact) => fact.figures);
    return [{ what: text, figures: figuresOf(page, ids), statement }];
  });
}

/** Kinds that hold each place against itself alone, or say how many figures are published: they order no values. */
const JOINS_NO_PLACES: ReadonlySet<string> = new Set(["contrast", "list", "coverage"]);

/** Kinds that hold the figures of each place against each other alone. */
const HOLDS_ITS_OWN: ReadonlySet<string> = new Set([
  "ambition",
  "turn",
  "contrast",
  "list",
  "position",
]);

/** The figures that a finding puts into an order; of a place's position without its own target, which is in none. */
function orderedBy(finding: Finding): readonly string[] {
  if (finding.kind !== "position") return finding.evidence;
  return finding.params.standing?.field.figures.map(({ id }) => id) ?? [];
}

/** Holds all figures that are joined to one answer of `keyOf`. */
function joinsOnly(keyOf: (figure: Figure, page: Page) => unknown): void {
  holds((page, must) => {
    for (const { what, figures } of joinedIn(page)) {
      const keys = new Set(figures.map((figure) => keyOf(figure, page)));
      must(keys.size <= 1, () => `${what}: ${[...keys].join(" | ")}`);
    }
  });
}

/** The numbers of a sentence with their facts and the words close before and after each. */
function* numbersIn(page: Page, sentence: Sentence) {
  for (const [index, piece] of sentence.entries()) {
    if (!piece.isNumeral) continue;
    const fact = page.factByAnchor.get(piece.id);
    if (!fact) continue;
    const before = sentence[index - 1];
    const after = sentence[index + 1];
    yield {
      piece,
      fact,
      before: `${before && !before.isNumeral ? before.text : ""}${piece.prefix}`,
      after: `${piece.tail}${after && !after.isNumeral ? after.text : ""}`,
    };
  }
}

function everyNumber(
  check: (
    number: ReturnType<typeof numbersIn> extends Generator<infer N> ? N : never,
    page: Page,
    must: Must,
    statement: Statement,
  ) => void,
): void {
  holds((page, must) => {
    for (const statement of statementsOf(page)) {
      for (const number of numbersIn(page, statement.sentence))
        check(number, page, must, statement);
    }
  });
}

function everyCell(check: (cell: Worded, page: Page, must: Must) => void): void {
  holds((page, must) => {
    for (const cell of cellsOf(page)) check(cell, page, must);
  });
}

const answerOf = ({ comparison, region }: Worded): readonly Figure[] =>
  [...comparison.cells, ...(comparison.references ?? [])].find((cell) => cell.region === region)
    ?.figures ?? [];

/** Each mark of each chart beside the figure that it draws. */
function* marksIn(page: Page) {
  const { view, dataset } = page;
  const figures = panelsOf(page);
  for (const [index, { spec }] of chartsOf(view).entries()) {
    const panels = figures[index] ?? [];
    const rows: readonly ChartRow[] = spec.groups.flatMap((group) => [...group.rows]);
    for (const { label, cells } of rows) {
      for (const [at, cell] of cells.entries()) {
        const sides = [
          [panels[at]?.outcome, cell.mark],
          [panels[at]?.target, cell.pair],
        ] as const;
        for (const [comparison, mark] of sides) {
          const answer = [...(comparison?.cells ?? []), ...(comparison?.references ?? [])].find(
            ({ region }) => dataset.regionById.get(region)?.short[view.language] === label,
          );
          if (comparison) yield { answer, mark, empty: cell.empty, label };
        }
      }
    }
  }
}

const decimalsIn = (text: string) => text.split(".")[1]?.length ?? 0;
const BOUND_WORDS = {
  zh: { about: "左右", at_least: "以上", at_most: "以内" },
  en: { about: "about", at_least: "at least", at_most: "at most" },
};
const SIGNS = { exact: "", about: "≈", at_least: "≥", at_most: "≤" } as const;
const ESTIMATED = /预计|estimate/;

/** A year, or the words for the one before the plan. */
const PERIODS = /\d{4}|上年|past year/;
/** How many places something is said of. */
const COUNTED = {
  zh: /[一两三四五六七八九十\d]地/,
  en: /\b(two|three|four|five|six|seven|eight|nine|ten|\d+) (comparable |places)/,
};

describe(`the rules of comparability, whatever is published (seed ${SEED})`, () => {
  it("1: joins no figures of different years, and says the year of each claim and cell", () => {
    joinsOnly(({ year }) => year);
    holds((page, must) => {
      for (const { what } of claimsIn(page)) {
        must(PERIODS.test(what), () => `no period: ${what}`);
      }
    });
    holds((page, must) => {
      for (const table of tablesOf(page.view)) {
        const years = yearsOver(table);
        for (const { cells } of table.rows) {
          for (const [place, cell] of cells.entries()) {
            const heads = years[place] ?? [];
            const said = cell.period ? [cell.period.text] : heads;
            for (const numeral of cell.numerals) {
              const [figure] = figuresOf(page, page.factByAnchor.get(numeral.id)?.figures ?? []);
              const isSaid = said.some((text) => text.includes(`${figure?.year}`));
              must(isSaid, () => `${figure?.id} stands under ${said.join()} in ${table.id}`);
            }
          }
        }
      }
    });
  });

  it("2: keeps the mark of an estimate in every cell, chart and sentence", () => {
    everyCell(({ cell }, page, must) => {
      const mark = page.view.language === "zh" ? "预" : "e";
      for (const side of [cell, cell.from]) {
        const numerals = side?.numerals ?? [];
        for (const [index, { id }] of numerals.entries()) {
          const [figure] = figuresOf(page, page.factByAnchor.get(id)?.figures ?? []);
          if (figure?.status !== "estimate") continue;
          // Two of one mark carry it once, after the second.
          const isMarked = numerals.slice(index).some((one) => one.mark.includes(mark));
          must(isMarked, () => `${figure.id} has no mark in a cell`);
        }
      }
    });
    holds((page, must) => {
      for (const { answer, mark, label } of marksIn(page)) {
        if (!mark || !answer?.figure) continue;
        must(mark.status === answer.figure.status, () => `${label}: ${answer.figure?.id}`);
        if (answer.figure.status === "estimate")
          must(mark.sign !== "", () => `${answer.figure?.id} has no mark in a chart`);
      }
    });
    everyNumber(({ fact, before, after }, page, must, { text }) => {
      if (fact.is !== "figure" && fact.is !== "derived") return;
      const isEstimate = figuresOf(page, fact.figures).some(({ status }) => status === "estimate");
      if (!isEstimate) return;
      const near = fact.is === "figure" ? before + after : text;
      must(ESTIMATED.test(near), () => `${tell(fact)} in “${text}”`);
    });
  });

  it("3: joins no figures of different bases, nor one with a basis and one without", () => {
    joinsOnly(({ basis }) => basis);
    // Where some of one period and scope state a basis, nobody is ranked who states none.
    everyCell((worded, _, must) => {
      if (worded.cell.rank === null) return;
      const { comparison } = worded;
      const [own] = answerOf(worded);
      const beside = comparison.cells.flatMap(({ figure }) =>
        figure &&
        figure.value !== null &&
        figure.remark === null &&
        figure.period === own?.period &&
        figure.scope === own.scope &&
        figure.on === own.on
          ? [figure]
          : [],
      );
      const isStated = beside.some(({ basis }) => basis !== null);
      must(!isStated || own?.basis !== null, () => `${own?.id} is ranked`);
    });
  });

  it("4: joins no figures of different scopes, indicators or measures", () => {
    joinsOnly(({ scope }) => scope);
    holds((page, must) => {
      for (const { figures, what } of joinedIn(page)) {
        const keys = new Set(figures.map(({ indicator, measure }) => `${indicator}/${measure}`));
        must(keys.size <= 1, () => `${what}: ${[...keys].join(" | ")}`);
      }
    });
  });

  it("5: carries bounds into what is derived, and computes no completion rate of growth", () => {
    holds((page, must) => {
      for (const fact of page.view.facts.filter(({ is }) => is === "derived")) {
        const [a, b] = figuresOf(page, fact.figures);
        if (!a || !b) continue;
        const bounds = new Set([a.bound, opposite(b.bound)].filter((one) => one !== "exact"));
        const isOpen = bounds.has("at_least") && bounds.has("at_most");
        must(!isOpen, () => `${tell(fact)} may be anything`);
        const [strongest = "exact"] = [...bounds].sort((x) => (x === "about" ? 1 : -1));
        const isTurned = isDifference(fact) && minus(a, b).isNegative();
        const expected = isTurned ? opposite(strongest) : strongest;
        must((fact.bound ?? "exact") === expected, () => `${tell(fact)} is ${fact.bound}`);
        const isRate = /-to-(outcome|target)$/.test(fact.formula ?? "");
        if (isRate)
          must(["level", "count"].includes(a.measure), () => `${tell(fact)} is of a rate`);
      }
    });
    everyNumber(({ fact, before, after }, { view: { language } }, must, { text }) => {
      if ((fact.is !== "figure" && fact.is !== "derived") || !fact.bound) return;
      const word = BOUND_WORDS[language][fact.bound as "about"];
      const isNamed = fact.is === "derived" && /下限|上限|约|floor|ceiling/.test(text);
      must(
        isNamed || (before + after).includes(word),
        () => `${tell(fact)} is ${fact.bound} in “${text}”`,
      );
    });
    everyCell(({ cell }, page, must) => {
      for (const { id, prefix } of numeralsOf(cell)) {
        const [figure] = figuresOf(page, page.factByAnchor.get(id)?.figures ?? []);
        if (figure) must(prefix === SIGNS[figure.bound], () => `${prefix} before ${figure.id}`);
      }
    });
    holds((page, must) => {
      for (const { answer, mark } of marksIn(page)) {
        if (!mark || !answer?.figure) continue;
        const sign = SIGNS[answer.figure.bound];
        must(mark.label.startsWith(sign), () => `${mark.label} for ${answer.figure?.id}`);
      }
    });
  });

  it("6: prints no growth but published growth", () => {
    const MOVES = {
      zh: /(增长|下降|提高|增加|减少)$/,
      en: /(\bgrowth of|\brose|\bfell|\bfall of|\brise of|\brose by|\bfell by) (an estimated |about |at least |at most )*$/,
    };
    everyNumber(({ fact, before }, page, must, { text }) => {
      if (!MOVES[page.view.language].test(before)) return;
      const [figure, ...others] = figuresOf(page, fact.figures);
      const isMove = figure?.measure === "growth" || figure?.measure === "change";
      const isPublished = fact.is === "figure" && isMove && others.length === 0;
      must(isPublished, () => `${tell(fact)} in “${text}”`);
    });
    holds((page, must) => {
      for (const fact of page.view.facts.filter(({ is }) => is === "derived")) {
        const [a, b] = figuresOf(page, fact.figures);
        const areLevels = [a, b].every(
          (one) => one?.measure === "level" || one?.measure === "count",
        );
        if (fact.unit === "points") must(!areLevels, () => tell(fact));
        must(fact.formula !== "implied-target-level" || a?.measure === "growth", () => tell(fact));
      }
    });
  });

  it("7: shows both figures of a contradiction, with the mark, and computes with neither", () => {
    holds((page, must) => {
      for (const { figures, what } of usedIn(page)) {
        must(
          figures.every(({ conflict }) => !conflict),
          () => what,
        );
      }
    });
    everyCell((worded, _, must) => {
      const answer = answerOf(worded);
      if (!answer.some(({ conflict }) => conflict)) return;
      const { numerals } = worded.cell;
      must(numerals.length === answer.length, () => `${answer[0]?.id} shows ${numerals.length}`);
      const marks = numerals.map(({ mark }) => mark).join("");
      must(marks.includes("‡"), () => `${answer[0]?.id} has no mark`);
    });
  });

  it("8: quotes a figure in doubt with its mark, and computes nothing with it", () => {
    holds((page, must) => {
      for (const { figures, what } of usedIn(page)) {
        must(
          figures.every(({ remark }) => remark === null),
          () => what,
        );
      }
    });
    everyCell((worded, _, must) => {
      const [figure] = answerOf(worded);
      if (figure?.remark == null || figure.value === null) return;
      const marks = worded.cell.numerals.map(({ mark }) => mark).join("");
      must(marks.includes("※"), () => `${figure.id} has no mark`);
    });
  });

  it("9: leaves an empty slot where nothing is published, which is neither zero nor no change", () => {
    everyCell((worded, _, must) => {
      const answer = answerOf(worded);
      const { cell, region, comparison } = worded;
      const isEmpty = cell.kind === "missing";
      must(isEmpty === (answer.length === 0), () => `${region} ${comparison.indicator}`);
      if (!isEmpty) return;
      must(cell.numerals.length === 0 && !/[\d持]|change/.test(cell.words), () => cell.words);
      must(cell.rank === null, () => `${region} is ranked without a figure`);
    });
    everyCell((worded, page, must) => {
      const year = yearAsked(page, worded);
      if (year === null || answerOf(worded).length > 0) return;
      const { region, comparison } = worded;
      const { indicator, measure, target, variant } = comparison;
      const lost = page.known.figures.find(
        (figure) =>
          figure.region === region &&
          figure.indicator === indicator &&
          figure.measure === measure &&
          (figure.status === "target") === target &&
          figure.period === year &&
          (variant === null ||
            (figure.scope === variant.scope && figure.basis === variant.basis)) &&
          (variant === null || figure.on === (variant.on ?? "year_earlier")),
      );
      must(lost === undefined, () => `${lost?.id} is called not published`);
    });
    holds((page, must) => {
      for (const { answer, mark, empty, label } of marksIn(page)) {
        if (answer && answer.figures.length > 0) continue;
        must(!mark && !/^[−\d.,]+$/.test(empty), () => `${label} has ${empty || mark?.label}`);
      }
      for (const { is, text, value } of page.view.facts) {
        if (is !== "figure" && is !== "derived") continue;
        // 0.04 printed as 0.0 is still a number of the data; nothing else is ever 0.
        if (/^[−0.,]+$/.test(text)) must(value !== null && Math.abs(value) < 0.5, () => text);
      }
    });
    holds((page, must) => {
      for (const { text, finding } of statementsOf(page)) {
        if (!finding || finding.kind === "ambition") continue;
        const zeros = figuresOf(page, finding.evidence).filter(({ value }) => value === 0);
        const isUnchanged = /与上年持平|did not change|no change/.test(text);
        must(zeros.length > 0 || !isUnchanged, () => text);
      }
    });
  });

  it("10: divides within one place, period, basis and scope, shows both inputs, and ranks no ratio", () => {
    holds((page, must) => {
      for (const { is, sentence, text, facts } of statementsOf(page)) {
        for (const fact of facts) {
          if (fact.formula !== "ratio" && fact.formula !== "part-of-whole") continue;
          const [a, b] = figuresOf(page, fact.figures);
          const keys = [a, b].map((one) =>
            [one?.region, one?.period, one?.basis, one?.scope].join(),
          );
          must(keys[0] === keys[1], () => `${tell(fact)} joins ${keys.join(" | ")}`);
          const shown = new Set(
            factsIn(page, sentence)
              .filter((one) => one.is === "figure")
              .flatMap(({ figures }) => figures),
          );
          const needed = fact.formula === "ratio" ? [a?.id, b?.id] : [a?.id];
          if (is === "finding")
            must(
              needed.every((id) => shown.has(id ?? "")),
              () => `inputs are not in “${text}”`,
            );
        }
      }
      for (const fact of page.view.facts.filter(({ is }) => is === "rank"))
        must(figuresOf(page, fact.figures).length === fact.figures.length, () => tell(fact));
      for (const text of textsOf(page))
        must(!/人均|每万人|(?<!各)地均[^为]|per (head|person|capita)/.test(text), () => text);
    });
  });

  it("11: moves the point of an amount and converts no currency", () => {
    const isDollar = (unit: string | null) => /美元|dollar/.test(unit ?? "");
    holds((page, must) => {
      for (const fact of page.view.facts) {
        const [figure] = figuresOf(page, fact.figures);
        if (!figure || fact.value === null) continue;
        if (fact.is === "figure") {
          must(isDollar(fact.unit) === isDollar(figure.unit), () => tell(fact));
          const times = new Decimal(fact.value).div(figure.value || 1);
          const isPower = figure.value === 0 || Decimal.log10(times.abs()).isInteger();
          must(isPower && !times.isNegative(), () => `${tell(fact)}: ${fact.value}`);
        }
        if (fact.is === "derived") {
          const all = figuresOf(page, fact.figures).map(({ unit }) => isDollar(unit));
          must(new Set(all).size === 1, () => tell(fact));
        }
      }
    });
    everyNumber(({ fact, after }, page, must, { text }) => {
      const [figure] = figuresOf(page, fact.figures);
      if (fact.is !== "figure" || !isDollar(figure?.unit ?? null) || figure?.measure !== "level")
        return;
      must(!/^[^，。,;；]*(亿元|yuan)/.test(after), () => `${tell(fact)} in “${text}”`);
    });
  });

  it("12, 13: ranks by the printed values, ties together and the next skipped, and turns where less is better", () => {
    holds((page, must) => {
      for (const ranked of rankedTogether(page)) {
        const indicator = page.dataset.indicatorById.get(ranked[0]?.figure.indicator ?? "");
        const isLower = indicator?.direction === "lower";
        for (const one of ranked) {
          const told = () => `${one.figure.id} (${one.figure.value}) is ${one.rank}/${one.of}`;
          const ahead = ranked.filter(({ figure }) => isAhead(figure, one.figure, isLower));
          const clear = ahead.filter(({ figure }) => isClear(figure, one.figure));
          must(one.of === ranked.length, told);
          must(one.rank <= ahead.length + 1 && one.rank >= clear.length + 1, told);
          for (const other of ranked) {
            if (other.figure.value === one.figure.value) must(other.rank === one.rank, told);
            if (isAhead(other.figure, one.figure, isLower)) must(other.rank <= one.rank, told);
          }
        }
      }
    });
    holds((page, must) => {
      for (const text of textsOf(page)) {
        must(!/更好|较好|更差|较差|优于|劣于|better|worse|\bbest\b|worst/i.test(text), () => text);
      }
    });
  });

  it("14: passes no verdict, names no cause, adds up no score", () => {
    const VERDICTS =
      /完成目标|未完成|超额|达标|达到目标|未达|落后|先进|因此|由于|导致|得益于|综合得分|评分|\b(met|missed|miss|failed|achieved|exceeded|outperform\w*|underperform\w*|because|due to|thanks to|therefore|score|success\w*|good|poor)\b/i;
    holds((page, must) => {
      for (const text of textsOf(page)) must(!VERDICTS.test(text), () => text);
    });
  });

  it("15: makes less of a target that a city sets for its places than of one that each sets by itself", () => {
    let seen = 0;
    for (const { known, spec, view } of pages) {
      if (view.language !== "zh") continue;
      const alike = withOneTarget(known);
      const weigh = (isShared: boolean) => {
        const regionById = new Map(
          [...known.regionById].map(([id, region]) => {
            const city = isShared ? "one" : id;
            return [id, { ...region, within: null, city: { zh: city, en: city } }] as const;
          }),
        );
        const search = { regions: spec.regions };
        return findFindings({ ...alike, regionById }, search).filter(({ target }) => target);
      };
      const weightByKey = new Map(weigh(false).map((one) => [keyOfFinding(one), one.weight]));
      for (const finding of weigh(true)) {
        const apart = weightByKey.get(keyOfFinding(finding)) ?? 0;
        // What holds each place against itself tells of each, whoever set its target.
        if (apart < 0.01 || HOLDS_ITS_OWN.has(finding.kind)) continue;
        if (!sharesTarget(alike, finding)) continue;
        seen += 1;
        expect(finding.weight, keyOfFinding(finding)).toBeLessThan(apart);
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  it("16: says by how much a rate falls without a minus, and tells points from per cent", () => {
    holds((page, must) => {
      for (const text of textsOf(page)) {
        must(
          !/(增长|下降|提高|增加|减少|相差)(约)?[−-]|(growth of|rose|fell|fall of|rise of|rose by|fell by|difference of)[ {2}](about )?[−-]/.test(
            text,
          ),
          () => text,
        );
      }
      for (const fact of page.view.facts.filter(({ formula }) => formula === "difference")) {
        const [a] = figuresOf(page, fact.figures);
        const isRate = a?.unit === "%" || a?.unit === "个百分点";
        const isPoints = fact.unit === "points" || fact.unit === "个百分点";
        must(isPoints === isRate, () => `${tell(fact)} is in ${fact.unit}`);
      }
    });
    everyNumber(({ fact, after }, page, must, { text }) => {
      const [figure] = figuresOf(page, fact.figures);
      const isPoints =
        fact.unit === "points" || (fact.is === "figure" && figure?.unit === "个百分点");
      if (isPoints) must(/个百分点|percentage point/.test(after), () => `${tell(fact)}: ${text}`);
      else if (fact.is === "figure" && figure?.unit === "%")
        must(after.startsWith("%"), () => `${tell(fact)}: ${text}`);
    });
  });

  it("17: joins only like periods, and growth on one reference", () => {
    joinsOnly(({ period, on }) => `${period} ${on}`);
    everyCell((worded, { dataset }, must) => {
      const { frequency, indicator } = worded.comparison;
      const isStock = dataset.indicatorById.get(indicator)?.time === "stock";
      for (const { period, id } of answerOf(worded)) {
        const own = lengthOf(period);
        // A year is a stretch since January, a stock the last day of any period.
        const isLike =
          own === frequency || isStock || (own === "year" && frequency === "since_january");
        must(isLike, () => `${id} in a row of ${frequency}`);
      }
    });
  });

  it("18: shows what was published last, and nothing published after the date asked for", () => {
    holds((page, must) => {
      const dayOf = (figure: Figure) => page.dataset.documentById.get(figure.document)?.date ?? "";
      const { asOf } = page.spec;
      for (const { figures } of page.view.facts) {
        for (const figure of figuresOf(page, figures)) {
          if (asOf !== null)
            must(dayOf(figure) <= asOf, () => `${figure.id} is of ${dayOf(figure)}`);
        }
      }
      const inCells = cellsOf(page).flatMap(answerOf);
      const used = [...inCells, ...usedIn(page).flatMap(({ figures }) => figures)];
      for (const figure of new Set(used)) {
        const later = page.known.figures.filter(
          (other) =>
            identityOf(other) === identityOf(figure) &&
            dayOf(other) > dayOf(figure) &&
            !(other.status === "estimate" && figure.status !== "estimate"),
        );
        const isReplaced = later.some((other) => !agree(figure, other));
        must(!isReplaced || figure.conflict, () => `${figure.id} was replaced by ${later[0]?.id}`);
      }
    });
  });

  it("19: takes of each place the figure of the period asked for, and of no other", () => {
    everyCell((worded, page, must) => {
      const year = yearAsked(page, worded);
      if (year === null) return;
      for (const { period, id } of answerOf(worded))
        must(period === year, () => `${id}, asked ${year}`);
    });
  });

  it("20: joins no place to what it lies within, and adds up nothing", () => {
    holds((page, must) => {
      const wholes = new Set(page.spec.references);
      for (const { figures, what } of joinedIn(page)) {
        must(
          figures.every(({ region }) => !wholes.has(region)),
          () => what,
        );
      }
      for (const { finding } of statementsOf(page)) {
        for (const id of finding?.regions ?? []) must(!wholes.has(id), () => `${id} in a finding`);
      }
      for (const text of textsOf(page)) {
        const plain = text.replace(/两年平均|average of two years/gi, "");
        must(!/合计|总计|共计|平均|\b(total|sum|average|mean)\b/i.test(plain), () => text);
      }
    });
  });

  it("21: joins none that states its scope or basis to one that does not, and says which it is", () => {
    joinsOnly(({ basis, scope }) => `${basis === null} ${scope === null}`);
    // Different from the others of its row: a note says so.
    holds((page, must) => {
      for (const table of tablesOf(page.view)) {
        const facts = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.numerals));
        const shown = facts.flatMap(({ id }) =>
          figuresOf(page, page.factByAnchor.get(id)?.figures ?? []),
        );
        const isTold = table.notes.length > 0 || table.legend.length > 0;
        must(
          isTold || shown.every(({ basis }) => basis === null),
          () => `${table.id} says no basis`,
        );
      }
    });
  });

  it("22: says of every claim when it is true and of how many", () => {
    holds((page, must) => {
      for (const { statement, figures, what } of claimsIn(page)) {
        if (statement.is !== "title" && !["scale", "order"].includes(statement.finding?.kind ?? ""))
          continue;
        const { text } = statement;
        must(PERIODS.test(text), () => `undated: ${what}`);
        const isOfAll = figures.length === page.spec.regions.length;
        const isPair = figures.length === 2;
        const isCounted = COUNTED[page.view.language].test(text);
        if (statement.is === "finding") must(isOfAll || isPair || isCounted, () => what);
      }
    });
  });

  it("23: prints no digit that no document prints", () => {
    holds((page, must) => {
      for (const fact of page.view.facts) {
        const inputs = figuresOf(page, fact.figures);
        if (inputs.length === 0) continue;
        const most = Math.max(...inputs.map(({ value }) => decimalsIn(`${value ?? 0}`)));
        const isMoved = fact.formula?.startsWith("printed value") ?? false;
        if (fact.is === "figure" && !isMoved)
          must(decimalsIn(fact.text) <= most, () => `${tell(fact)} prints ${fact.text}`);
        if (fact.is === "figure" && isMoved)
          must(
            new Decimal(fact.text.replace(/[,−]/g, "")).eq(new Decimal(fact.value ?? 0).abs()),
            () => tell(fact),
          );
        if (isDifference(fact)) must(decimalsIn(fact.text) <= most, () => tell(fact));
      }
    });
    // What is called highest is so by more than the digits tell.
    holds((page, must) => {
      for (const { statement, what } of claimsIn(page)) {
        const { finding } = statement;
        if (finding?.kind !== "scale" && finding?.kind !== "order") continue;
        const { field, highest, lowest } = finding.params;
        const rest = field.figures.filter((one) => !highest.includes(one));
        for (const one of rest)
          must((one.value ?? 0) < (highest[0]?.value ?? 0), () => `${one.id}: ${what}`);
        const others = field.figures.filter((one) => !lowest.includes(one));
        for (const one of others)
          must((one.value ?? 0) > (lowest[0]?.value ?? 0), () => `${one.id}: ${what}`);
      }
    });
  });

  it("24: sets a target against the outcome of its own place, variant and period", () => {
    holds((page, must) => {
      for (const fact of page.view.facts) {
        const { formula } = fact;
        if (fact.is !== "derived" || !/outcome/.test(formula ?? "")) continue;
        const [a, b] = figuresOf(page, fact.figures);
        if (!a || !b) continue;
        const [target, outcome] = a.status === "target" ? [a, b] : [b, a];
        const keyOf = ({ region, indicator, measure, scope, basis, on }: Figure) =>
          [region, indicator, measure, scope, basis, on].join();
        must(keyOf(target) === keyOf(outcome), () => tell(fact));
        must(target.status === "target" && outcome.status !== "target", () => tell(fact));
        const years = formula?.startsWith("outcome") ? 0 : 1;
        must(
          target.year - outcome.year === years,
          () => `${tell(fact)}: ${target.year}, ${outcome.year}`,
        );
      }
      const variantOf = ({ region, scope, basis, on }: Figure) => [region, scope, basis, on].join();
      for (const { finding, facts } of statementsOf(page)) {
        if (finding?.kind === "ambition" || finding?.kind === "turn") {
          for (const { target, outcome } of finding.params.steps) {
            const isLike = variantOf(target) === variantOf(outcome);
            must(isLike && target.year === outcome.year + 1, () => `${target.id}, ${outcome.id}`);
          }
        }
        if (finding?.kind !== "met") continue;
        for (const { target, outcome, region } of finding.params.steps) {
          const isLike = variantOf(target) === variantOf(outcome) && target.region === region;
          must(isLike && target.period === outcome.period, () => `${target.id}, ${outcome.id}`);
          const shown = new Set(facts.flatMap(({ figures }) => figures));
          const isCounted = finding.params.steps.length > 5;
          must(isCounted || (shown.has(target.id) && shown.has(outcome.id)), () => target.id);
        }
      }
    });
  });
});

/** The dataset with one number for all targets of an indicator, as where a city sets them. */
function withOneTarget(dataset: Dataset): Dataset {
  const first = new Map<string, Figure>();
  const figures = dataset.figures.map((figure) => {
    if (figure.status !== "target" || figure.value === null) return figure;
    const key = [figure.indicator, figure.measure, figure.period].join();
    const { value, bound } = first.get(key) ?? figure;
    if (!first.has(key)) first.set(key, figure);
    return { ...figure, value, bound };
  });
  return { ...dataset, figures };
}

/** True where two places of a finding have one target. */
function sharesTarget({ figures }: Dataset, { evidence }: Finding): boolean {
  const targets = figures.filter(({ id, status }) => status === "target" && evidence.includes(id));
  return targets.some((one) =>
    targets.some(
      ({ region, period, value, bound }) =>
        region !== one.region &&
        period === one.period &&
        value === one.value &&
        value !== null &&
        bound === one.bound,
    ),
  );
}

const keyOfFinding = ({ kind, facts, regions }: Finding) => [kind, ...facts, ...regions].join();

/** Figures that something is computed of or ordered by. */
function usedIn(page: Page): readonly Joined[] {
  const facts = page.view.facts.filter(
    ({ is, formula }) => (is === "rank" && formula === "rank / places ranked") || is === "derived",
  );
  return facts.map((fact) => ({ what: tell(fact), figures: figuresOf(page, fact.figures) }));
}

function opposite(bound: Bound): Bound {
  return bound === "at_least" ? "at_most" : bound === "at_most" ? "at_least" : bound;
}

function isDifference({ is, formula }: Fact): boolean {
  return is === "derived" && (formula === "difference" || /-minus-/.test(formula ?? ""));
}

function minus(a: Figure, b: Figure): Decimal {
  return new Decimal(a.value ?? 0).minus(b.value ?? 0);
}

function isAhead(one: Figure, other: Figure, isLower: boolean): boolean {
  const gap = minus(one, other);
  return isLower ? gap.lt(0) : gap.gt(0);
}

/** Further apart than any estimate, bound or digit can move. */
function isClear(one: Figure, other: Figure): boolean {
  return minus(one, other).abs().gt(1.1);
}

const lengthOf = (period: string) =>
  /^\d{4}$/.test(period) ? "year" : period.includes("/") ? "since_january" : "month";

/** What a figure is the figure of. */
function identityOf({
  region,
  indicator,
  measure,
  period,
  scope,
  basis,
  on,
  status,
}: Figure): string {
  return [region, indicator, measure, period, scope, basis, on, status === "target"].join();
}

/** True where two say the same as far as their digits go. */
function agree(one: Figure, other: Figure): boolean {
  if (one.bound !== other.bound) return false;
  if (one.value === null || other.value === null) return one.text === other.text;
  const digit = Math.max(one.precision ?? 0, other.precision ?? 0);
  return minus(one, other)
    .abs()
    .lte(digit / 2);
}

/** The year that all places are asked for; null where the briefing takes the latest. */
function yearAsked({ spec }: Page, { comparison }: Worded): string | null {
  if (spec.frequency !== "year") return null;
  const later = comparison.target ? 1 : 0;
  if (typeof spec.period === "object") return `${Number(spec.period.period) + later}`;
  return null;
}

/** Places of a row that are ranked with one another: their figures and their ranks. */
function rankedTogether(page: Page) {
  const rows = groupBy(cellsOf(page), ({ row }) => row);
  return [...rows.values()].flatMap((cells) => {
    const ranked = cells.flatMap((worded) => {
      const [figure] = answerOf(worded);
      const [rank, of] = worded.cell.rank?.text.split("/").map(Number) ?? [];
      return figure && rank !== undefined && of !== undefined ? [{ figure, rank, of }] : [];
    });
    const likes = groupBy(ranked, ({ figure }) =>
      [figure.period, figure.scope, figure.basis, figure.on].join(),
    );
    return [...likes.values()];
  });
}
