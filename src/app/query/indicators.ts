import { z } from "zod";
import { DIRECTIONS, type Indicator, MEASURES } from "../../dataset/model.ts";
import { TIMES } from "../../dataset/time/period.ts";
import { datasetAsOf } from "./as-of.ts";
import { type Reporting, reportingOf } from "./counts.ts";
import * as fields from "./fields.ts";
import { bilingual, count, idOf, ids, orNull } from "./items.ts";
import { formerIdsOf } from "./places.ts";
import { resourceOf } from "./resource.ts";
import { indicatorsNamed, wordsOf } from "./search.ts";
import { indicatorsSought, placesSought } from "./subset.ts";

const query = z.strictObject({
  ...fields.subjects,
  ...fields.places,
  ...fields.find("the names and the id of an indicator"),
  ...fields.asOf,
  ...fields.paging,
});

const item = z.strictObject({
  id: idOf("the indicator"),
  name: bilingual("Name."),
  short: bilingual("Short name."),
  theme: idOf("its theme"),
  theme_name: bilingual("Name of the theme."),
  measure: z.enum(["level", "count", "share"]).describe("What its number is, growth apart."),
  unit: z.string().describe("Unit of its figures."),
  unit_name: bilingual("Name of the unit."),
  time: orNull(z.enum(TIMES).describe("Flow or stock."), "not said, years alone"),
  direction: z.enum(DIRECTIONS).describe("Whether higher or lower values are better."),
  definition: bilingual("Definition."),
  definition_source: bilingual("Who defines it."),
  was: ids("the indicator before, which go on to lead to it"),
  measures: z.array(z.enum(MEASURES)).describe("Measures in which it is reported."),
  places: count("places report it"),
  figures: count("figures there are of it, superseded ones included"),
});

interface Row {
  readonly indicator: Indicator;
  readonly reporting: Reporting;
}

const NOTHING: Reporting = { figures: 0, places: 0, measures: [] };

/** Indicators by theme; where places are asked for, those that one of them reports, counted among them. */
export const indicators = resourceOf({
  summary:
    "Indicators, with how many places report them; of places asked for, those that one of them reports",
  query,
  item,
  find({ dataset }, { find, as_of, ...asked }) {
    const known = datasetAsOf(dataset, as_of);
    const sought = indicatorsSought(known, asked);
    const regions = placesSought(known, asked);
    const named = indicatorsNamed(known, wordsOf(find));
    const reporting = reportingOf(known, regions);
    const rows = [...known.indicatorById.values()]
      .filter(
        (indicator) =>
          (sought?.has(indicator.id) ?? true) &&
          (regions === null || reporting.has(indicator.id)) &&
          (named?.has(indicator.id) ?? true),
      )
      .map((indicator): Row => ({ indicator, reporting: reporting.get(indicator.id) ?? NOTHING }));
    return { rows };
  },
  show: ({ dataset }, rows) =>
    rows.map(({ indicator, reporting }) => ({
      id: indicator.id,
      name: indicator.name,
      short: indicator.short,
      theme: indicator.theme,
      theme_name: dataset.themeById.get(indicator.theme)?.name ?? UNNAMED,
      measure: indicator.measure,
      unit: indicator.unit,
      unit_name: dataset.unitById.get(indicator.unit)?.name ?? UNNAMED,
      time: indicator.time,
      direction: indicator.direction,
      definition: indicator.definition,
      definition_source: indicator.definitionSource,
      was: formerIdsOf(dataset.formerIds.indicator, indicator.id),
      measures: [...reporting.measures],
      places: reporting.places,
      figures: reporting.figures,
    })),
});

const UNNAMED = { zh: "", en: "" };
