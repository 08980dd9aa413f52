import { type Flow, type FlowMap, flowAt, toFlow } from "./flow.ts";
import type { IntakeFile } from "./read.ts";

/** What the file says of the document that was read. */
interface Head {
  readonly document: string;
  readonly region: string;
  /** Where the document is, from the data folder on. */
  readonly file: string;
  readonly sha256: string;
}

/** What a person says of a document that the data does not have. */
const ASKED = [
  ...["title", "issuer", "number", "kind", "date", "published", "past_year", "plan_year"],
] as const;

/** The head of the file; of a new document with what is asked of it, and what was answered before. */
export function headOf(
  head: Head,
  asked: { readonly title: string; readonly past: number; readonly plan: number } | null,
  before: IntakeFile | null,
): FlowMap {
  const own = toFlow(head) as FlowMap;
  if (!asked) return own;
  const empty = { plain: "" };
  const fresh: Readonly<Record<string, Flow>> = {
    title: { zh: asked.title, en: empty },
    issuer: { zh: empty, en: empty },
    published: empty,
    ...(toFlow({ past_year: asked.past, plan_year: asked.plan }) as FlowMap),
  };
  return { ...own, ...(before ? answersIn(before) : fresh) };
}

function answersIn({ spec, source }: IntakeFile): FlowMap {
  const answered = ASKED.filter((key) => spec[key as keyof typeof spec] !== undefined);
  return Object.fromEntries(answered.map((key) => [key, flowAt(source, [key])]));
}

/** The years of a new document, as its head says them; null where it does not. */
export function yearsIn({ spec: { past_year: past, plan_year: plan } }: IntakeFile) {
  if (past === undefined && plan === undefined) return null;
  return { past: past ?? (plan as number) - 1, plan: plan ?? (past as number) + 1 };
}

/** How many lines a title is looked for in. */
const TOP = 5;

/** The title of a document and the years that it speaks of; null where none of its first lines says a year. */
export function titleOf(text: string) {
  const lines = text.split("\n").map((line) => line.trim());
  const title = lines
    .filter(Boolean)
    .slice(0, TOP)
    .find((line) => YEAR.test(line));
  const [, digits] = YEAR.exec(title ?? "") ?? [];
  if (title === undefined || digits === undefined) return null;
  const year = Number(digits);
  const isPlan = /计划|规划/.test(title);
  return { title, past: isPlan ? year - 1 : year, plan: isPlan ? year : year + 1 };
}

const YEAR = /(20\d\d)年/;
