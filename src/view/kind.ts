import { parse, YAMLError } from "yaml";
import { z } from "zod";
import { FINDING_KINDS, type FindingKind } from "../analysis/findings/model.ts";
import { findCharacterFaults } from "../dataset/characters/faults.ts";
import { ReportError } from "../error.ts";
import { refuseFormerKeys } from "./former-keys.ts";
import { TEXT_WIDTH_MM } from "./paper.ts";

/** The parts that a kind of briefing may have; its template decides their order. */
const PARTS = [
  "contents",
  "figures",
  "position",
  "findings",
  "headline",
  "butterfly",
  "targets",
  "steps",
  "leads",
  "tables",
  "plans",
  "book",
  "charts",
  "only",
  "changes",
  "latest",
  "trends",
  "documents",
  "guide",
  "sources",
] as const;
export type Part = (typeof PARTS)[number];

/** Whether a part shows outcomes or targets; none that has neither by itself. */
const STATUSES = {
  contents: [],
  figures: ["actual"],
  position: ["actual", "target"],
  findings: [],
  headline: ["actual"],
  butterfly: ["actual"],
  targets: ["target"],
  steps: ["target"],
  leads: [],
  tables: ["actual"],
  plans: ["target"],
  book: ["actual", "target"],
  charts: [],
  only: ["actual"],
  changes: ["actual"],
  latest: ["actual"],
  trends: ["actual"],
  documents: [],
  guide: [],
  sources: [],
} as const satisfies Readonly<Record<Part, readonly ("actual" | "target")[]>>;

/** Parts with a table a theme. */
const OF_THEMES = ["tables", "plans", "book"] as const;
/** Parts that are about one place alone. */
const OF_ONE = ["figures", "position", "only"] as const;
/** Parts that are others, or in which a place stands out, where it is in focus. */
const OF_FOCUS = [...OF_ONE, "findings", "steps", "charts", "latest", "trends"] as const;

const placesSchema = z
  .union(
    [
      z
        .int()
        .min(1)
        .transform((count) => ({ from: count, to: count })),
      z.strictObject({
        from: z.int().min(1).default(1),
        to: z.int().min(1).nullable().default(null),
      }),
    ],
    { error: "expected a number of places, or from and to, e.g. { from: 2, to: 6 }" },
  )
  .refine(({ from, to }) => to === null || from <= to, { error: "from is more than to" });

/** Words that are printed: without characters that no text may hold, e.g. controls written as escapes. */
const printedSchema = z.string().superRefine((text, context) => {
  for (const { message } of findCharacterFaults(text, "This text"))
    context.addIssue({ code: "custom", message });
});

const kindSchema = z.strictObject({
  name: z.strictObject({ zh: printedSchema, en: printedSchema }),
  parts: z.array(z.enum(PARTS)),
  findings: z.int().min(0).default(5),
  least: z.int().min(1).default(2),
  everyScope: z.boolean().default(false),
  sectionFindings: z.int().min(0).default(2),
  withoutFindings: z.array(z.enum(FINDING_KINDS)).default([]),
  withoutSectionFindings: z.array(z.enum(FINDING_KINDS)).default([]),
  periodsFigure: z.boolean().default(false),
  findingCharts: z.boolean().default(false),
  findingChartMm: z.number().min(40).max(TEXT_WIDTH_MM).default(70),
  chartWidthMm: z.number().min(40).max(260).default(TEXT_WIDTH_MM),
  joinCharts: z.boolean().default(false),
  tableWidthMm: z.number().min(80).max(300).default(TEXT_WIDTH_MM),
  remarkWidthMm: z.number().min(0).max(100).default(0),
  microBars: z.boolean().default(false),
  tableForm: z.enum(["columns"]).nullable().default(null),
  headings: z.boolean().default(true),
  places: placesSchema.default({ from: 1, to: null }),
  pages: z.int().min(1).nullable().default(null),
});

/** A kind of briefing: `templates/briefings/<id>/kind.yaml`. */
export interface Kind {
  readonly id: string;
  readonly name: Readonly<Record<"zh" | "en", string>>;
  /** Only these are worded, so that the facts hold just what the page shows. */
  readonly parts: readonly Part[];
  /** Most key findings. Default: 5. */
  readonly findings: number;
  /** Most findings in the lead of a section. Default: 2. */
  readonly sectionFindings: number;
  /** What its key findings are never about. Default: none, so that the findings of a new rule are shown. */
  readonly withoutFindings: readonly FindingKind[];
  /** What the findings in the lead of a section are never about. Default: none. */
  readonly withoutSectionFindings: readonly FindingKind[];
  /** Places that must report an indicator for a section to take it up by itself. Default: 2. */
  readonly least: number;
  /** True where further scopes and bases of a figure have rows of their own. Default: false. */
  readonly everyScope: boolean;
  /** True where a figure at its head shows which place reports which periods. Default: false. */
  readonly periodsFigure: boolean;
  /** True where key findings stand as strips: a figure set large, words, the chart that proves them. Default: false. */
  readonly findingCharts: boolean;
  /** Width of the charts beside findings. Default: 70. */
  readonly findingChartMm: number;
  /** Width of its charts. Default: 174, the text area of an A4 page. */
  readonly chartWidthMm: number;
  /** True where charts of the same places stand as panels beside one another, the places once as rows. Default: false. */
  readonly joinCharts: boolean;
  /** Width of its tables. Default: 174. */
  readonly tableWidthMm: number;
  /** Width of a column for notes beside places in columns. Default: 0, notes stand below. */
  readonly remarkWidthMm: number;
  /** True where its headline table has bars under the numbers that may be compared. Default: false. */
  readonly microBars: boolean;
  /** `columns` where its template sets places beside each other itself. Default: the form that fits. */
  readonly tableForm: "columns" | null;
  /** False where its parts stand without headings. Default: true. */
  readonly headings: boolean;
  /** How many places it is for. Default: any number. */
  readonly places: PlaceCount;
  /** Most pages of a briefing of the kind that has no file of its own. Default: no limit. */
  readonly pages: number | null;
}

/** A range of numbers of places, both ends included; no maximum where `to` is null. */
interface PlaceCount {
  readonly from: number;
  readonly to: number | null;
}

/**
 * Reads what a kind of briefing consists of.
 *
 * Errors: TEMPLATE_FAULT, naming the file and everything wrong in it.
 */
export function readKind(id: string, text: string): Kind {
  const file = `templates/briefings/${id}/kind.yaml`;
  const written = parseKind(file, text);
  refuseFormerKeys(file, written);
  const { success, data, error } = kindSchema.safeParse(written);
  if (success) {
    // Charts beside findings that are not shown would be missing where they are not drawn again.
    return { id, ...data, findingCharts: data.findingCharts && data.parts.includes("findings") };
  }
  throw new ReportError("TEMPLATE_FAULT", `${file}: ${z.prettifyError(error)}`, {
    hint: `the parts are ${PARTS.join(", ")}; docs/templates.md explains every key`,
  });
}

function parseKind(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof YAMLError)) throw cause;
    const [{ line } = { line: 1 }] = cause.linePos ?? [];
    const [what] = cause.message.split(/ at line \d/);
    throw new ReportError("TEMPLATE_FAULT", `${file}, line ${line}: ${what}`, { cause });
  }
}

/** True where a kind is for so many places. */
export function isForPlaces({ places: { from, to } }: Kind, count: number): boolean {
  return count >= from && (to === null || count <= to);
}

/** Says how many places a kind is for, e.g. `2 places`, `2 to 6 places`, `at least 2 places`. */
export function sayPlaces({ places: { from, to } }: Kind): string {
  if (to === null) return `at least ${countOf(from)}`;
  return from === to ? countOf(to) : `${from} to ${countOf(to)}`;
}

function countOf(places: number): string {
  return places === 1 ? "1 place" : `${places} places`;
}

/** True where the kind has one of the parts. */
export function hasPart({ parts }: Kind, ...asked: readonly Part[]): boolean {
  return asked.some((part) => parts.includes(part));
}

/** True where the kind is about one place, which a briefing names as its focus. */
export function isAboutOne(kind: Kind): boolean {
  return hasPart(kind, ...OF_ONE);
}

/** True where the kind shows anything of a place in focus that it does not show of others. */
export function takesFocus(kind: Kind): boolean {
  return hasPart(kind, ...OF_FOCUS);
}

/** True where the kind shows themes by themselves, and not only those that its headline names. */
export function showsThemes(kind: Kind): boolean {
  return hasPart(kind, ...OF_THEMES);
}

/** Whether the kind shows outcomes, targets or both. */
export function statusesShown({ parts }: Kind): ReadonlySet<"actual" | "target"> {
  const shown = new Set(parts.flatMap((part) => STATUSES[part]));
  return shown.size > 0 ? shown : new Set(["actual", "target"]);
}
