import { PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type Element, numberOf, readElement } from "../../raw/element.ts";
import { type RawPdf, replaceBodies } from "../../raw/open.ts";

/** The tags of a document under change, by the number of their objects. */
export interface Tags {
  textOf(number: number): string;
  /** The element of a number; null for any other object. */
  elementOf(number: number | null): Element | null;
  change(number: number, text: string): void;
  /** Adds an object and gives its number. */
  add(text: string): number;
}

/** Changes tags one by one, in reading order, and gives the document with the changes. */
export function changeTags(raw: RawPdf, changes: readonly TagChange[]): RawPdf {
  const root = raw.catalog.get(PDFName.of("StructTreeRoot"));
  if (!(root instanceof PDFRef)) return raw;
  const texts = new Map<number, string>();
  let next = raw.bodies.length;
  const textOf = (number: number) =>
    texts.get(number) ?? raw.bodies[number]?.toString("latin1") ?? "";
  // Each change looks at every element: what it reads is kept until it is changed.
  const elements = new Map<number, Element | null>();
  const elementOf = (number: number): Element | null => {
    const known = elements.get(number);
    if (known !== undefined) return known;
    const read = readElement(textOf(number));
    elements.set(number, read);
    return read;
  };
  const tags: Tags = {
    textOf,
    elementOf: (number) => (number === null ? null : elementOf(number)),
    change: (number, text) => {
      texts.set(number, text);
      elements.delete(number);
    },
    add: (text) => {
      texts.set(next, text);
      next += 1;
      return next - 1;
    },
  };
  for (const change of changes) for (const number of numbersBelow(tags, root)) change(tags, number);
  return replaceBodies(raw, texts);
}

/** Looks at the element of a number and changes it, or what it holds. */
export type TagChange = (tags: Tags, number: number) => void;

function numbersBelow(tags: Tags, root: PDFRef): readonly number[] {
  const list = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(tags.textOf(root.objectNumber))?.[1] ?? "";
  const below = (number: number): readonly number[] => {
    const element = tags.elementOf(number);
    return element === null ? [] : [number, ...numbersOf(element).flatMap(below)];
  };
  return [...list.matchAll(/(\d+) 0 R/g)].flatMap(([, number]) => below(Number(number)));
}

/** Numbers of the elements that an element holds. */
export function numbersOf({ kids }: Element): readonly number[] {
  return kids.map(numberOf).filter((number) => number !== null);
}
