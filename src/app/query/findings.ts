import { z } from "zod";
import { FINDING_KINDS, type Finding } from "../../analysis/findings/model.ts";
import { MEASURES } from "../../dataset/model.ts";
import { sayAlone } from "../../view/findings/alone.ts";
import * as fields from "./fields.ts";
import { type Found, findAll } from "./found.ts";
import { bilingual, idOf, ids, orNull } from "./items.ts";
import { periodField } from "./period-choice.ts";
import { resourceOf, type Source } from "./resource.ts";
import { indicatorsSought } from "./subset.ts";

const query = z.strictObject({
  ...fields.places,
  focus: fields.text("Id of the place that they are about, one of those compared."),
  kind: fields.listOf(FINDING_KINDS, "Kinds of findings"),
  ...fields.subjects,
  ...periodField,
  ...fields.asOf,
  ...fields.paging,
});

const item = z.strictObject({
  kind: z.enum(FINDING_KINDS).describe("What kind of finding it is."),
  weight: z.number().min(0).max(1).describe("How much it is worth saying."),
  theme: idOf("its theme"),
  indicator: idOf("its indicator"),
  measure: z.enum(MEASURES).describe("Measure."),
  target: z.boolean().describe("True of targets, false of outcomes."),
  lead: bilingual("What it is, in a few words."),
  said: bilingual("The whole of it, as a sentence."),
  places: ids("all places that it is about"),
  subjects: ids("the places of which it says most"),
  facts: z.array(z.string()).describe("What it says, by name: two that share one say the same."),
  figures: ids("all figures that it rests on"),
  estimates: ids("those that are estimates"),
  bounds: ids("those that are no exact numbers"),
  conflicts: ids("those that are contradicted or doubtful"),
  reference: orNull(idOf("a figure told for reference"), "none"),
});

/** What the figures of some places say, the most worth saying first. */
export const findings = resourceOf({
  summary: "What the figures of some places say, in sentences, the most worth saying first",
  query,
  item,
  find({ dataset }, { kind, ...asked }) {
    const found = findAll(dataset, asked);
    const sought = indicatorsSought(dataset, asked);
    const rows = found.findings
      .filter((finding) => !kind?.length || kind.includes(finding.kind))
      .filter(({ indicator }) => sought?.has(indicator) ?? true)
      .map((finding) => ({ found, finding }));
    return { rows };
  },
  show: (source, rows) => rows.map(({ found, finding }) => itemOf(source, found, finding)),
});

type Item = z.output<typeof item>;

// What was found is immutable, so each finding is worded once; the WeakMaps free the words with it.
const itemsByWords = new WeakMap<Source["localeByLanguage"], WeakMap<Finding, Item>>();

function itemOf(source: Source, found: Found, finding: Finding): Item {
  const { localeByLanguage } = source;
  const items = itemsByWords.get(localeByLanguage) ?? new WeakMap<Finding, Item>();
  itemsByWords.set(localeByLanguage, items);
  const known = items.get(finding) ?? wordItem(source, found, found.refer(finding));
  items.set(finding, known);
  return known;
}

function wordItem(source: Source, found: Found, finding: Finding): Item {
  const { kind, weight, theme, indicator, measure, target, marks, reference } = finding;
  const { zh, en } = source.localeByLanguage;
  const said = {
    zh: sayAlone({ ...found, locale: zh }, finding),
    en: sayAlone({ ...found, locale: en }, finding),
  };
  return {
    ...{ kind, weight, theme, indicator, measure, target },
    lead: { zh: said.zh.lead, en: said.en.lead },
    said: { zh: said.zh.sentence, en: said.en.sentence },
    places: [...finding.regions],
    subjects: [...finding.subjects],
    facts: [...finding.facts],
    figures: [...finding.evidence],
    estimates: [...marks.estimates],
    bounds: [...marks.bounds],
    conflicts: [...marks.conflicts],
    reference: reference ?? null,
  };
}
