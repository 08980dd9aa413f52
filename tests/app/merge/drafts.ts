import { PDFDocument } from "@cantoo/pdf-lib";
import { makeBriefings } from "../../../src/app/build/make-briefings.ts";
import type { BuildOptions, BuildOutcome } from "../../../src/app/build/model.ts";
import { mergeShards } from "../../../src/app/merge/merge.ts";
import type { MergeOutcome } from "../../../src/app/merge/model.ts";
import type { Parts } from "../../../src/app/parts.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import type { Checked } from "../../../src/diagnostic.ts";
import { ReportError } from "../../../src/error.ts";
import { generatorOf, packageHome } from "../../../src/package.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { sha256 } from "../../../src/store/folder.ts";
import { openFolder } from "../../../src/store/store.ts";
import { testEnvironment } from "../environment.ts";
import { type WorkFolder, workFolder } from "../work-folder.ts";

/** Builds without a browser: each page becomes a blank one that names its hash. */
export interface Drafts {
  readonly folder: WorkFolder;
  build(out: string, more?: Partial<BuildOptions>): Promise<BuildOutcome>;
  /** Builds the shards of a build, each in a folder of its own below `shards`, and gives their names. */
  shards(count: number, more?: Partial<BuildOptions>): Promise<readonly string[]>;
  merge(folders: readonly string[], out: string): Promise<Checked<MergeOutcome>>;
  /** Puts so many briefings into the data, all of the same content under names of their own. */
  have(count: number): void;
  /** Path → hash of all files of a folder but those that carry times. */
  hashesOf(out: string): Readonly<Record<string, string>>;
}

/** A briefing with this in its title cannot be printed. */
export const UNPRINTABLE = "坏的标题";

export function drafts(): Drafts {
  const folder = workFolder();
  const build = async (out: string, more: Partial<BuildOptions> = {}) => {
    const options: BuildOptions = {
      ...{ ids: namesIn(folder), lang: ["zh"], data: "data", out, audit: false },
      ...more,
    };
    const hashes = openFileHashes();
    const store = openFolder(folder.at(out), hashes);
    const asked = [options.ids, options.lang, options.archive];
    const [common, inputs] = [asked, [...asked, options.since]].map((one) =>
      sha256(JSON.stringify(one)),
    ) as [string, string];
    const { value } = await makeBriefings(options, testEnvironment({ cwd: folder.path() }), {
      site: {
        store,
        hashes,
        inputs,
        readInputs: async () => inputs,
        readCommon: async () => common,
      },
      parts: await fakeParts(),
      progress: SILENT,
      onPrinted: () => {},
    });
    if (value === null) throw new Error("The data has faults");
    return value;
  };
  const folderOf = (number: number) => `shards/${number}`;
  return {
    folder,
    build,
    shards: async (of, more = {}) => {
      const numbers = Array.from({ length: of }, (_, index) => index + 1);
      for (const number of numbers)
        await build(folderOf(number), { ...more, shard: { number, of } });
      return numbers.map(folderOf);
    },
    merge: (folders, out) =>
      mergeShards({ folders, data: "data", out }, testEnvironment({ cwd: folder.path() }), {
        copied: () => {},
      }),
    have: (count) => {
      const text = folder.read("data/briefings/two-places.yaml").replace(CONTENT, LITTLE);
      folder.write("data/briefings/two-places.yaml", text);
      for (let number = 1; number < count; number += 1)
        folder.write(`data/briefings/briefing-${number}.yaml`, text);
    },
    hashesOf: (out) => {
      const paths = folder.files(out).filter((path) => !WITH_TIMES.test(path));
      return Object.fromEntries(paths.map((path) => [path, sha256(folder.read(`${out}/${path}`))]));
    },
  };
}

/** All that a briefing shows, and as little as it may be. */
const CONTENT = /^headline:[\s\S]*/m;
const LITTLE = `headline:
  - { indicator: new_urban_jobs, measures: [count] }
sections:
  - theme: employment
    indicators: [new_urban_jobs]
`;

/** Named one by one, they get no gallery, whose pictures and tables take longest here: `ids: []` for one. */
const namesIn = ({ files }: WorkFolder) =>
  files("data/briefings").map((path) => path.replace(".yaml", ""));

/** Stamps of files, and when a build was kept. */
const WITH_TIMES = /^\.cache\/(stamps\.json|builds\/)/;

const SILENT = {
  begin: async () => {},
  told: () => {},
  leftOut: () => {},
  expect: () => {},
  show: () => {},
};

let design: Promise<Design> | null = null;

async function fakeParts(): Promise<Parts> {
  design ??= loadDesign(packageHome());
  const printer = {
    print: async ({ html }: { readonly html: string }) => {
      if (html.includes(UNPRINTABLE)) throw new ReportError("PRINT_FAILED", "The page crashed");
      const pdf = await blank(sha256(html));
      return { pdf, pages: 1, anchors: {}, linkTexts: {}, passes: 1 };
    },
    finish: async ({ pdf }: { readonly pdf: Uint8Array }) => pdf,
  } as unknown as Parts["printer"];
  return { design: await design, printer, generator: generatorOf(packageHome()) };
}

async function blank(title: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.addPage([200, 300]);
  return document.save();
}
