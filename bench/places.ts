import type { Dataset, Figure } from "../src/dataset/model.ts";

/** Makes a dataset of invented places: each has the figures of a real one, moved a little, the same on every run. */
export function inventPlaces(dataset: Dataset, count: number): Dataset {
  const bases = [...dataset.regionById.values()];
  const places = Array.from({ length: count }, (_, index) => {
    const base = bases[index % bases.length];
    if (!base) throw new Error("There is no place to invent others from");
    const id = `place_${index + 1}`;
    const name = { zh: `第${index + 1}县`, en: `County ${index + 1}` };
    return { index, base, region: { ...base, id, name, short: name } };
  });
  const documents = places.flatMap(({ base, region }) =>
    [...dataset.documentById.values()]
      .filter((document) => document.region === base.id)
      .map((document) => ({ ...document, id: `${region.id}-plan`, region: region.id })),
  );
  const figures = places.flatMap(({ index, base, region }) =>
    dataset.figures
      .filter((figure) => figure.region === base.id)
      .map((figure) => moveFigure(figure, region.id, index)),
  );
  return {
    ...dataset,
    regionById: new Map(places.map(({ region }) => [region.id, region])),
    documentById: new Map(documents.map((document) => [document.id, document])),
    figures,
  };
}

/** A few percent of the value, in whole units of its last digit, so that it is printed with as many digits. */
function moveFigure(figure: Figure, region: string, index: number): Figure {
  const { value, precision } = figure;
  const share = ((index % 11) - 5) / 100;
  const steps = value === null ? 0 : Math.round((value * share) / (precision ?? 1));
  const moved = value === null ? null : Number((value + steps * (precision ?? 1)).toFixed(6));
  const id = figure.id.replace(figure.region, region);
  return { ...figure, id, region, document: `${region}-plan`, value: moved };
}
