import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { IndicatorSpec } from "../../src/dataset/schema.ts";
import { packageHome } from "../../src/package.ts";

/** The lists of a dataset, as written in YAML. */
export interface Lists {
  readonly indicators: Readonly<Record<string, IndicatorSpec>>;
  readonly vocabulary: Vocabulary;
}

export interface Vocabulary {
  readonly themes: Readonly<Record<string, unknown>>;
  readonly units: Readonly<Record<string, unknown>>;
  readonly ratios: Readonly<
    Record<string, { readonly numerator: string; readonly denominator: string }>
  >;
  readonly contrasts: Readonly<
    Record<string, { readonly indicator: string; readonly against: string }>
  >;
  readonly [list: string]: unknown;
}

/** Taken before all others: the rows of a headline table. */
const MAIN = [
  "gross_regional_product",
  "fixed_asset_investment",
  "retail_sales",
  "imports_and_exports",
  "general_public_budget_revenue",
  "new_urban_jobs",
  "disposable_income",
  "disposable_income_urban",
  "disposable_income_rural",
  "industry_value_added",
  "services_value_added",
  "agriculture_value_added",
  "general_public_budget_expenditure",
  "foreign_capital_used",
  "registered_urban_unemployment_rate",
  "out_of_province_funds_in_place",
  "new_projects_signed",
];

/** The units with the longest names; 万吨标准煤 is not among those of the shipped data. */
const LONG_UNITS = ["亿千瓦时", "万吨标准煤"];
const STANDARD_COAL = { en: "10,000 tons of standard coal equivalent" };

/** Takes so many indicators of the shipped data, in their order, and the lists that they need. */
export function chooseLists(count: number, hasLongUnits: boolean): Lists {
  const all: Readonly<Record<string, IndicatorSpec>> = readShipped("indicators.yaml");
  const vocabulary: Vocabulary = readShipped("vocabulary.yaml");
  const order = [...MAIN, ...Object.keys(all).filter((id) => !MAIN.includes(id))];
  const chosen = new Set(order.slice(0, count));
  const kept = Object.entries(all).filter(([id]) => chosen.has(id));
  const indicators = kept.map(([id, spec], index) => {
    const parts = spec.parts?.filter((part) => chosen.has(part)) ?? [];
    const { parts: _, amount_of: of, ...rest } = spec;
    const isLong = hasLongUnits && spec.measure === "level" && !MAIN.slice(0, 1).includes(id);
    const unit = isLong ? (LONG_UNITS[index % LONG_UNITS.length] ?? spec.unit) : spec.unit;
    return [
      id,
      {
        ...rest,
        unit,
        ...(parts.length > 0 && !hasLongUnits ? { parts } : {}),
        ...(of !== undefined && chosen.has(of) ? { amount_of: of } : {}),
      },
    ] as const;
  });
  return {
    indicators: Object.fromEntries(indicators),
    vocabulary: {
      ...vocabulary,
      units: { ...vocabulary.units, ...(hasLongUnits ? { 万吨标准煤: STANDARD_COAL } : {}) },
      ratios: Object.fromEntries(
        Object.entries(vocabulary.ratios).filter(
          ([, { numerator, denominator }]) =>
            !hasLongUnits && chosen.has(numerator) && chosen.has(denominator),
        ),
      ),
      contrasts: Object.fromEntries(
        Object.entries(vocabulary.contrasts).filter(
          ([, { indicator, against }]) => chosen.has(indicator) && chosen.has(against),
        ),
      ),
    },
  };
}

function readShipped<T>(name: string): T {
  return parse(readFileSync(join(packageHome(), "data", name), "utf8")) as T;
}
