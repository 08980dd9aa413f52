import { stringify } from "yaml";
import { makeBriefings } from "./briefings.ts";
import { chooseLists } from "./lists.ts";
import { NumberDraw } from "./numbers.ts";
import { type DatasetOptions, DEFAULTS } from "./options.ts";
import { inventPlaces, type Place } from "./places.ts";
import { statePlan } from "./plan.ts";
import { randomOf } from "./random.ts";
import { quoted, writePlan } from "./write.ts";

/** A file of a generated data folder. */
export interface GeneratedFile {
  /** Below the data folder, e.g. `observations/anhe-2024.yaml`; the documents are in `sources/`. */
  readonly path: string;
  readonly text: string;
}

const LAST_YEAR = 2023;

/**
 * Makes a dataset of invented places that passes `check`, and whose figures `sources` proves.
 *
 * The same options make the same bytes.
 */
export function generateDataset(asked: Partial<DatasetOptions> = {}): readonly GeneratedFile[] {
  const options = { ...DEFAULTS, ...asked };
  const random = randomOf(options.seed);
  const lists = chooseLists(options.indicators, options.longUnits);
  const themes = Object.keys(lists.vocabulary.themes);
  const invention = { lists, options, random, draw: new NumberDraw(lists, options, random) };
  const places = inventPlaces(options, random.of("places"));
  const plans = places.flatMap((place, index) => {
    const last = LAST_YEAR - (index % options.years);
    return Array.from({ length: options.editions }, (_, edition) => {
      const pastYear = last - edition;
      const statements = statePlan(place, pastYear, invention);
      return { place, pastYear, ...writePlan(place, pastYear, themes, statements) };
    });
  });
  const briefings = makeBriefings(places, lists, options);
  return [
    { path: "regions.yaml", text: places.map(regionOf).join("") },
    { path: "documents.yaml", text: plans.map(({ entry }) => `${entry}\n`).join("") },
    { path: "indicators.yaml", text: toYaml(lists.indicators) },
    { path: "vocabulary.yaml", text: toYaml(lists.vocabulary) },
    ...plans.map(({ place, pastYear, observations }) => ({
      path: `observations/${place.id}-${pastYear + 1}.yaml`,
      text: observations,
    })),
    ...plans.map(({ id, text }) => ({ path: `sources/${id}.txt`, text })),
    ...[...briefings].map(([id, briefing]) => ({
      path: `briefings/${id}.yaml`,
      text: toYaml(briefing),
    })),
  ];
}

function toYaml(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}

function regionOf(place: Place): string {
  const { id, name, short, code } = place;
  const both = ({ zh, en }: Place["name"]) => `{ zh: ${zh}, en: ${quoted(en)} }`;
  return `${id}:
  name: ${both(name)}
  short: ${both(short)}
  code: "${code}"
${positionOf(place, both)}
`;
}

/** A place that others lie within says its level; what lies within it, its id. */
function positionOf({ city, within, level }: Place, both: (text: Place["name"]) => string): string {
  return [
    ...(level === null ? [] : [`  level: ${level}`]),
    ...(within === null ? [] : [`  within: ${within}`]),
    ...(city === null ? [] : [`  city: ${both(city)}`]),
  ].join("\n");
}
