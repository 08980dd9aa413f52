import { describe, expect, it } from "vitest";
import { generateDataset } from "../../../bench/dataset/generate.ts";
import { proveData } from "../../../src/app/sources.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { workFolder } from "../work-folder.ts";
import { intakeIn } from "./intake-folder.ts";

expectSilence();
const folder = workFolder();
const { read, accept } = intakeIn(folder);

async function figuresIn(data: string): Promise<readonly Figure[]> {
  const { value, diagnostics } = readDataset(await readDataFolder(folder.at(data)), data);
  expect(diagnostics).toEqual([]);
  return value?.figures ?? [];
}

const said = ({ region, indicator, period, measure, value, bound, status, basis }: Figure) =>
  [region, indicator, period, measure, value, bound, status, basis].join(" ");

const INVENTED = { indicators: 12, profiles: 0, contradictions: 0, words: 0, bases: 1 };

/** Lays out invented places in `whole`, and in `made` without the figures of the first. */
async function layOut(seed: number) {
  const files = generateDataset({ ...INVENTED, places: 2, compared: 2, seed });
  const left = files.find(({ path }) => path.startsWith("observations/"))?.path;
  for (const { path, text } of files) {
    folder.write(`whole/${path}`, text);
    if (path !== left && !path.startsWith("briefings/")) folder.write(`made/${path}`, text);
  }
  const invented = await figuresIn("whole");
  const own = invented.filter(({ at }) => at.file === `whole/${left}`);
  const [{ region, document } = { region: "", document: "" }] = own;
  return { invented, own, region, document };
}

/** Accepts every candidate; where the words name no indicator, a person names that of the invented figure. */
function acceptAll(intake: string, own: readonly Figure[]): void {
  const keyOf = ({ section, measure, period, value }: Omit<Figure, "value"> & { value: unknown }) =>
    [section, measure, period, Number(value)].join(" ");
  const indicatorByKey = new Map(own.map((figure) => [keyOf(figure), figure.indicator]));
  const LINE =
    /indicator: , year: (\d+), measure: (\w+), value: ([-\d.]+),(?=.* section: ([^,]+))/g;
  const text = folder.read(intake).replace(LINE, (line, period, measure, value, section) => {
    const key = keyOf({ section, measure, period, value } as Figure);
    return line.replace("indicator: ,", `indicator: ${indicatorByKey.get(key)},`);
  });
  folder.write(intake, text.replaceAll("decision: ,", "decision: accept,"));
}

describe("reading an invented document and accepting all", () => {
  it.each([1, 2])("gives the invented figures, each proved in its place: seed %i", async (seed) => {
    const { invented, own, region, document } = await layOut(seed);
    const intake = `made/intake/${document}.yaml`;
    await read({ file: `made/sources/${document}.txt`, region, document, data: "made" });
    acceptAll(intake, own);
    const { value, diagnostics } = await accept({ intakes: [intake], data: "made" });
    expect(diagnostics).toEqual([]);
    expect(value?.outcomes).toMatchObject([{ added: own.length, missed: 0, undecided: 0 }]);
    expect((await figuresIn("made")).map(said).sort()).toEqual(invented.map(said).sort());
    const environment = testEnvironment({ cwd: folder.path() });
    const proof = await proveData({ dir: "made/sources", data: "made" }, environment);
    expect(proof.value?.diagnostics).toEqual([]);
  });
});
