import { expect, test } from "vitest";
import { inventCountry } from "../../../bench/dataset/country.ts";
import type { Asked } from "../../../src/app/serve/choice.ts";
import { warmPages } from "../../../src/app/serve/warming.ts";

const dataset = inventCountry(4);
const kinds = new Set([...dataset.briefings.values()].map(({ kind }) => kind));

async function setOf(isOver: (set: number) => boolean, fail = false): Promise<readonly Asked[]> {
  const set: Asked[] = [];
  await warmPages(dataset, {
    set: async (asked) => {
      set.push(asked);
      if (fail) throw new Error("a page at fault");
    },
    isOver: () => isOver(set.length),
  });
  return set;
}

const kindOf = ({ id }: Asked) => dataset.briefings.get(id)?.kind;

test("one briefing of each kind comes first, whole and in both languages, then parts of it", async () => {
  const set = await setOf(() => false);
  const whole = set.slice(0, 2 * kinds.size);
  expect(whole.map(({ choice }) => choice)).toEqual(whole.map(() => ({})));
  expect(new Set(whole.map(kindOf))).toEqual(kinds);
  expect(whole.filter(({ language }) => language === "zh")).toHaveLength(kinds.size);
  const parts = set.slice(2 * kinds.size);
  expect(parts.length).toBeGreaterThan(0);
  for (const { id, choice } of parts) {
    const { regions = [] } = dataset.briefings.get(id) ?? {};
    expect(choice.regions).toHaveLength(regions.length - 1);
  }
  expect(new Set(set.map((asked) => JSON.stringify(asked))).size).toBe(set.length);
});

test("it ends as soon as it is over, and no fault ends it before", async () => {
  expect(await setOf((set) => set === 3)).toHaveLength(3);
  expect(await setOf(() => true)).toEqual([]);
  const all = await setOf(() => false);
  expect(await setOf(() => false, true)).toEqual(all);
});
