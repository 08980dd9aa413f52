import { z } from "zod";
import type { Dataset } from "../../dataset/model.ts";
import { documentSchema } from "../../dataset/schema.ts";
import { checkShape } from "../../dataset/shape.ts";
import type { Report } from "../../dataset/text.ts";
import type { Path } from "../../dataset/yaml-source.ts";
import { groupBy } from "../../group-by.ts";
import { type Flow, formatFlow, toFlow } from "../file/flow.ts";
import type { IntakeFile } from "../file/read.ts";
import type { LineSpec } from "../file/schema.ts";

/** An entry that is new to a list, and the place of the intake file that it comes from. */
interface NewEntry {
  readonly text: string;
  readonly path: Path;
}

/** What documents.yaml says of a document; region, file and checksum stand in the file anyway. */
const { title, issuer, number, kind, date, published, past_year, plan_year } = documentSchema.shape;
const headSchema = z.object({
  ...{ title, issuer, number, kind, date, published, past_year, plan_year },
});

/**
 * The entry of a document of which lines are accepted and that the data does not have; null where faults were told.
 *
 * Errors: those of `checkShape` for what a person has yet to say of it in the head.
 */
export function newDocument(
  { spec, source }: IntakeFile,
  { documentById }: Pick<Dataset, "documentById">,
  report: Report,
): NewEntry | null {
  const hasAccepted = spec.candidates.some(({ decision }) => decision === "accept");
  if (documentById.has(spec.document) || !hasAccepted) return null;
  const head = checkShape(headSchema, source, [], report, { checksNumbers: false });
  if (!head) return null;
  const { region, file, sha256 } = spec;
  const entry = { region, ...head, file: file.replace(/^.*[\\/]/, ""), sha256 };
  return { text: formatEntry(spec.document, entry), path: ["document"] };
}

/**
 * The entries of new indicators that lines are accepted for, each from the first line that says all of it.
 *
 * Errors: `missing-key` for each part that no line says.
 */
export function newIndicators(
  intake: IntakeFile,
  { indicatorById }: Pick<Dataset, "indicatorById">,
  report: Report,
): readonly NewEntry[] {
  const lines = intake.spec.candidates.flatMap((line, index) => {
    const isNew = line.indicator !== null && !indicatorById.has(line.indicator) && line.proposed;
    return line.decision === "accept" && isNew ? [{ line, path: ["candidates", index] }] : [];
  });
  return [...groupBy(lines, ({ line }) => line.indicator ?? "")].flatMap(([id, own]) => {
    const whole = own.find(({ line }) => lacking(line).length === 0);
    if (whole) return [{ text: formatIndicator(id, whole.line, intake), path: whole.path }];
    const [first] = own;
    for (const place of first ? lacking(first.line) : []) {
      const at = intake.source.at([...(first?.path ?? []), "proposed", ...place]);
      const message = `\`${place.join(".")}\` of the new indicator ${id} is empty.`;
      const hint = "fill it in, or name an indicator that there is";
      report({ severity: "error", code: "missing-key", message, at, hint });
    }
    return [];
  });
}

/** Which parts of a new indicator a person has yet to give. */
function lacking({ proposed }: LineSpec): readonly Path[] {
  return [...(proposed?.name.en ? [] : [["name", "en"]]), ...(proposed?.theme ? [] : [["theme"]])];
}

function formatIndicator(id: string, line: LineSpec, { spec }: IntakeFile): string {
  const { name, short, theme, measure, unit, time, decimals, direction, definition } =
    line.proposed ?? ({} as NonNullable<LineSpec["proposed"]>);
  return formatEntry(id, {
    ...{ name, short, theme, measure, unit, time },
    decimals: decimals ?? decimalsOf(line),
    direction: direction ?? "neither",
    definition: definition ?? definitionOf(name, spec.document),
  });
}

/** As many digits as the first figure has, where it is a number of the indicator itself. */
function decimalsOf({ value, measure, proposed }: LineSpec): number {
  const isOwn = measure === proposed?.measure;
  return isOwn ? (String(value).split(".")[1]?.length ?? 0) : 1;
}

/** A document that uses a name does not define it, and no definition is invented. */
function definitionOf(name: { readonly zh: string; readonly en: string | null }, document: string) {
  return {
    zh: `文件所称“${name.zh}”，文件未注明定义。`,
    en: `“${name.en}” as the document has it, which does not define it.`,
    source: { zh: `文件${document}`, en: `Document ${document}` },
  };
}

type Entry = Readonly<Record<string, unknown>>;

/** An entry of a list as it is written; what is undefined is left out. */
export function formatEntry(id: string, entry: Entry): string {
  const lines = Object.entries(entry).filter(([, value]) => value !== undefined);
  return `${id}:\n${lines.map(([key, value]) => formatPair(key, toFlow(value))).join("")}`;
}

/** The longest mapping that stands between braces; one that is longer has a line for each key. */
const LONGEST = 100;

function formatPair(key: string, value: Flow): string {
  const line = formatFlow(value);
  if (line.length <= LONGEST || !line.startsWith("{")) return `  ${key}: ${line}\n`;
  const lines = Object.entries(value).map(
    ([own, one]) => `    ${own}: ${formatFlow(one as Flow)}\n`,
  );
  return `  ${key}:\n${lines.join("")}`;
}
