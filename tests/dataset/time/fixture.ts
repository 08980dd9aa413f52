import type { DatasetFiles } from "../../../src/dataset/files.ts";
import { type Dataset, type Figure, STANDINGS, type Standing } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

/** What a document says: lines of figures by indicator, without section and words. */
export type Lines = Readonly<Record<string, readonly string[]>>;

/** An invented document of the east, and what it says. */
export interface InventedDocument {
  readonly id: string;
  /** Its keys that tell of time, e.g. `covers: 2023, published: 2024-03`. */
  readonly time: string;
  readonly says?: Lines;
}

const DEPOSITS = `deposits:
  name: { zh: 存款余额, en: Deposits }
  theme: economy
  measure: level
  unit: 亿元
  time: stock
  decimals: 1
  direction: neither
  definition: { zh: 存款。, en: Deposits., source: { zh: 标准, en: A standard } }
`;

/** The lists of the fixture, where output is a flow, deposits are a stock, and farm output says neither. */
export const LISTS: Readonly<Record<string, string>> = {
  "regions.yaml": FIXTURE["regions.yaml"] ?? "",
  "vocabulary.yaml": FIXTURE["vocabulary.yaml"] ?? "",
  "indicators.yaml": `${(FIXTURE["indicators.yaml"] ?? "").replace("output:\n", "output:\n  time: flow\n")}${DEPOSITS}`,
};

/** The texts of a dataset of some documents, each with a file of its own. */
export function textsOf(documents: readonly InventedDocument[]): Readonly<Record<string, string>> {
  const list = documents.map(
    ({ id, time }) =>
      `${id}: { region: east, title: { zh: 文件, en: Document ${id} }, issuer: { zh: 某局, en: An office }, ${time} }\n`,
  );
  const files = documents
    .filter(({ says = {} }) => Object.keys(says).length > 0)
    .map(({ id, says = {} }) => [`observations/${id}.yaml`, observationsOf(id, says)] as const);
  return { ...LISTS, "documents.yaml": list.join(""), ...Object.fromEntries(files) };
}

/** A file of what a document says. */
export function observationsOf(document: string, says: Lines): string {
  const lists = Object.entries(says).map(([indicator, lines]) => {
    const items = lines.map(
      (line) => `    - { ${line}, section: 一, printed: "${printedOf(line)}" }\n`,
    );
    return `  ${indicator}:\n${items.join("")}`;
  });
  return `region: east\ndocument: ${document}\nfigures:\n${lists.join("")}`;
}

/** The words of a figure's number, unit and bound. */
function printedOf(line: string): string {
  const find = (key: string) => new RegExp(`${key}: ([^,]+)`).exec(line)?.[1];
  const value = find("value");
  if (value === undefined) return find("words") ?? "";
  const bound = { about: "左右", at_least: "以上", at_most: "以内" }[find("bound") ?? ""] ?? "";
  const measure = find("measure");
  const isGrowth = measure === "growth";
  const movement = isGrowth ? (value.startsWith("-") ? "下降" : "增长") : "";
  const unit = find("unit") ?? (isGrowth || measure === "share" ? "%" : "亿元");
  return `${movement}${isGrowth ? value.replace("-", "") : value}${unit}${bound}`;
}

/** Reads a dataset of some documents, which must be sound. */
export function datasetOf(documents: readonly InventedDocument[]): Dataset {
  return soundly(filesOf(textsOf(documents)));
}

/** Reads a dataset, which must be sound. */
export function soundly(files: DatasetFiles): Dataset {
  const { value, diagnostics } = readDataset(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

/** Ids and values by standing, e.g. `{ counts: ["…/growth 3.4"] }`, in the order of the ids. */
export function standingsOf({ figures }: Pick<Dataset, "figures">) {
  const say = ({ id, value, text }: Figure) => `${id} ${value ?? text}`;
  const ofStanding = (standing: Standing) =>
    figures
      .filter((figure) => figure.standing === standing)
      .map(say)
      .sort();
  return Object.fromEntries(
    STANDINGS.map((standing) => [standing, ofStanding(standing)] as const).filter(
      ([, found]) => found.length > 0,
    ),
  );
}

/** Everything of the figures but where they stand, in the order of the ids. */
export function contentOf({ figures }: Pick<Dataset, "figures">) {
  return figures.map(({ at, ...content }) => content).sort((a, b) => (a.id < b.id ? -1 : 1));
}
