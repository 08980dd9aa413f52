import { createHash } from "node:crypto";
import type { Place } from "./places.ts";
import type { Statement } from "./plan.ts";

/** A document of a place: what is known of it, its text, and the figures that stand in it. */
export interface WrittenPlan {
  readonly id: string;
  /** Its lines in `documents.yaml`. */
  readonly entry: string;
  /** The published text, as the sources folder has it. */
  readonly text: string;
  readonly observations: string;
}

/** Writes a place's plan as it would be published, and as the data folder has it. */
export function writePlan(
  place: Place,
  pastYear: number,
  themes: readonly string[],
  statements: readonly Statement[],
): WrittenPlan {
  const id = `${place.id}-${pastYear + 1}-plan`;
  const text = textOf(place, pastYear, themes, statements);
  return {
    id,
    entry: entryOf(id, place, pastYear, text),
    text,
    observations: observationsOf(place, id, themes, statements),
  };
}

/** An observations file in the style of hand-written ones. */
function observationsOf(
  place: Place,
  document: string,
  themes: readonly string[],
  statements: readonly Statement[],
): string {
  const head = [
    "# yaml-language-server: $schema=../schemas/observations.schema.json",
    `region: ${place.id}`,
    `document: ${document}`,
    "figures:",
  ];
  let indicator = "";
  const lines = statements.flatMap((statement) => {
    const isNew = statement.indicator !== indicator;
    indicator = statement.indicator;
    const line = `    - ${figureOf(statement, sectionOf(statement, themes))}`;
    return isNew ? [`  ${indicator}:`, line] : [line];
  });
  return `${[...head, ...lines].join("\n")}\n`;
}

function figureOf({ fields, printed, again }: Statement, section: string): string {
  const also = again === null ? [] : [`also: [{ section: ${section}, printed: ${quoted(again)} }]`];
  const pairs = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  return `{ ${[...pairs, `section: ${section}`, `printed: ${quoted(printed)}`, ...also].join(", ")} }`;
}

/** Text in a mapping between braces goes in quotes where YAML would read its signs. */
export function quoted(text: string): string {
  return /[,:#[\]{}"'&*!|>%@`\\]|^[-?\s]|\s$/.test(text) ? JSON.stringify(text) : text;
}

function sectionOf({ theme, isPlan }: Statement, themes: readonly string[]): string {
  return `${isPlan ? "二" : "一"}（${ordinal(themes.indexOf(theme) + 1)}）`;
}

const DIGITS = "零一二三四五六七八九";

/** 1 to 99, as parts of a document are numbered. */
function ordinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return `${ten}${ones === 0 ? "" : DIGITS[ones]}`;
}

function textOf(
  place: Place,
  pastYear: number,
  themes: readonly string[],
  statements: readonly Statement[],
): string {
  const part = (isPlan: boolean) =>
    themes.flatMap((theme, index) => {
      const said = statements.filter((one) => one.theme === theme && one.isPlan === isPlan);
      if (said.length === 0) return [];
      const sentences = said.flatMap(({ printed, again }) => [printed, again ?? []].flat());
      return [`（${ordinal(index + 1)}）本节。${sentences.join("。")}。`, ""];
    });
  return [
    titleOf(place, pastYear),
    "",
    `一、${pastYear}年国民经济和社会发展计划执行情况`,
    "",
    ...part(false),
    `二、${pastYear + 1}年经济社会发展主要预期目标`,
    "",
    ...part(true),
  ].join("\n");
}

function titleOf(place: Place, pastYear: number): string {
  return `${place.name.zh}${pastYear + 1}年国民经济和社会发展计划`;
}

function entryOf(id: string, place: Place, pastYear: number, text: string): string {
  const { zh, en } = place.name;
  const title = `${en} ${pastYear + 1} Plan for National Economic and Social Development`;
  return [
    `${id}:`,
    `  region: ${place.id}`,
    `  title:`,
    `    zh: ${titleOf(place, pastYear)}`,
    `    en: ${quoted(title)}`,
    `  issuer: { zh: ${zh}人民政府, en: ${quoted(`People's Government of ${en}`)} }`,
    `  date: ${pastYear + 1}-02-${String(1 + (zh.length % 28)).padStart(2, "0")}`,
    `  past_year: ${pastYear}`,
    `  plan_year: ${pastYear + 1}`,
    `  file: ${id}.txt`,
    `  sha256: ${createHash("sha256").update(text).digest("hex")}`,
  ].join("\n");
}
