import type { Indicator, Vocabulary } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { type IndicatorSpec, indicatorSchema } from "./schema.ts";
import { validEntries } from "./shape.ts";
import { isConvertible } from "./units.ts";
import { mapValues } from "./vocabulary.ts";
import type { YamlSource } from "./yaml-source.ts";

/**
 * Resolves indicators.yaml, in its order, which is that of the pages.
 *
 * Errors: `unknown-theme`, `unknown-unit`, `unknown-indicator` for a part or the things of an amount; `wrong-part` where a part is the
 * whole or has another unit, or where the things of an amount are no count; `share-unit` where a share is not in %.
 */
export function resolveIndicators(
  source: YamlSource,
  { unitById }: Vocabulary,
  checks: Checks,
): ReadonlyMap<string, Indicator> {
  const specById = validEntries(indicatorSchema, source);
  return mapValues(specById, (spec, id) => {
    checkReference("theme", spec.theme, source, [id, "theme"], checks);
    checkReference("unit", spec.unit, source, [id, "unit"], checks);
    checkShareUnit(id, spec, source, checks);
    for (const index of (spec.parts ?? []).keys()) {
      checkPart(id, index, specById, unitById, source, checks);
    }
    if (spec.amount_of !== undefined) checkAmountOf(id, spec.amount_of, specById, source, checks);
    const { zh, en, source: definitionSource } = spec.definition;
    return {
      id,
      name: spec.name,
      short: spec.short ?? spec.name,
      aliases: spec.aliases ?? [],
      theme: spec.theme,
      measure: spec.measure,
      unit: spec.unit,
      counts: spec.counts ?? null,
      time: spec.time ?? null,
      decimals: spec.decimals,
      direction: spec.direction,
      definition: { zh, en },
      definitionSource,
      parts: spec.parts ?? [],
      growthPrices: spec.growth_prices ?? null,
      amountOf: spec.amount_of ?? null,
    };
  });
}

function checkShareUnit(
  id: string,
  spec: IndicatorSpec,
  source: YamlSource,
  { report }: Checks,
): void {
  if (spec.measure !== "share" || spec.unit === "%") return;
  const message = `The share \`${id}\` is in ${spec.unit}; expected %.`;
  report({ severity: "error", code: "share-unit", message, at: source.at([id, "unit"]) });
}

function checkAmountOf(
  id: string,
  things: string,
  specById: ReadonlyMap<string, IndicatorSpec>,
  source: YamlSource,
  checks: Checks,
): void {
  const path = [id, "amount_of"];
  if (!checkReference("indicator", things, source, path, checks)) return;
  if (specById.get(things)?.measure === "count") return;
  const message = `\`${things}\` is no number of things; expected a count.`;
  checks.report({ severity: "error", code: "wrong-part", message, at: source.at(path) });
}

function checkPart(
  id: string,
  index: number,
  specById: ReadonlyMap<string, IndicatorSpec>,
  unitById: Vocabulary["unitById"],
  source: YamlSource,
  checks: Checks,
): void {
  const whole = specById.get(id);
  const name = whole?.parts?.[index] ?? "";
  const path = [id, "parts", index];
  if (!checkReference("indicator", name, source, path, checks)) return;
  const fault = (message: string) =>
    checks.report({ severity: "error", code: "wrong-part", message, at: source.at(path) });
  if (name === id) fault(`\`${id}\` is a part of itself; expected other indicators.`);
  const [wholeUnit, partUnit] = [whole, specById.get(name)].map((spec) =>
    unitById.get(spec?.unit ?? ""),
  );
  if (wholeUnit && partUnit && !isConvertible(wholeUnit, partUnit)) {
    fault(`\`${name}\` is in ${partUnit.id}; expected a unit that converts to ${wholeUnit.id}.`);
  }
}
