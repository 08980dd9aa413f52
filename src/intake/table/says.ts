import type { Unit } from "../../dataset/model.ts";
import { sayIn } from "../../dataset/printed/unit-index.ts";
import { normalise } from "../../sources/normalise.ts";
import { saysGrowth, unitAmong, unitsSaid } from "../../sources/sheet/words.ts";
import { namedBy, type Reader } from "../candidate.ts";
import { kindOf } from "../kind.ts";
import type { Match } from "../name-index.ts";
import { referenceOf } from "../reference.ts";
import { statusOfHead } from "../when.ts";
import { countedWords, pairsOf } from "../words.ts";
import { keyOf, type LineMapping } from "./mapping.ts";

/** What the words of a line say of its numbers, but for the place, and how sure its indicator is. */
export interface Said {
  readonly mapping: LineMapping;
  readonly confidence: number;
}

const RANK = /位次|排名|名次|排位|位数$/;
const CHANGE = /增减|增长额|增加额|增量|百分点|个点/;
const SHARE = /比重|占比|占.+比例/;
/** Words of a head that tell how a number is, not of what. */
const MANNER =
  /^.*各[市县区州旗、]+|主要(?:经济)?指标|(?:完成)?情况表?$|[统计一览]+表$|绝对[值额量数]|总量|数值|本[月期季]|当[月期]|累计|自年初|比重|占比|[±%]|指标(?:名称)?|增减/g;

/** Reads what a line says. `above`: what stands above the table, which says it where the line has no words of its own. */
export function readLine(words: readonly string[], reader: Reader): Said {
  const said = words.join(" ");
  if (RANK.test(said)) return { mapping: { leave: "rank" }, confidence: 1 };
  const unit = unitAmong([...words].reverse().flatMap(unitsSaid), reader.units.unitById);
  const isGrowth = saysGrowth(words);
  const name = subjectIn(words, unit);
  const matches = matchesOf(name, isGrowth ? null : unit, reader);
  const { indicator, confidence } = namedBy(matches, ["row"], reader);
  const measure = isGrowth
    ? "growth"
    : CHANGE.test(said)
      ? "change"
      : SHARE.test(said) && !indicator
        ? "share"
        : undefined;
  const status = statusOfHead(said);
  const { on } = referenceOf(said, { measure: "growth", period: "2024-09" }, "stock");
  return {
    mapping: {
      ...(indicator ? { indicator: indicator.id } : name.length > 1 ? { name } : {}),
      ...(measure ? { measure } : {}),
      ...(isGrowth ? { unit: "%" } : unit ? { unit: unit.id } : {}),
      ...(status === "actual" ? {} : { status }),
      ...(measure && on !== "year_earlier" ? { on } : {}),
    },
    confidence,
  };
}

/** The words that say what is counted: without units, periods and measures. */
function subjectIn(words: readonly string[], unit: Unit | null): string {
  const isUnit = (word: string) => unit !== null && unitsSaid(word).includes(normalise(unit.id));
  return words
    .map((word) => (isUnit(word) ? word.replace(/[(（][^()（）]*[)）]/g, "") : word))
    .filter((word) => !unit || word !== normalise(unit.id))
    .map((word) => keyOf([word]))
    .filter((word) => word !== keyOf([]))
    .map((word) => countedWords(word.replace(/^(?:其中|[#一二三四五六七八九十]+、)[:：]?/, "")))
    .map((word) => word.replace(MANNER, "").replaceAll(" ", ""))
    .join("");
}

function matchesOf(
  name: string,
  unit: Unit | null,
  { index, indicatorById, units }: Reader,
): readonly Match[] {
  if (name.length < 2) return [];
  const words = new Map([...pairsOf(name)].map((pair) => [pair, 1]));
  return index.find({ words, kind: kindOf(name), text: name, said: [name] }, (id) => {
    const own = units.unitById.get(indicatorById.get(id)?.unit ?? "");
    if (!own) return 0;
    return !unit || unit === own ? 1 : sayIn("1", "1", unit, own, units) === null ? 0 : 0.9;
  });
}
