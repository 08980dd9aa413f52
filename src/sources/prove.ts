import type { Citation, Dataset, Figure, SourceDocument } from "../dataset/model.ts";
import { indexUnits } from "../dataset/printed/unit-index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { ReadText } from "../documents/model.ts";
import { checksumsOf } from "./checksums.ts";
import { normalise } from "./normalise.ts";
import { outlineDocument, type RowSection, type Section } from "./outline.ts";
import { linesOf, type Range, rangeOf } from "./range.ts";
import { rowVerdicts } from "./row-verdict.ts";
import { textVerdicts } from "./text-verdict.ts";
import { type UnclaimedNumber, unclaimedNumbers } from "./unclaimed.ts";
import { best, type Objection, objection, type Proof, type Verdict } from "./verdict.ts";

/** A published document. */
export interface SourceFile {
  /** Name of the file, as documents.yaml has it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What it says. Default: its bytes as text. */
  readonly read?: ReadText;
}

export interface SourceReport {
  /** What is wrong, at the figure in its YAML file; at the document where that itself is wrong. */
  readonly diagnostics: readonly Diagnostic[];
  /** One a region of the dataset, in its order. */
  readonly counts: readonly RegionCount[];
  readonly unclaimed: readonly UnclaimedNumber[];
}

interface RegionCount {
  readonly region: string;
  readonly figures: number;
  /** Figures without an objection at any of their places. */
  readonly proved: number;
}

/** A document ready to be searched, and what has been claimed of it so far. */
interface OpenDocument {
  readonly sections: readonly Section[];
  readonly sectionByPath: ReadonlyMap<string, Section>;
  readonly claims: Map<string, [start: number, end: number][]>;
}

/**
 * Proves every figure of a dataset against the documents it names.
 *
 * For each place of a figure: the section is there, the printed words stand in it, their number is the value
 * in the printed unit, and sign, bound, measure, year and status are those that the words or heads beside it
 * say. The document is the one whose SHA-256 is recorded.
 * Errors: the warning `not-proved` for a document without a text; `document-missing`, `document-changed`,
 * `section-missing`, `printed-missing`, and the codes of `textVerdicts` and `rowVerdicts`.
 */
export function proveSources(dataset: Dataset, files: readonly SourceFile[]): SourceReport {
  const diagnostics: Diagnostic[] = [];
  const proof: Proof = { units: indexUnits(dataset.unitById) };
  const openById = new Map<string, OpenDocument>();
  for (const document of dataset.documentById.values()) {
    const open = openDocument(document, files, diagnostics);
    if (open) openById.set(document.id, open);
  }
  const proved = new Set<string>();
  for (const figure of dataset.figures) {
    const open = openById.get(figure.document);
    if (open && proveFigure(figure, open, proof, diagnostics)) proved.add(figure.id);
  }
  const unclaimed = [...openById].flatMap(([id, { sections, claims }]) =>
    unclaimedNumbers(id, sections, claims),
  );
  return { diagnostics, counts: countFigures(dataset, proved), unclaimed };
}

function openDocument(
  document: SourceDocument,
  files: readonly SourceFile[],
  diagnostics: Diagnostic[],
): OpenDocument | null {
  const { id, proof } = document;
  if (proof === null) {
    diagnostics.push(tellUnproved(document));
    return null;
  }
  const { file, sha256 } = proof;
  const at = { file, line: 1, col: 1 };
  const fault = (code: DiagnosticCode, message: string, hint: string) =>
    diagnostics.push({ severity: "error", code, message, at, hint });
  const found = files.find((candidate) => candidate.file === file);
  if (!found) {
    fault("document-missing", `The text of ${id} is not there.`, "name the folder that holds it");
    return null;
  }
  const [text, bytes] = checksumsOf(found.bytes);
  if (sha256 !== text && sha256 !== bytes) {
    const message = `The text of ${id} has SHA-256 ${text}; documents.yaml records ${sha256}.`;
    fault("document-changed", message, "read its figures again, then record the new one");
  }
  return openText(found.read ?? { text: new TextDecoder().decode(found.bytes), grids: [] });
}

function openText({ text, grids }: ReadText): OpenDocument {
  const sections = outlineDocument(text, grids);
  const places = sections.flatMap((section) => [
    [normalise(section.path), section] as const,
    ...(section.kind === "row" ? cellsByAddress(section) : []),
  ]);
  return { sections, sectionByPath: new Map(places), claims: new Map() };
}

/** The cells of a row that have an address: what is claimed of one is claimed of its row. */
function cellsByAddress(row: RowSection): readonly (readonly [string, RowSection])[] {
  return row.cells.flatMap(({ address }, only) =>
    address === undefined ? [] : [[normalise(address), { ...row, only }] as const],
  );
}

/** A document without a text, as a yearbook on paper: nothing is at fault, and nothing proved. */
export function tellUnproved({ id, at }: SourceDocument): Diagnostic {
  const message = `No text of ${id} is named: its figures are not proved.`;
  const hint = "name its text under `file` and `sha256`, where there is one";
  return { severity: "warning", code: "not-proved", message, at, hint };
}

function proveFigure(
  figure: Figure,
  open: OpenDocument,
  proof: Proof,
  diagnostics: Diagnostic[],
): boolean {
  const { section, printed, also } = figure;
  const objections = [{ section, printed }, ...also].map((citation) =>
    proveCitation(figure, citation, open, proof).map((objection) => ({ citation, ...objection })),
  );
  for (const { citation, code, message } of objections.flat()) {
    const place = `${citation.printed} in ${citation.section}: `;
    diagnostics.push({ severity: "error", code, message: `${place}${message}`, at: figure.at });
  }
  return objections.flat().length === 0;
}

function proveCitation(
  figure: Figure,
  citation: Citation,
  open: OpenDocument,
  proof: Proof,
): readonly Objection[] {
  const read = readCitation(figure, citation, open, proof);
  return "objections" in read ? read.objections : read.verdict.objections;
}

/** Finds where a figure stands, and claims the words; objections where they stand nowhere. */
function readCitation(
  figure: Figure,
  citation: Citation,
  { sections, sectionByPath, claims }: OpenDocument,
  proof: Proof,
): Stand | { readonly objections: readonly Objection[] } {
  const section = sectionByPath.get(normalise(citation.section));
  if (!section) {
    return { objections: [objection("section-missing", "the document has no such place.")] };
  }
  const verdicts =
    section.kind === "row"
      ? rowVerdicts(figure, citation, section, proof)
      : textVerdicts(figure, citation, section, proof);
  const path = normalise(section.path);
  const claimed = claims.get(path) ?? [];
  const verdict = best(verdicts.filter((one) => !isTaken(one, claimed))) ?? best(verdicts);
  if (!verdict) {
    const elsewhere = sections.filter(
      (other) => other.kind === "text" && other.text.includes(normalise(citation.printed)),
    );
    const where =
      elsewhere.length > 0 ? ` It stands in ${elsewhere.map((one) => one.path).join(", ")}.` : "";
    const message = `these words do not stand there.${where}`;
    return { objections: [objection("printed-missing", message)] };
  }
  claims.set(path, [...claimed, [...verdict.claim]]);
  return { section, verdict };
}

/** The section in which a figure stands, and where. */
interface Stand {
  readonly section: Section;
  readonly verdict: Verdict;
}

/** True where a figure has claimed these words already. Where they occur twice, the other place is preferred. */
function isTaken({ claim: [start, end] }: Verdict, claims: readonly [number, number][]): boolean {
  return claims.some(([from, to]) => from === start && to === end);
}

/**
 * Finds where the figures of a document stand in its text, by the same reading that proves them.
 *
 * Shape: a range for each place that a figure names and the text has, the main one first; figures that stand nowhere are absent.
 */
export function locateFigures(
  { figures, unitById }: Pick<Dataset, "figures" | "unitById">,
  document: string,
  read: ReadText,
): ReadonlyMap<string, readonly Range[]> {
  const open = openText(read);
  const lines = linesOf(read.text);
  const proof: Proof = { units: indexUnits(unitById) };
  const ranges = new Map<string, readonly Range[]>();
  for (const figure of figures) {
    if (figure.document !== document) continue;
    const own = [figure, ...figure.also].flatMap((citation) => {
      const read = readCitation(figure, citation, open, proof);
      return "objections" in read ? [] : rangeOf(read.section, read.verdict.claim, lines);
    });
    if (own.length > 0) ranges.set(figure.id, own);
  }
  return ranges;
}

function countFigures(dataset: Dataset, proved: ReadonlySet<string>): readonly RegionCount[] {
  return [...dataset.regionById.keys()].map((region) => {
    const figures = dataset.figures.filter((figure) => figure.region === region);
    const count = figures.filter(({ id }) => proved.has(id)).length;
    return { region, figures: figures.length, proved: count };
  });
}
