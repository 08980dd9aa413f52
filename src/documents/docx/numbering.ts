import { numeral } from "./numerals.ts";

/** One level of a list of Word: how it begins, is counted and written. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** With `%1` for the counter of the first level and so on, e.g. `%1、`. */
  readonly text: string;
  /** True where all counters are written in digits. */
  readonly isLegal: boolean;
  /** The style whose paragraphs are of this level. */
  readonly style: string | null;
}

/** A list, and where it counts: lists of one definition count on together but where one begins anew. */
interface List {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** Of which list and level a paragraph is. */
export interface Membership {
  readonly list: string;
  readonly level: number;
}

/** Writes before paragraphs the numbers that Word sets there. */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #countersByDefinition = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(part: Element) {
    this.#lists = listsIn(part);
  }

  /** The level that a style has in a list, where its paragraphs name the list alone. */
  levelOfStyle(list: string, style: string): number | null {
    for (const [level, { style: own }] of this.#lists.get(list)?.levels ?? []) {
      if (own === style) return level;
    }
    return null;
  }

  /** What stands before the next paragraph of a list, e.g. `（一）`; empty for a bullet. */
  next({ list: id, level }: Membership): string {
    const list = this.#lists.get(id);
    const own = list?.levels.get(level);
    if (!list || !own) return "";
    const counters = this.#countersByDefinition.get(list.definition) ?? [];
    this.#countersByDefinition.set(list.definition, counters);
    this.#restart(id, list, counters);
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    if (own.format === "bullet") return "";
    return own.text.replace(/%([1-9])/g, (_, digit) => {
      const at = Number(digit) - 1;
      const { format = "decimal", start = 1 } = list.levels.get(at) ?? {};
      const counter = counters[at] ?? start;
      return (own.isLegal ? null : numeral(format, counter)) ?? `${counter}`;
    });
  }

  #restart(id: string, { restarts }: List, counters: (number | undefined)[]): void {
    if (this.#begun.has(id)) return;
    this.#begun.add(id);
    for (const [level, start] of restarts) counters[level] = start - 1;
  }
}

function listsIn(part: Element): ReadonlyMap<string, List> {
  const definitions = new Map(
    childrenOf(part, "abstractNum").map((one) => [
      attributeOf(one, "abstractNumId"),
      new Map(childrenOf(one, "lvl").map((level) => [levelNumber(level), levelOf(level)])),
    ]),
  );
  return new Map(
    childrenOf(part, "num").map((one) => {
      const definition = settingOf(one, "abstractNumId") ?? "";
      const overrides = childrenOf(one, "lvlOverride");
      const changed = overrides.flatMap((override) =>
        childrenOf(override, "lvl").map(
          (level) => [levelNumber(override), levelOf(level)] as const,
        ),
      );
      const restarts = overrides.flatMap((override) => {
        const start = settingOf(override, "startOverride");
        return start === null ? [] : [[levelNumber(override), Number(start)] as const];
      });
      const levels = new Map([...(definitions.get(definition) ?? []), ...changed]);
      return [attributeOf(one, "numId"), { definition, levels, restarts: new Map(restarts) }];
    }),
  );
}

function levelNumber(element: Element): number {
  return Number(attributeOf(element, "ilvl"));
}

function levelOf(level: Element): Level {
  return {
    start: Number(settingOf(level, "start") ?? 1),
    format: settingOf(level, "numFmt") ?? "decimal",
    text: settingOf(level, "lvlText") ?? "",
    isLegal: childrenOf(level, "isLgl").length > 0,
    style: settingOf(level, "pStyle"),
  };
}

/** Elements of a name right below another, whatever prefix the file gives to it. */
export function childrenOf(parent: Element, name: string): readonly Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => (node as Element).localName === name,
  );
}

export function attributeOf(element: Element, name: string): string {
  const own = Array.from(element.attributes).find(({ localName }) => localName === name);
  return own?.value ?? "";
}

/** The value of an element below another, e.g. of `<w:numId w:val="1"/>`; null where there is none. */
export function settingOf(parent: Element, name: string): string | null {
  const [child] = childrenOf(parent, name);
  return child ? attributeOf(child, "val") : null;
}
