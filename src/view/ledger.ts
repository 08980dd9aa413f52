import type { Fact, Numeral } from "./model.ts";

/** Makes every number of a page, and records the figures and the formula behind it. */
export interface Ledger {
  /** Enters a number and returns it ready to print. */
  enter(entry: Entry): Numeral;
  /** All entries so far, in reading order. */
  readonly facts: readonly Fact[];
}

export interface Entry extends Omit<Fact, "where"> {
  readonly prefix?: string;
  readonly mark?: string;
  readonly href?: string | null;
  readonly markHref?: string | null;
  /** The anchor, where the number has none of its own, e.g. in a chart. */
  readonly where?: string;
}

/** Opens an empty ledger; anchors count up from `n1`, or from 1 after another prefix. */
export function openLedger(anchor = "n"): Ledger {
  const facts: Fact[] = [];
  return {
    facts,
    enter({ prefix = "", mark = "", href = null, markHref = null, where, ...fact }) {
      const id = where ?? `${anchor}${facts.length + 1}`;
      facts.push({ ...fact, where: id });
      return { isNumeral: true, id, prefix, text: fact.text, mark, markHref, tail: "", href };
    },
  };
}

/** The same ledger for words within a drawing, whose numbers have no anchors of their own: they stand under that of the drawing. */
export function ledgerUnder(ledger: Ledger, where: string): Ledger {
  return { facts: ledger.facts, enter: (entry) => ledger.enter({ where, ...entry }) };
}
