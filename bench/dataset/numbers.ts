import type { IndicatorSpec } from "../../src/dataset/schema.ts";
import type { Lists } from "./lists.ts";
import type { DatasetOptions } from "./options.ts";
import type { Random } from "./random.ts";

/** What one place has of one indicator in one year, as printed. */
export interface Numbers {
  readonly amount: string;
  /** In %, of the year. */
  readonly growth: string;
  /** In % or percentage points, planned for the next year. */
  readonly planned: string;
  /** The amount that is planned for the next year. */
  readonly target: string;
  /** What the document says instead where it contradicts itself. */
  readonly otherwise: string;
}

/** Draws the numbers of a place; amounts of the same indicator lie within some ten times of each other. */
export class NumberDraw {
  readonly #lists: Lists;
  readonly #kind: DatasetOptions["numbers"];
  readonly #random: Random;
  readonly #wholeByPart: ReadonlyMap<string, string>;

  constructor(lists: Lists, { numbers }: DatasetOptions, random: Random) {
    this.#lists = lists;
    this.#kind = numbers;
    this.#random = random;
    this.#wholeByPart = new Map(
      Object.entries(lists.indicators).flatMap(([whole, { parts = [] }]) =>
        parts.map((part) => [part, whole] as const),
      ),
    );
  }

  /** Draws what a place has of an indicator in a year. */
  draw(id: string, place: string, year: number): Numbers {
    const spec = this.#specOf(id);
    const isShare = spec.measure === "share";
    const isWhole = spec.measure === "count" || this.#kind === "twelve-digits";
    const digits = isShare ? 1 : isWhole ? 0 : Math.min(spec.decimals, 2);
    const zeroed = (value: number) => (this.#kind === "zero" ? 0 : value);
    const amount = zeroed(this.#amountOf(id, place, year)).toFixed(digits);
    const random = this.#randomOf(id, place, year, "rates");
    const growth = this.#kind === "wide" ? random.pick([-99.9, 1250]) : random.next() * 14 - 2;
    const planned = zeroed(isShare ? random.next() * 2 : 2 + random.next() * 7).toFixed(1);
    const grown = Number(amount) * (isShare ? 1 : 1 + Number(planned) / 100);
    return {
      amount,
      growth: zeroed(growth)
        .toFixed(1)
        .replace(/^-(0\.0)$/, "$1"),
      planned,
      target: grown.toFixed(digits),
      otherwise: (Number(amount) * 0.98).toFixed(digits),
    };
  }

  /** A part is a tenth to three tenths of its whole. */
  #amountOf(id: string, place: string, year: number): number {
    const { measure, unit } = this.#specOf(id);
    const random = this.#randomOf(id, place, year, "amount");
    const whole = this.#wholeByPart.get(id);
    if (whole !== undefined) {
      return this.#amountOf(whole, place, year) * (0.1 + random.next() * 0.2);
    }
    const scale = this.#random.of(id).next();
    if (measure === "share") return 5 + scale * 70 + random.next() * 20;
    if (this.#kind === "twelve-digits") return 1e11 + random.next() * 8e11;
    const typical = unit === "元" ? 20000 + scale * 30000 : 10 ** (1 + scale * 2);
    return Math.max(1, typical * (0.3 + random.next() * 2.7));
  }

  #randomOf(id: string, place: string, year: number, what: string): Random {
    const key = this.#kind === "equal" ? [id, what] : [id, what, place, year];
    return this.#random.of(key.join(" "));
  }

  #specOf(id: string): IndicatorSpec {
    const spec = this.#lists.indicators[id];
    if (!spec) throw new Error(`There is no indicator ${id}`);
    return spec;
  }
}
