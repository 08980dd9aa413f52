import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DatasetFile, type DatasetFiles, isList } from "../../src/dataset/files.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type FigureForms, openForms } from "../../src/dataset/forms.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";

const starter = await readDataFolder(join(packageHome(), "templates/starter"));
const edit = (path: string, from: string, to: string): DatasetFiles =>
  starter.map((file) => {
    if (file.path !== path) return file;
    const text = new TextDecoder().decode(file.bytes);
    expect(text).toContain(from);
    return { path, bytes: new TextEncoder().encode(text.replace(from, to)) };
  });

const open = (
  bytes: Uint8Array | null,
  files: DatasetFiles,
  { folder = "data", program = "1" } = {},
) => openForms(bytes, { files, folder, program });

/** Forms that tell which files they knew. */
function counting(forms: FigureForms): FigureForms & { readonly found: string[] } {
  const found: string[] = [];
  const find = (file: DatasetFile) => {
    const figures = forms.find(file);
    if (figures) found.push(file.path);
    return figures;
  };
  return { ...forms, find, found };
}

/** What a reading of these files keeps. */
function keptOf(files: DatasetFiles, folder = "data"): Uint8Array {
  const forms = open(null, files, { folder });
  readDataset(files, folder, forms);
  return forms.bytes() ?? new Uint8Array();
}

const kept = keptOf(starter);
const observations = starter.map(({ path }) => path).filter((path) => /^observations/.test(path));

/** Reads files with what an earlier reading kept. */
function readWith(bytes: Uint8Array, files: DatasetFiles, setting = {}) {
  const forms = counting(open(bytes, files, setting));
  const read = readDataset(files, "data", forms);
  return { read, found: forms.found, bytes: forms.bytes() };
}

describe("openForms(kept, setting)", () => {
  it("gives the figures of every file that is as it was, and the same dataset to the letter", () => {
    const { read, found, bytes } = readWith(kept, starter);
    expect(found).toEqual(observations);
    expect(read).toEqual(readDataset(starter));
    expect(JSON.stringify(read.value?.figures)).toBe(
      JSON.stringify(readDataset(starter).value?.figures),
    );
    expect(bytes).toBeNull();
  });

  it("reads only the file that has changed, and keeps what came of it", () => {
    const edited = edit("observations/jia.yaml", "value: 210.5", "value: 210.4");
    const sound = edit("observations/jia.yaml", "measure: level", "measure:  level");
    expect(readWith(kept, edited).read).toEqual(readDataset(edited));
    const { read, found, bytes } = readWith(kept, sound);
    expect(found).toEqual(observations.filter((path) => !path.endsWith("jia.yaml")));
    expect(read).toEqual(readDataset(sound));
    expect(readWith(bytes ?? kept, sound).found).toEqual(observations);
  });

  it("keeps nothing of a file with a fault or a warning, so that it is told again", () => {
    const faulty = edit("observations/jia.yaml", "measure: level", "measure: lefel");
    const { read, found } = readWith(keptOf(faulty), faulty);
    expect(found).toEqual(observations.filter((path) => !path.endsWith("jia.yaml")));
    expect(read).toEqual(readDataset(faulty));
    expect(read.value).toBeNull();
  });

  it.each(starter.map(({ path }) => path).filter(isList))(
    "takes nothing over after a change of %s",
    (path) => {
      const files = starter.map((file) =>
        file.path === path ? { path, bytes: Buffer.concat([file.bytes, Buffer.from("\n")]) } : file,
      );
      expect(readWith(kept, files).found).toEqual([]);
    },
  );

  it("takes nothing over for another folder or another program", () => {
    expect(readWith(kept, starter, { folder: "other" }).found).toEqual([]);
    expect(readWith(kept, starter, { program: "2" }).found).toEqual([]);
  });

  it("takes nothing over from what is cut short, changed or something else", () => {
    const half = Math.floor(kept.length / 2);
    const damaged = [
      ...[0, 1, 50, 200, half, kept.length - 1].map((end) => kept.slice(0, end)),
      // One bit, in the head and in the figures.
      ...[10, 200, half].map((place) => kept.map((byte, at) => (at === place ? byte ^ 1 : byte))),
      Buffer.concat([kept, Buffer.from("]")]),
      ...["null\n", "[]", "{}\n[]", '{"files":7}\n'].map((text) => Buffer.from(text)),
    ];
    for (const bytes of damaged) {
      const { read, found } = readWith(bytes, starter);
      expect(found).toEqual([]);
      expect(read).toEqual(readDataset(starter));
    }
  });

  it("holds only files that are there", () => {
    const fewer = starter.filter(({ path }) => !path.endsWith("jia.yaml"));
    const { bytes } = readWith(kept, fewer);
    expect(new TextDecoder().decode(bytes ?? kept)).not.toContain("jia.yaml");
    expect(bytes?.length).toBeLessThan(kept.length);
  });
});
