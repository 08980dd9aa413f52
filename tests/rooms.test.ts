import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

/** What any room may use: errors, faults, small helpers of no field. */
const SHARED = [
  "by-text",
  "diagnostic",
  "diagnostic-codes",
  "error",
  "escape-xml",
  "fault-list",
  "group-by",
  "make-folder",
  "segment",
  "system-fault",
  "visible",
  "worker-program",
  "zip-dates",
];

/**
 * Room → the rooms that it may import from, beside itself and what is shared; files directly under `src` by their names;
 * a path is that file alone.
 *
 * It is the table of ARCHITECTURE.md read the other way round: what a room may not know is not among its imports.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  dataset: ["documents/workbook.ts", "fonts"],
  documents: ["pdf-reader"],
  sources: ["dataset", "documents"],
  intake: ["dataset", "documents/model.ts", "sources"],
  analysis: ["dataset"],
  view: ["analysis", "charts", "dataset", "marks"],
  marks: [],
  charts: ["dataset", "fonts", "marks"],
  fonts: ["package"],
  page: ["charts", "fonts", "marks", "view"],
  pdf: [],
  "pdf-reader": [],
  audit: ["pdf-reader"],
  store: [],
  database: ["store"],
  queue: ["database"],
  raster: ["pdf-reader"],
  results: ["dataset", "store"],
  web: ["dataset", "page", "view"],
  cache: ["analysis", "briefing", "dataset", "fit", "page", "pdf", "results", "store", "view"],
  gallery: ["cache", "dataset", "page", "raster", "results", "store", "view", "web"],
  changes: [
    ...["dataset", "raster", "results", "store", "view", "web"],
    ...["audit/raw/file.ts", "audit/raw/filters.ts", "audit/raw/value.ts"],
  ],
  memo: [
    ...[
      "attachments",
      "audit",
      "briefing",
      "dataset",
      "design",
      "fonts",
      "environment",
      "page",
      "pdf",
      "pdf-reader",
      "raster",
      "read-tree",
    ],
    ...["store", "view", "pdf-reader/standard-fonts.ts"],
  ],
  app: [
    ...["analysis", "audit", "briefing", "cache", "changes", "charts", "dataset", "design"],
    ...[
      "attachments",
      "documents",
      "environment",
      "fit",
      "fonts",
      "gallery",
      "memo",
      "package",
      "page",
      "pdf",
      "printer",
      "read-tree",
      "results",
    ],
    ...["database", "intake", "queue", "sources", "store", "view", "web"],
  ],
  shells: [
    ...["app", "dataset", "environment", "package", "web"],
    // The shapes of what use cases come to, and what says it in lines.
    ...["analysis/model.ts", "audit/model.ts", "audit/official/format.ts", "cache/reasons.ts"],
    ...[
      "intake/model.ts",
      "intake/table/mapping.ts",
      "intake/table/model.ts",
      "queue/model.ts",
      "queue/work.ts",
    ],
    ...["changes/model.ts", "changes/report/text.ts"],
    ...["results/address.ts", "sources/prove.ts", "store/folder.ts"],
    ...["results/manifest.ts", "results/output-kinds.ts", "results/shard.ts", "results/variant.ts"],
  ],
  attachments: ["analysis", "dataset", "pdf", "view"],
  briefing: ["analysis", "attachments", "charts", "dataset", "fit", "page", "pdf", "view"],
  cli: ["main"],
  design: ["dataset", "fonts", "page", "read-tree", "store", "view"],
  diagnostic: ["dataset"],
  "document-date": [],
  error: [],
  "fault-list": ["dataset"],
  fit: ["analysis"],
  environment: [],
  package: [],
  main: ["package", "shells"],
  "read-tree": [],
  printer: ["briefing", "document-date", "fonts", "page", "pdf", "store"],
  visible: [],
};

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.endsWith(".d.ts"),
);
const known = new Set(files);

/** File → the files it imports, types included, however late. */
const importsByFile = new Map(
  files.map((file) => {
    const text = readFileSync(join(SRC, file), "utf8");
    const named = [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)];
    const paths = named.map(([, path = ""]) => relative(SRC, join(SRC, dirname(file), path)));
    return [file, paths.filter((path) => known.has(path))] as const;
  }),
);

function roomOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] ?? "") : file.replace(/\.ts$/, "");
}

/** The first way from a file back to itself; null where there is none. */
function findCycle(): readonly string[] | null {
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of importsByFile.get(file) ?? []) {
      const cycle = follow(next, [...way, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of files) {
    const cycle = follow(file, []);
    if (cycle) return cycle;
  }
  return null;
}

describe("the rooms of src", () => {
  it("import in no circle, types included", () => {
    expect(findCycle()).toBeNull();
  });

  it("import only from where ARCHITECTURE.md lets them", () => {
    const strays = files.flatMap((file) => {
      const room = roomOf(file);
      const allowed = new Set([room, ...SHARED, ...(ROOMS[room] ?? [])]);
      return (importsByFile.get(file) ?? [])
        .filter((path) => !allowed.has(roomOf(path)) && !allowed.has(path))
        .map((path) => `${file} imports ${path}`);
    });
    expect(strays).toEqual([]);
  });

  it("are all in the list, and the list has no other", () => {
    const rooms = [...new Set(files.map(roomOf))].filter((room) => !SHARED.includes(room)).sort();
    const listed = Object.keys(ROOMS)
      .filter((room) => !SHARED.includes(room))
      .sort();
    expect(rooms).toEqual(listed);
  });

  it("touch files only where ARCHITECTURE.md says so", () => {
    const readers = files.filter((file) =>
      /from "node:fs(?:\/promises)?"/.test(readFileSync(join(SRC, file), "utf8")),
    );
    const rooms = [...new Set(readers.map(roomOf))].sort();
    expect(rooms).toEqual(MAY_TOUCH_FILES);
  });

  it("touch the process only in the command line", () => {
    const touching = files.filter((file) =>
      /\bprocess\.(?:stdout|stderr|stdin|exit|exitCode|argv|on|once)\b/.test(
        readFileSync(join(SRC, file), "utf8"),
      ),
    );
    expect(touching.sort()).toEqual([
      // A process of its own, with a worker for its parent.
      "app/work/child-program.ts",
      ...["cli.ts", "main.ts", "pdf/browser/process.ts"],
    ]);
  });
});

/** The rooms that read or write files; those that only compute are not among them. */
const MAY_TOUCH_FILES: readonly string[] = [
  "app",
  "cache",
  "changes",
  "database",
  "dataset",
  "design",
  "fonts",
  "main",
  "make-folder",
  "memo",
  "package",
  "pdf",
  "read-tree",
  "store",
];
