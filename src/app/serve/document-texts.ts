import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Dataset } from "../../dataset/model.ts";
import type { ReadText } from "../../documents/model.ts";
import { readDocumentBytes } from "../../documents/read.ts";
import { type MarkedText, markText } from "../query/document-text.ts";
import { openKept } from "./kept.ts";

/** Texts of documents, where the data folder has them below `sources/`. */
interface DocumentTexts {
  /** The text of a document with the places of its figures; null where it is not there. */
  of(dataset: Dataset, document: string): Promise<MarkedText | null>;
}

const MOST_CHARACTERS = 20_000_000;

/** Opens the texts of a data folder. */
export function openDocumentTexts(data: string): DocumentTexts {
  const byDataset = new WeakMap<Dataset, ReturnType<typeof openKept<MarkedText>>>();
  return {
    async of(dataset, document) {
      const kept = byDataset.get(dataset) ?? openKept(MOST_CHARACTERS, ({ text }) => text.length);
      byDataset.set(dataset, kept);
      const known = kept.get(document);
      if (known) return known;
      const file = dataset.documentById.get(document)?.proof?.file;
      if (file === undefined) return null;
      const marked = markText(dataset, document, await readText(data, basename(file)));
      if (marked) kept.set(document, marked);
      return marked;
    },
  };
}

/** What a document says; null where it is not there, or is none that can be read: `sources` tells why. */
async function readText(data: string, file: string): Promise<ReadText | null> {
  const bytes = await readFile(join(data, "sources", file)).catch(() => null);
  return bytes && (await readDocumentBytes(bytes, file).catch(() => null));
}
