import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import type { ExportRecord } from "../../src/dataset/export.ts";
import type { Manifest, ManifestEntry } from "../../src/results/manifest.ts";
import { sha256 } from "../../src/store/folder.ts";
import type { Fact } from "../../src/view/model.ts";

/** A figure of an edition. */
export const RECORD: ExportRecord = {
  region: "jia",
  indicator: "gross_regional_product",
  year: 2023,
  measure: "level",
  value: 210.5,
  text: null,
  unit: "亿元",
  bound: "exact",
  status: "estimate",
  basis: null,
  scope: null,
  document: "jia-2024-plan",
  section: "一",
  printed: "完成210.5亿元",
  id: "jia/gross_regional_product/2023/level",
  period: "2023",
  on: null,
  published: "2024-02-20",
  superseded: false,
};
const NAMES = {
  regions: { jia: { zh: "甲县", en: "Jia" } },
  indicators: { gross_regional_product: { zh: "地区生产总值", en: "GRP" } },
  units: { 亿元: { zh: "亿元", en: "100 million yuan" } },
  scopes: {},
  bases: {},
  documents: { "jia-2024-plan": { zh: "甲县计划", en: "Plan of Jia" } },
};

/** What editions differ in. */
export interface State {
  readonly figures?: readonly Partial<ExportRecord>[];
  readonly findings?: ManifestEntry["findings"];
  /** One a page. */
  readonly texts?: readonly string[];
  readonly ids?: readonly string[];
  /** Of its outputs: their places, and the briefing that they are variants of. */
  readonly about?: Partial<ManifestEntry>;
  readonly formerIds?: Manifest["formerIds"];
}

/** Writes an output folder as a build would. */
export async function writeEdition(out: string, state: State = {}): Promise<string> {
  const { figures = [{}], findings = [], texts = ["GRP 210.5", "second"], ids = ["a"] } = state;
  mkdirSync(join(out, "data"), { recursive: true });
  const pdf = await pdfOf(texts);
  const facts = JSON.stringify({
    facts: figures.map((figure) => factOf({ ...RECORD, ...figure })),
  });
  const outputs = ids.map((id): ManifestEntry => {
    writeFileSync(join(out, `${id}.en.pdf`), pdf);
    writeFileSync(join(out, `${id}.en.facts.json`), facts);
    const files = [{ path: `${id}.en.pdf`, bytes: pdf.length, sha256: sha256(pdf) }];
    const about = {
      id,
      base: id,
      regions: [],
      language: "en",
      title: `Title of ${id}`,
      kind: "",
      date: "2024-03-01",
    };
    return {
      ...about,
      ...state.about,
      version: "",
      pages: texts.length,
      findings,
      key: sha256(pdf),
      madeOf: { figures: sha256(pdf) },
      files,
    } as ManifestEntry;
  });
  const manifest = {
    generator: "test",
    dataset: sha256(JSON.stringify(figures)),
    outputs,
    formerIds: state.formerIds,
    files: [],
  };
  writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest));
  const records = figures.map((figure) => ({ ...RECORD, ...figure }));
  writeFileSync(join(out, "data/figures.json"), JSON.stringify(records));
  writeFileSync(join(out, "data/names.json"), JSON.stringify(NAMES));
  return out;
}

function factOf({ id, value }: ExportRecord): Fact {
  return {
    text: String(value),
    is: "figure",
    value,
    unit: "亿元",
    figures: [id],
    formula: null,
    where: "n1",
  };
}

/** A page a text; a longer text is a longer bar as well, for a picture of it without fonts. */
async function pdfOf(texts: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage([595, 842]);
    page.drawText(text, { x: 50, y: 700, font, size: 12 });
    page.drawRectangle({ x: 50, y: 600, width: 10 * text.length, height: 20 });
  }
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  return document.save();
}
