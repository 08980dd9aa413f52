import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MAX_FILE_BYTES, MAX_TOTAL_BYTES } from "../../src/dataset/files.ts";
import type { DataFolderHost } from "../../src/dataset/folder/host.ts";
import { folderHost, readDataFolder, readYamlFolder } from "../../src/dataset/folder.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "briefings-data-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(texts: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

describe("readDataFolder(folder)", () => {
  it("reads no more than it takes to tell that the files hold too much together", async () => {
    const names = Array.from({ length: 500 }, (_, index) => `${index}.yaml`);
    const large = new Uint8Array(MAX_FILE_BYTES);
    let reads = 0;
    const host: DataFolderHost = {
      listEntries: async (path) =>
        path.endsWith("observations")
          ? names.map((name) => ({ name, kind: "file" }))
          : [{ name: "observations", kind: "folder" }],
      readStart: async () => {
        reads += 1;
        return large;
      },
    };
    const files = await readDataFolder("data", host);
    expect(readDataset(files).diagnostics.map(({ code }) => code)).toEqual(["too-much-data"]);
    expect(reads).toBeGreaterThan(MAX_TOTAL_BYTES / MAX_FILE_BYTES);
    expect(reads).toBeLessThan(names.length / 5);
  });

  it("reads the YAML files of the folder, of observations and of briefings, by path", async () => {
    await write({
      ...FIXTURE,
      "memos/one.yaml": "a: 1",
      "schemas/a.schema.json": "{}",
      "notes.txt": "x",
    });
    const files = await readDataFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(Object.keys(FIXTURE).sort());
    expect(readDataset(files).diagnostics).toEqual([]);
  });

  it("reads no more of a large file than shows that it is too large", async () => {
    await write({ "regions.yaml": new Uint8Array(MAX_FILE_BYTES + 100) });
    const [file] = await readDataFolder(folder);
    expect(file?.bytes.length).toBe(MAX_FILE_BYTES + 1);
  });

  it("refuses a folder without YAML files, and one that is not there", async () => {
    const refusal = expect.objectContaining({ code: "INPUT_UNREADABLE" });
    await expect(readDataFolder(folder)).rejects.toEqual(refusal);
    await expect(readDataFolder(join(folder, "nowhere"))).rejects.toEqual(refusal);
  });
});

/** The fixture on disk, changed; what reading it reports, as `path severity code`, and how many figures it has. */
async function readChanged(change: () => Promise<unknown>) {
  await write(FIXTURE);
  await change();
  const { value, diagnostics } = readDataset(await readDataFolder(folder), "");
  const faults = diagnostics.map(({ at, severity, code }) => `${at.file} ${severity} ${code}`);
  return { faults, figures: value?.figures.length ?? null };
}

const at = (path: string) => join(folder, path);
const ALL = readDataset(filesOf(FIXTURE)).value?.figures.length;

describe("readDataFolder(folder) on what is no plain file", () => {
  it("follows links to files and folders, also out of the folder", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "briefings-elsewhere-"));
    const { faults, figures } = await readChanged(async () => {
      await rename(at("observations/east.yaml"), join(elsewhere, "east.yaml"));
      await symlink(join(elsewhere, "east.yaml"), at("observations/east.yaml"));
      await rename(at("briefings"), join(elsewhere, "briefings"));
      await symlink(join(elsewhere, "briefings"), at("briefings"));
    });
    await rm(elsewhere, { recursive: true });
    expect(faults).toEqual([]);
    expect(figures).toBe(ALL);
  });

  it.each([
    ["a link to nothing", "broken-link", () => symlink("nowhere.yaml", at("observations/a.yaml"))],
    ["a link to itself", "broken-link", () => symlink("a.yaml", at("observations/a.yaml"))],
    ["a folder", "not-a-file", () => mkdir(at("observations/a.yaml"))],
    ["a pipe", "not-a-file", async () => execFileSync("mkfifo", [at("observations/a.yaml")])],
    ["a link to a device", "not-a-file", () => symlink("/dev/zero", at("observations/a.yaml"))],
  ])("tells of %s in the place of a file, and waits for nothing", async (_name, code, change) => {
    const { faults, figures } = await readChanged(change);
    expect(faults).toEqual([`observations/a.yaml error ${code}`]);
    expect(figures).toBeNull();
  });

  it("tells once of a list that is a folder, and of a folder that is a file", async () => {
    const { faults } = await readChanged(async () => {
      await rm(at("regions.yaml"));
      await mkdir(at("regions.yaml"));
      await rm(at("observations"), { recursive: true });
      await writeFile(at("observations"), "");
    });
    expect(faults).toEqual(["observations error not-a-folder", "regions.yaml error not-a-file"]);
  });

  it("tells of a file that this account may not read, at the file", async () => {
    await write(FIXTURE);
    const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    const files = await readDataFolder(folder, {
      ...folderHost,
      readStart: (path, most) =>
        path.endsWith("west.yaml") ? Promise.reject(denied) : folderHost.readStart(path, most),
    });
    expect(readDataset(files, "d").diagnostics).toEqual([
      {
        severity: "error",
        code: "unreadable-file",
        message: "The file cannot be read: this account may not read it.",
        hint: "allow it, e.g. chmod a+r",
        at: { file: "d/observations/west.yaml", line: 1, col: 1 },
      },
    ]);
  });
});

describe("readDataFolder(folder) on a folder that may not be listed", () => {
  it("tells so at the folder", async () => {
    await write(FIXTURE);
    const files = await readDataFolder(folder, {
      ...folderHost,
      listEntries: (path) =>
        path.endsWith("briefings") ? Promise.reject(new Error("no")) : folderHost.listEntries(path),
    });
    const faults = readDataset(files, "d").diagnostics;
    expect(faults.map(({ at, code }) => `${at.file} ${code}`)).toEqual([
      "d/briefings unreadable-file",
    ]);
  });
});

describe("readDataFolder(folder) on names", () => {
  it("reads endings in small and in capital letters", async () => {
    const { faults, figures } = await readChanged(async () => {
      await rename(at("observations/east.yaml"), at("observations/east.YAML"));
      await rename(at("observations/west.yaml"), at("observations/west.YML"));
      await rename(at("regions.yaml"), at("regions.yml"));
    });
    expect(faults).toEqual([]);
    expect(figures).toBe(ALL);
  });

  it.each([
    ["region.yaml", "did you mean `regions.yaml`?"],
    ["east.yaml", "figures belong into observations"],
  ])("refuses %s beside the lists", async (name, hint) => {
    await write({ ...FIXTURE, [name]: "a: 1" });
    const { value, diagnostics } = readDataset(await readDataFolder(folder));
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: "unknown-file", hint, at: { file: `data/${name}` } },
    ]);
  });

  it.each([
    ["briefings/two.yml", "briefings/two.yml error repeated-file"],
    ["regions.yml", "regions.yml error repeated-file"],
    ["observations/2023/west.yaml", "observations/2023 error unknown-file"],
    ["briefings/old/2022/two.yaml", "briefings/old error unknown-file"],
    ["Observations/east.yaml", "Observations error unknown-file"],
    ["briefing/two.yaml", "briefing error unknown-file"],
  ])("refuses %s, which would be left out", async (path, fault) => {
    const { faults, figures } = await readChanged(() => write({ [path]: "a: 1" }));
    expect(faults).toContain(fault);
    expect(figures).toBeNull();
  });

  it.each([
    "observations/east.yaml.bak",
    "observations/east.yaml~",
    "observations/east.yaml.txt",
    "observations/.east.yaml",
    "observations/#east.yaml#",
    "observations/east.csv",
    "briefings/two.ymal",
    "regions.yaml.orig",
    ".regions.yml.swp",
  ])("warns that %s is not read", async (path) => {
    const { faults, figures } = await readChanged(() => write({ [path]: "a: 1" }));
    expect(faults).toEqual([`${path} warning file-left-out`]);
    expect(figures).toBe(ALL);
  });

  it("says nothing of what is no data", async () => {
    const { faults } = await readChanged(() =>
      write({
        "README.md": "",
        "observations/.gitkeep": "",
        "observations/notes.txt": "",
        "observations/scans/page.png": "",
        "memos/one.yaml": "a: 1",
        "output/manifest.json": "{}",
        "figures.csv": "",
      }),
    );
    expect(faults).toEqual([]);
  });

  it("gives the same version whatever lies beside the data", async () => {
    await write(FIXTURE);
    const { value } = readDataset(await readDataFolder(folder));
    await write({ "observations/east.yaml~": "a: 1" });
    expect(readDataset(await readDataFolder(folder)).value?.version).toBe(value?.version);
  });
});

describe("readYamlFolder(folder, name)", () => {
  it("keeps silent about files that others share the folder with", async () => {
    await write({
      "memos/a.yaml": "a: 1",
      "memos/b.YML": "",
      "memos/c.pdf": "",
      "memos/a.yaml~": "",
    });
    const files = await readYamlFolder(folder, "memos", { isShared: true });
    expect(files.map(({ path, unread }) => `${path} ${unread?.code ?? "read"}`)).toEqual([
      "memos/a.yaml read",
      "memos/a.yaml~ file-left-out",
      "memos/b.YML read",
    ]);
  });

  it("finds nothing where there is no such folder", async () => {
    expect(await readYamlFolder(folder, "memos")).toEqual([]);
  });
});
