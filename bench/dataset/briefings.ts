import type { Lists } from "./lists.ts";
import type { DatasetOptions } from "./options.ts";
import type { Place } from "./places.ts";

/** A briefing's file, as written in YAML. */
type BriefingFile = Readonly<Record<string, unknown>>;

const MOST_HEADLINE_ROWS = 16;
const MOST_CHART_THEMES = 6;

/** Makes a briefing of every kind. Shape: id → content. */
export function makeBriefings(
  places: readonly Place[],
  { indicators, vocabulary }: Lists,
  { compared, profiles, growth, targets }: DatasetOptions,
): ReadonlyMap<string, BriefingFile> {
  const cities = new Set(places.flatMap(({ within }) => within ?? []));
  const parts = places.filter(({ id }) => !cities.has(id));
  const ids = parts.map(({ id }) => id);
  const some = ids.slice(0, compared);
  const rows = Object.entries(indicators)
    .slice(0, MOST_HEADLINE_ROWS)
    .map(([indicator, { measure }]) => ({
      indicator,
      measures: [measure, ...(growth > 0 && measure !== "share" ? ["growth"] : [])],
    }));
  const sections = Object.keys(vocabulary.themes).flatMap((theme) => {
    const [first] = Object.entries(indicators).filter(([, spec]) => spec.theme === theme);
    if (!first) return [];
    const [indicator, { measure }] = first;
    const bars = { indicators: [indicator], measure, form: "bars" };
    const dumbbell = { indicators: [indicator], measure: "growth", form: "dumbbell" };
    const isGrowing = growth > 0 && measure !== "share";
    return [{ theme, charts: [bars, ...(isGrowing ? [dumbbell] : [])] }];
  });
  const few = sections.slice(0, MOST_CHART_THEMES);
  const make = (kind: string, title: string, more: BriefingFile): BriefingFile => ({
    ...headOf(kind, title),
    ...more,
  });
  const briefings = new Map([
    ["comparison", make("comparison", "指标对比", { regions: some, headline: rows, sections })],
    [
      "one-page",
      make("one-page", "一页简报", {
        pages: 1,
        regions: some,
        headline: rows.slice(0, 6),
        sections: few.slice(0, 3),
      }),
    ],
    ["data-book", make("data-book", "指标数据册", { regions: some })],
    ["all-places", make("comparison", "全部地区对比", { headline: rows.slice(0, 4) })],
  ]);
  if (targets > 0) {
    briefings.set(
      "targets",
      make("targets", "计划目标对照", { regions: some, headline: rows, sections: few.slice(0, 3) }),
    );
  }
  if (ids.length > 1) {
    briefings.set(
      "pair",
      make("pair", "两地对照", { regions: ids.slice(0, 2), headline: rows, sections: few }),
    );
  }
  for (const focus of profiled(parts).slice(0, profiles)) {
    briefings.set(
      `profile-${focus}`,
      make("profile", "主要指标概览", {
        focus,
        pages: 2,
        headline: rows.slice(0, 6),
        sections: few.slice(0, 3),
      }),
    );
  }
  return briefings;
}

/** The places that have profiles, as many as are asked for: of cities that are places of their own the first place of each. */
function profiled(places: readonly Place[]): readonly string[] {
  const cities = new Set<string>();
  const isFirst = ({ within }: Place) => {
    if (within === null) return true;
    const isNew = !cities.has(within);
    cities.add(within);
    return isNew;
  };
  return places.filter(isFirst).map(({ id }) => id);
}

function headOf(kind: string, title: string): BriefingFile {
  return {
    kind,
    title: { zh: title, en: `Invented places: ${kind}` },
    subject: { zh: `${title}（虚构数据）`, en: `Invented figures, ${kind}` },
    keywords: { zh: ["区县对比"], en: ["county comparison"] },
    author: { zh: "区县对比简报", en: "County Briefings" },
    date: "2026-11-23",
  };
}
