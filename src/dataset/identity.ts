import type { Figure } from "./model.ts";
import { NOT_STATED } from "./sameness.ts";
import { periodInId } from "./time/period.ts";

type Identified = Pick<
  Figure,
  "region" | "indicator" | "period" | "measure" | "on" | "scope" | "basis" | "status"
>;

/**
 * Names what a figure says, e.g. `zhangdian/gross_regional_product/2022/level`.
 *
 * What it is measured against follows where that is not the year earlier, then scope, basis and `target` where there are
 * any: `…/growth/net_of_vat_refunds/target`. An estimate has the name the actual figure would have, and a figure marked
 * `scope: not_stated` the name it had without that mark.
 */
export function figureId(figure: Identified): string {
  const { region, indicator, period, measure, on, scope, basis, status } = figure;
  const optional = [
    on === "year_earlier" ? null : on,
    scope === NOT_STATED ? null : scope,
    basis,
    status === "target" ? "target" : null,
  ];
  return [
    region,
    indicator,
    periodInId(period),
    measure,
    ...optional.filter((part) => part !== null),
  ].join("/");
}

/** The identity that all figures on the same thing share: the id without `~2` and `@document`. */
export function identityIn(id: string): string {
  return id.replace(/[~@].*$/, "");
}
