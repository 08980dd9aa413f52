import type { z } from "zod";
import { groupBy } from "../../group-by.ts";
import { type Checks, checkReference } from "../names.ts";
import type { regionSchema } from "../schema.ts";
import type { YamlSource } from "../yaml-source.ts";
import { cityStem } from "./tree.ts";

type RegionSpec = z.infer<typeof regionSchema>;

/** The entries of regions.yaml that have the right shape, and what they are checked with. */
export interface Entries {
  readonly specs: ReadonlyMap<string, RegionSpec>;
  readonly source: YamlSource;
  readonly checks: Checks;
}

/** Place → the place that it lies within. */
export type WholeById = ReadonlyMap<string, string>;

interface Links {
  /** Without circles. */
  readonly wholeById: WholeById;
  /** Place → the other place that its `city` names. */
  readonly cityById: WholeById;
  /** True where a link was left out to break a circle: by position alone nobody can then tell the levels. */
  readonly hadCircle: boolean;
}

/**
 * Links each place with the one that it lies within, named by its id or as a `city`.
 *
 * Shape: of a province under `within` and a city in it under `city`, the city counts.
 * Errors: `unknown-region`; `wrong-within` for a circle and for a city of which there are two.
 */
export function linkPlaces(entries: Entries): Links {
  const { specs, source, checks } = entries;
  const wholeById = new Map<string, string>();
  const cityById = namedCities(entries);
  for (const [id, { within }] of specs) {
    const city = cityById.get(id);
    if (within === undefined) {
      if (city !== undefined) wholeById.set(id, city);
    } else if (checkReference("region", within, source, [id, "within"], checks)) {
      if (specs.has(within)) wholeById.set(id, within);
    }
  }
  const hadCircle = breakCircles(entries, wholeById);
  for (const [id, city] of cityById) {
    const whole = wholeById.get(id);
    if (whole === undefined || whole === city) continue;
    const way = wayUp(city, wholeById);
    if (way.includes(whole) && !way.includes(id)) wholeById.set(id, city);
  }
  return { wholeById, cityById, hadCircle };
}

/** Returns the places above one, the nearest first. */
export function wayUp(id: string, wholeById: WholeById): readonly string[] {
  const way: string[] = [];
  for (let at = wholeById.get(id); at !== undefined; at = wholeById.get(at)) way.push(at);
  return way;
}

/** Place → the other place that its `city` names; 济南 names 济南市 as well. */
function namedCities({ specs, source, checks }: Entries): WholeById {
  const idsByName = groupBy([...specs.keys()], (id) => cityStem(specs.get(id)?.name.zh ?? ""));
  const named = new Map<string, string>();
  for (const [id, { city }] of specs) {
    const found = (city && idsByName.get(cityStem(city.zh))) ?? [];
    const [one, other] = found;
    if (one === undefined || found.includes(id)) continue;
    if (other === undefined) named.set(id, one);
    else if (specs.get(id)?.within === undefined) {
      const message = `\`${id}\` belongs to ${city?.zh}, and \`${one}\` and \`${other}\` are called so; expected one of them.`;
      const [at, hint] = [source.at([id, "city"]), `write \`within: ${one}\` in its place`];
      checks.report({ severity: "error", code: "wrong-within", message, at, hint });
    }
  }
  return named;
}

/** Reports each circle at its first place in the file, whose link is then left out; returns whether there was one. */
function breakCircles({ specs, source, checks }: Entries, wholeById: Map<string, string>): boolean {
  const rankById = new Map([...specs.keys()].map((id, rank) => [id, rank]));
  const rankOf = (id: string) => rankById.get(id) ?? 0;
  const circles = circlesIn(wholeById);
  for (const circle of circles) {
    const first = circle.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a));
    const start = circle.indexOf(first);
    const path = [...circle.slice(start), ...circle.slice(0, start), first];
    const message = `\`${first}\` lies within itself: ${path.map((one) => `\`${one}\``).join(" → ")}; expected a place that is no part of it.`;
    const key = specs.get(first)?.within === undefined ? "city" : "within";
    const at = source.at([first, key]);
    checks.report({ severity: "error", code: "wrong-within", message, at });
    wholeById.delete(first);
  }
  return circles.length > 0;
}

/** The circles, each in the order of its links; every place is passed once, however long its way up is. */
function circlesIn(wholeById: WholeById): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const passed = new Set<string>();
  for (const start of wholeById.keys()) {
    const way = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !passed.has(at)) {
      passed.add(at);
      way.add(at);
      at = wholeById.get(at);
    }
    if (at !== undefined && way.has(at)) circles.push([...way].slice([...way].indexOf(at)));
  }
  return circles;
}
