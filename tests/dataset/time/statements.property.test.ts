import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset, Figure } from "../../../src/dataset/model.ts";
import { filesOf } from "../fixture.ts";
import { contentOf, datasetOf, type InventedDocument, LISTS, soundly, textsOf } from "./fixture.ts";

const ID = "east/output/2022/level";
const DAYS = ["2023-01-31", "2023-01", "2023-02", "2023-03-01", "2023-03-02"];

interface Said {
  readonly day: string;
  readonly value: string;
  readonly isEstimate: boolean;
}

const anySaid: fc.Arbitrary<readonly Said[]> = fc.array(
  fc.record({
    day: fc.constantFrom(...DAYS),
    value: fc.constantFrom("275", "274.9", "274.8", "280", "280.0", "275.04"),
    isEstimate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Of each a document, named so that no order of names is that of days. */
function documentsOf(said: readonly Said[]): readonly InventedDocument[] {
  return said.map(({ day, value, isEstimate }, index) => ({
    id: `d${(index * 7) % 5}`,
    time: `covers: 2022, published: ${day}`,
    says: {
      output: [
        `year: 2022, measure: level, value: ${value}${isEstimate ? ", status: estimate" : ""}`,
      ],
    },
  }));
}

/** Day on which one is published; days of the invented documents are all known. */
function dayIn({ documentById }: Dataset, { document }: Figure): string {
  return documentById.get(document)?.publishedOn ?? "";
}

/** Half a unit of the last digit, at most. */
function agree(a: Figure, b: Figure): boolean {
  const unit = Math.max(a.precision ?? 0, b.precision ?? 0);
  return Math.abs((a.value ?? 0) - (b.value ?? 0)) <= unit / 2 + 1e-9;
}

function some({ figures }: Dataset, standing: Figure["standing"]): readonly Figure[] {
  return figures.filter((figure) => figure.standing === standing);
}

describe("stateFigures(figures, documents) on any documents", () => {
  it("takes either one figure, or several of which none counts", () => {
    fc.assert(
      fc.property(anySaid, (said) => {
        const dataset = datasetOf(documentsOf(said));
        const [counts, contradicted] = [some(dataset, "counts"), some(dataset, "contradicted")];
        expect(counts.length + Math.min(contradicted.length, 1)).toBe(1);
        expect(contradicted.length).not.toBe(1);
        const current = [...counts, ...contradicted].map(({ id }) => id);
        expect(current).toContain(ID);
        expect(current.every((id) => !id.includes("@"))).toBe(true);
        expect(new Set(dataset.figures.map(({ id }) => id)).size).toBe(said.length);
      }),
    );
  });

  it("takes no estimate where there is an actual figure, and nothing that a later one revises", () => {
    fc.assert(
      fc.property(anySaid, (said) => {
        const dataset = datasetOf(documentsOf(said));
        const current = [...some(dataset, "counts"), ...some(dataset, "contradicted")];
        const isActual = ({ status }: Figure) => status === "actual";
        expect(current.every(isActual)).toBe(dataset.figures.some(isActual));
        const last =
          current
            .map((one) => dayIn(dataset, one))
            .sort()
            .at(-1) ?? "";
        for (const figure of dataset.figures) {
          if (dayIn(dataset, figure) <= last || isActual(figure) !== current.every(isActual))
            continue;
          expect(current.some((one) => agree(one, figure))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says the same in any order of documents and of files", () => {
    const anyCase = anySaid.chain((said) => {
      const documents = documentsOf(said);
      return fc.record({
        documents: fc.constant(documents),
        others: fc.shuffledSubarray([...documents], { minLength: documents.length }),
        names: fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 5 }),
      });
    });
    fc.assert(
      fc.property(anyCase, ({ documents, others, names }) => {
        const texts = Object.entries(textsOf(others)).filter(([path]) => !(path in LISTS));
        const renamed = texts.map(([path, text], index) => {
          const isFile = path.startsWith("observations/");
          return [isFile ? `observations/${names[index % 5]}-${index}.yaml` : path, text] as const;
        });
        const files = filesOf({ ...LISTS, ...Object.fromEntries(renamed.toReversed()) });
        expect(contentOf(soundly(files))).toEqual(contentOf(datasetOf(documents)));
      }),
    );
  });

  it("is not moved by the documents of a later day that only repeat what counts", () => {
    fc.assert(
      fc.property(anySaid, (said) => {
        const documents = documentsOf(said);
        const before = datasetOf(documents);
        const [counting] = some(before, "counts");
        if (!counting) return;
        const value = counting.value?.toFixed(
          counting.precision === 1 ? 0 : counting.precision === 0.1 ? 1 : 2,
        );
        const line = `year: 2022, measure: level, value: ${value}, status: ${counting.status}`;
        const later = {
          id: "later",
          time: "covers: 2022, published: 2024",
          says: { output: [line] },
        };
        const after = datasetOf([...documents, later]);
        expect(contentOf({ figures: some(after, "counts") })).toEqual(
          contentOf({ figures: [counting] }),
        );
      }),
    );
  });
});
