import type { IndicatorSpec } from "../../src/dataset/schema.ts";
import type { Lists } from "./lists.ts";
import type { NumberDraw, Numbers } from "./numbers.ts";
import type { DatasetOptions } from "./options.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";

/** One line of an observations file, and the sentence of the document in which it stands. */
export interface Statement {
  readonly indicator: string;
  readonly theme: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly isPlan: boolean;
  /** What the document prints. */
  readonly printed: string;
  /** The same once more, elsewhere in the section. */
  readonly again: string | null;
}

const BOUND_WORDS = { about: "左右", at_least: "以上", at_most: "以内" } as const;
const BOUNDS = ["about", "at_least", "at_most"] as const;
/** How revenue is given by those who leave refunds out of it. */
const BASIS = { id: "net_of_vat_refunds", words: "扣除留抵退税因素", of: /revenue/ };
const WORDS = ["稳定增长", "保持稳定增长", "较快增长"] as const;
const NO_BASIS = { said: "", basis: {} } as const;
/** In its place: digits in a name would be read as the number, these words as a movement of it. */
const UNPRINTABLE = /\d|[增减降升提]|[超过突破]|[<>%万亿]/;

/** States what a place's document says of every indicator that it reports. */
export function statePlan(
  place: Place,
  pastYear: number,
  { lists, options, draw, random }: Invention,
): readonly Statement[] {
  const state = ([id, spec]: readonly [string, IndicatorSpec], missing: number) => {
    const own = random.of(`${place.id} ${pastYear} ${id}`);
    if (own.isHit(missing)) return [];
    const plan = new IndicatorPlan(id, spec, pastYear, options, own);
    return plan.state(draw.draw(id, place.id, pastYear));
  };
  const entries = Object.entries(lists.indicators);
  const stated = entries.flatMap((entry) => state(entry, options.missing));
  // A plan says something.
  return stated.length > 0 ? stated : entries.slice(0, 1).flatMap((entry) => state(entry, 0));
}

/** What all places of a dataset share. */
export interface Invention {
  readonly lists: Lists;
  readonly options: DatasetOptions;
  readonly draw: NumberDraw;
  readonly random: Random;
}

class IndicatorPlan {
  readonly #id: string;
  readonly #spec: IndicatorSpec;
  readonly #pastYear: number;
  readonly #options: DatasetOptions;
  readonly #random: Random;
  readonly #name: string;

  constructor(
    id: string,
    spec: IndicatorSpec,
    pastYear: number,
    options: DatasetOptions,
    random: Random,
  ) {
    this.#id = id;
    this.#spec = spec;
    this.#pastYear = pastYear;
    this.#options = options;
    this.#random = random;
    const name = spec.short?.zh ?? spec.name.zh;
    this.#name = UNPRINTABLE.test(name) || name.length > 24 ? "该项" : name;
  }

  state(numbers: Numbers): readonly Statement[] {
    const { growth, targets, contradictions } = this.#options;
    const random = this.#random;
    const isContradicted = random.isHit(contradictions) && numbers.amount !== numbers.otherwise;
    const outcomes = [
      this.#amount(numbers.amount, isContradicted),
      ...(isContradicted ? [this.#amount(numbers.otherwise, true)] : []),
      ...(random.isHit(growth) ? [this.#movement(numbers.growth, false)] : []),
    ];
    if (!random.isHit(targets)) return outcomes;
    const hasGrowth = this.#spec.measure !== "share" && random.isHit(growth);
    return [
      ...outcomes,
      ...(random.isHit(0.5) || !hasGrowth ? [this.#target(numbers.target)] : []),
      ...(hasGrowth ? [this.#movement(numbers.planned, true)] : []),
    ];
  }

  #amount(value: string, isContradicted: boolean): Statement {
    const isEstimate = this.#random.isHit(this.#options.estimates);
    const bound = isContradicted ? null : this.#bound();
    const number = `${value}${this.#spec.unit}${bound ? BOUND_WORDS[bound] : ""}`;
    const { said, basis } = this.#basis();
    const hasAgain = this.#random.isHit(this.#options.repeated);
    return this.#statement(
      {
        year: this.#pastYear,
        measure: this.#spec.measure,
        value: Number(value),
        ...(bound ? { bound } : {}),
        ...(isEstimate ? { status: "estimate" } : {}),
        ...(isContradicted ? { conflict: true } : {}),
        ...basis,
      },
      `${isEstimate ? "预计" : ""}${this.#name}${said}完成${number}`,
      value,
      hasAgain ? `${isEstimate ? "预计" : ""}全年${this.#name}${said}达到${number}` : null,
    );
  }

  #movement(value: string, isTarget: boolean): Statement {
    const isShare = this.#spec.measure === "share";
    const year = this.#pastYear + (isTarget ? 1 : 0);
    const status = isTarget ? { status: "target" } : {};
    const measure = isShare ? "change" : "growth";
    if (isTarget && this.#random.isHit(this.#options.words)) {
      const words = this.#random.pick(WORDS);
      return this.#statement(
        { year, measure, words, ...status },
        `${this.#name}${words}`,
        null,
        null,
      );
    }
    const bound = isTarget ? this.#bound() : null;
    const { said, basis } = isTarget ? NO_BASIS : this.#basis();
    const isFall = value.startsWith("-");
    const verb = isShare ? (isFall ? "下降" : "提高") : isFall ? "下降" : "增长";
    const unit = isShare ? (this.#spec.unit === "%" ? "个百分点" : this.#spec.unit) : "%";
    const number = `${value.replace("-", "")}${unit}${bound ? BOUND_WORDS[bound] : ""}`;
    return this.#statement(
      { year, measure, value: Number(value), ...(bound ? { bound } : {}), ...status, ...basis },
      `${this.#name}${said}${isTarget ? "" : "同比"}${verb}${number}`,
      value,
      null,
    );
  }

  #target(value: string): Statement {
    const { measure, unit } = this.#spec;
    return this.#statement(
      { year: this.#pastYear + 1, measure, value: Number(value), status: "target" },
      `${this.#name}目标为${value}${unit}`,
      value,
      null,
    );
  }

  /** All outcomes of an indicator are on one basis. */
  #basis():
    | typeof NO_BASIS
    | { readonly said: string; readonly basis: { readonly basis: string } } {
    const isStated =
      BASIS.of.test(this.#id) &&
      this.#spec.measure === "level" &&
      this.#random.of("basis").isHit(this.#options.bases);
    return isStated ? { said: BASIS.words, basis: { basis: BASIS.id } } : NO_BASIS;
  }

  #bound(): (typeof BOUNDS)[number] | null {
    return this.#random.isHit(this.#options.bounds) ? this.#random.pick(BOUNDS) : null;
  }

  #statement(
    fields: Statement["fields"],
    printed: string,
    /** With its zeros, which a number in JavaScript has not. */
    written: string | null,
    again: string | null,
  ): Statement {
    const value = written === null ? {} : { value: written };
    return {
      indicator: this.#id,
      theme: this.#spec.theme,
      fields: { ...fields, ...value },
      isPlan: fields.status === "target",
      printed,
      again,
    };
  }
}
