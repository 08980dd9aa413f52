import { rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { CODE_LIST, hashCode } from "../src/cache/code.ts";

/**
 * Compiles the program into `dist/`, in few files: to open hundreds takes longer than to run what is in them.
 *
 * What each command and each stage needs is in files of its own, loaded when it is called for.
 */
const home = fileURLToPath(new URL("..", import.meta.url));
const out = `${home}dist`;
/** Compiled here first: whoever runs the program meanwhile finds it whole. */
const [fresh, former] = ["new", "old"].map((state) => `${out}.${state}-${process.pid}`) as [
  string,
  string,
];

/** Packages that find files of their own beside them, or are large and loaded by one command alone. */
const APART = [
  "@xmldom/xmldom",
  "@napi-rs/canvas",
  "@sparticuz/chromium",
  "canvas",
  "chart.js",
  "chartjs-node-canvas",
  "chokidar",
  "docx",
  "exceljs",
  "jszip",
  "mammoth",
  "pdfjs-dist",
  "puppeteer",
];

/** For packages that are written for `require`. */
const REQUIRE = `import { createRequire as requireFrom } from "node:module";
const require = requireFrom(import.meta.url);`;

await build({
  absWorkingDir: home,
  entryPoints: [
    "src/cli.ts",
    "src/charts/warm-thread.ts",
    "src/app/check/check-thread.ts",
    "src/app/intake/accept-thread.ts",
    "src/app/serve/makers/maker-thread.ts",
    "src/app/work/child-program.ts",
    "src/changes/page-worker.ts",
    "src/memo/foreign-thread.ts",
  ],
  // All side by side, so that paths from a file to its neighbours and to the package hold in each.
  outdir: fresh,
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  external: APART,
  banner: { js: REQUIRE },
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
await writeFile(`${fresh}/${CODE_LIST}`, `${JSON.stringify(hashCode(`${home}src`), null, 1)}\n`);
await rename(out, former).catch((fault) => {
  if (fault.code !== "ENOENT") throw fault;
});
await rename(fresh, out);
await rm(former, { recursive: true, force: true });
