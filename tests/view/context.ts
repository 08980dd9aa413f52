import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, Language, Unit } from "../../src/dataset/model.ts";
import { packageHome } from "../../src/package.ts";
import type { Context } from "../../src/view/context.ts";
import { openLedger } from "../../src/view/ledger.ts";
import { readLocale } from "../../src/view/locale.ts";

const localeIn = (language: Language) => {
  const file = join(packageHome(), `templates/locales/${language}.yaml`);
  return readLocale(readFileSync(file, "utf8"), language);
};
const LOCALES = { zh: localeIn("zh"), en: localeIn("en") };

/** Everything that the view words a dataset with, nothing said yet. */
export function contextFor(
  dataset: Dataset,
  language: Language,
  rest: Partial<Context> = {},
): Context {
  return {
    dataset,
    language,
    locale: LOCALES[language],
    ledger: openLedger(),
    shown: new Set(),
    focus: [],
    linksToSources: false,
    documents: [],
    marksAnchor: null,
    ...rest,
  };
}

const UNIT_NAMES = { "%": "%", 亿元: "100 million yuan", 个: "units", 个百分点: "points" };

/** A dataset whose figures can be worded: with a name for every unit that the builder gives. */
export function withUnits(dataset: Dataset): Dataset {
  const units = Object.entries(UNIT_NAMES).map(
    ([id, en]): Unit => ({ id, name: { zh: id, en }, singular: en, base: id, factor: "1" }),
  );
  const unitById = new Map([...dataset.unitById, ...units.map((unit) => [unit.id, unit] as const)]);
  return { ...dataset, unitById };
}
