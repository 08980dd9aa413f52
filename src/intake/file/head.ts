import type { Front } from "../front.ts";
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
export function headOf(head: Head, asked: Front | null, before: IntakeFile | null): FlowMap {
  const own = toFlow(head) as FlowMap;
  if (!asked) return own;
  const empty = { plain: "" };
  const { title, issuer, number, date, kind, years } = asked;
  const isPlan = kind === "plan";
  const fresh: Readonly<Record<string, Flow>> = {
    title: { zh: title, en: empty },
    issuer: { zh: issuer ?? empty, en: empty },
    ...(number === null ? {} : { number }),
    ...(isPlan ? {} : { kind }),
    ...(date === null ? { published: empty } : { date: { plain: date } }),
    past_year: { plain: `${years.past}` },
    ...(isPlan ? { plan_year: { plain: `${years.plan}` } } : {}),
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
