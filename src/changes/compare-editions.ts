import { existsSync, readFileSync } from "node:fs";
import { presentRegions } from "../dataset/former-ids.ts";
import type { ManifestEntry } from "../results/manifest.ts";
import { presentOutputId } from "../results/output-id.ts";
import { type Edition, fileOf } from "./edition.ts";
import { compareFigures } from "./figures.ts";
import { compareFindings } from "./findings.ts";
import type { ChangeReport, EditionInfo, FigureChange, OutputChange } from "./model.ts";
import type { Compare } from "./page-workers.ts";
import type { DocumentChanges, Looks } from "./pages.ts";
import { soughtIn } from "./sought.ts";

/** How editions are compared. */
interface CompareOptions {
  readonly looks: Looks;
  /** Compares two PDFs. */
  readonly comparePages: Compare;
  /** Called after each output with its name, the number of outputs done and the number of all. */
  readonly onDone?: (name: string, done: number, total: number) => void;
}

/** Finds everything that is different between two editions, the first with the present ids of the second: that something has another id now is no difference. */
export async function compareEditions(
  before: Edition,
  after: Edition,
  options: CompareOptions,
): Promise<ChangeReport> {
  const names = [...new Set([...before.entryByName.keys(), ...after.entryByName.keys()])].sort();
  const figures = compareFigures(before, after);
  let done = 0;
  const outputs = await Promise.all(
    names.map(async (name) => {
      const changes = await compareOutput(name, [before, after], figures, options);
      done += 1;
      options.onDone?.(name, done, names.length);
      return changes;
    }),
  );
  return {
    before: infoOf(before),
    after: infoOf(after),
    figures,
    outputs: outputs.flat(),
    gaps: [before, after].flatMap(gapsOf),
  };
}

/** True where nothing that a reader would see is different. */
export function isUnchanged({ figures, outputs }: ChangeReport): boolean {
  return figures.length === 0 && outputs.length === 0;
}

function infoOf({ manifest, entryByName, figureById }: Edition): EditionInfo {
  return {
    generator: manifest.generator,
    dataset: manifest.dataset,
    hasFigures: figureById !== null,
    outputs: entryByName.size,
  };
}

function gapsOf(edition: Edition): readonly string[] {
  const { folder, figureById, entryByName } = edition;
  const pdfs = [...entryByName.keys()].map((name) => fileOf(edition, name, "pdf"));
  const missing = pdfs.filter((pdf) => !existsSync(pdf));
  return [
    ...(figureById === null
      ? [`${folder} holds no data/figures.json: figures are not compared`]
      : []),
    ...missing.map((pdf) => `${pdf} is not there: its pages are not compared`),
  ];
}

async function compareOutput(
  name: string,
  [before, after]: readonly [Edition, Edition],
  figures: readonly FigureChange[],
  { looks, comparePages }: CompareOptions,
): Promise<readonly OutputChange[]> {
  const [old, fresh] = [before.entryByName.get(name), after.entryByName.get(name)];
  const latest = fresh ?? old;
  if (!latest || (old && fresh && hashesOf(old) === hashesOf(fresh))) return [];
  const { language, title } = latest;
  const id = presentOutputId(latest, before.formerIds);
  const about = { name, id, language, title };
  if (!old || !fresh) return [{ ...about, ...NOTHING, kind: old ? "removed" : "added" }];
  const causes = causesOf(old, fresh);
  const hasSameFonts = !causes.some((cause) => HAS_GLYPHS.test(cause));
  const versions = [old.version, fresh.version] as const;
  const { pages, places } = await pagesOf(name, before, after, (...pdfs) => {
    const sought = soughtIn(name, figures, before, after);
    return comparePages(...pdfs, { hasSameFonts, looks, versions, sought });
  });
  return [
    {
      ...about,
      kind: "changed",
      causes,
      joined: without(fresh.regions, presentRegions(old.regions, before.formerIds)),
      left: without(presentRegions(old.regions, before.formerIds), fresh.regions),
      findings: compareFindings(old.findings, fresh.findings, before.formerIds),
      pages,
      places,
    },
  ];
}

/** Of an output that came or went nothing is told but that. */
const NOTHING = { causes: [], joined: [], left: [], findings: [], pages: [], places: [] };
const NO_PAGES: DocumentChanges = { pages: [], places: [] };

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  return ids.filter((id) => !others.includes(id));
}

/** Components that decide which glyph has which number in a font subset, and how it looks. */
const HAS_GLYPHS = /^(templates\/fonts\/|code\/|package\/|browser$)/;

function hashesOf({ files }: ManifestEntry): string {
  return files.map(({ path, sha256 }) => `${path} ${sha256}`).join("\n");
}

function causesOf({ madeOf: old }: ManifestEntry, { madeOf: fresh }: ManifestEntry) {
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
  return names.filter((name) => old[name] !== fresh[name]);
}

async function pagesOf(
  name: string,
  before: Edition,
  after: Edition,
  compare: (before: Uint8Array, after: Uint8Array) => Promise<DocumentChanges>,
): Promise<DocumentChanges> {
  const paths = [before, after].map((edition) => fileOf(edition, name, "pdf"));
  if (!paths.every((path) => existsSync(path))) return NO_PAGES;
  const [old, fresh] = paths.map((path) => readFileSync(path));
  return old && fresh && !old.equals(fresh) ? compare(old, fresh) : NO_PAGES;
}
