import { resolve } from "node:path";
import type { FastifyInstance } from "fastify";
import { ENDING_NAMES } from "../../app/serve/endings.ts";
import { openService, type Service } from "../../app/serve/service.ts";
import { datasetFiles, keepSite } from "../../app/serve/site.ts";
import { LANGUAGES } from "../../dataset/model.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import type { OutputFile } from "../../store/folder.ts";
import { prepareServer } from "./server.ts";

/** What is asked of a site. */
interface SiteOptions {
  readonly data: string;
  /** The output folder, in which all of it is made already. */
  readonly out: string;
  /** Folder that the site is written to. */
  readonly site: string;
  /** What all its addresses begin with, e.g. `/briefings-of-zibo`; empty at the root of a host. */
  readonly base: string;
}

/** Every figure has a page in each language. */
const MOST_FIGURES = 20_000;
const AT_ONCE = 4;
const MOST_MS = 600_000;

/**
 * Writes what the service answers as files, at the same addresses, for any host of files.
 *
 * Shape: how many files it has. Errors: USAGE for too many figures; those of `openService`; OUTPUT_FAULT.
 */
export async function writeSite(options: SiteOptions, environment: Environment): Promise<number> {
  const service = await openService(
    { ...options, prints: 1, waiting: Number.MAX_SAFE_INTEGER, mostMs: MOST_MS },
    environment,
    { onEdition: () => {}, onFaults: () => {}, onError: () => {}, onMade: () => {} },
  );
  try {
    const { server } = await prepareServer(service, {
      host: "localhost",
      port: 0,
      tokens: null,
      trustProxy: false,
      isStatic: true,
      canWrite: false,
      requestsPerMinute: Number.MAX_SAFE_INTEGER,
      waitMs: MOST_MS,
      clockMs: environment.clockMs,
      nowMs: Date.now,
      log: { write: () => {} },
    });
    const files = [
      ...(await fetchAll(server, addressesOf(service), environment.signal)),
      ...(await datasetFiles(service.edition().dataset)),
    ];
    await keepSite(
      resolve(environment.cwd, options.site),
      files.map((file) => withBase(file, options.base)),
    );
    await server.close();
    return files.length;
  } finally {
    await service.close();
  }
}

/** Every address that a site has. Errors: USAGE for too many figures. */
function addressesOf({ edition, design }: Service): readonly string[] {
  const { figures, briefings, documentById } = edition().dataset;
  if (figures.length > MOST_FIGURES)
    throw new ReportError(
      "USAGE",
      `A site has a page for each figure; ${figures.length} are too many`,
      {
        hint: "use `briefings serve`, or a data folder with fewer figures",
      },
    );
  const pages = LANGUAGES.flatMap((language) => [
    ...["", "data", "documents"].map((page) => `/${language}/${page}`),
    ...[...documentById.keys()].map((id) => `/${language}/documents/${encodeURIComponent(id)}`),
    ...figures.map(
      ({ id }) => `/${language}/figures/${id.split("/").map(encodeURIComponent).join("/")}`,
    ),
  ]);
  const files = [...briefings.keys()].flatMap((id) =>
    LANGUAGES.flatMap((language) => {
      const address = `/briefings/${id}.${language}`;
      return [address, ...ENDING_NAMES.map((ending) => `${address}.${ending}`)];
    }),
  );
  const fonts = design.fontFiles.map(({ path }) => `/briefings/${path}`);
  return ["/", ...pages, ...files, ...fonts];
}

/** Fetches addresses, and all that their pages lead to. Errors: those of the answers; CANCELLED. */
async function fetchAll(
  server: FastifyInstance,
  seeds: readonly string[],
  signal: AbortSignal,
): Promise<readonly OutputFile[]> {
  const files = new Map<string, OutputFile>();
  const known = new Set(seeds);
  const waiting = [...seeds];
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      if (signal.aborted) throw new ReportError("CANCELLED", "Stopped while the site was written");
      const file = await fetchOne(server, address);
      files.set(file.path, file);
      for (const next of linksIn(file)) {
        if (known.has(next)) continue;
        known.add(next);
        waiting.push(next);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...files.values()];
}

async function fetchOne(server: FastifyInstance, address: string): Promise<OutputFile> {
  const headers = { accept: "text/html,*/*;q=0.8" };
  const answer = await server.inject({ url: address, headers });
  if (answer.statusCode !== 200)
    throw new ReportError("OUTPUT_FAULT", `${address} was answered with ${answer.statusCode}`, {
      hint: "build the briefings first, and see that none of them fails",
    });
  return { path: pathOf(address), bytes: answer.rawPayload };
}

/** Files have an ending that hosts know; anything else is the page of a folder. */
const FILE = /\.(?:html|pdf|json|csv|xlsx|svg|png|webp|css|js|woff2)$/;

function pathOf(address: string): string {
  const path = decodeURIComponent(address).replace(/^\//, "");
  if (FILE.test(path)) return path;
  return path === "" || path.endsWith("/") ? `${path}index.html` : `${path}/index.html`;
}

/** The addresses of this site that a page or a style leads to, without queries and anchors. */
function linksIn({ path, bytes }: OutputFile): readonly string[] {
  // A briefing's own page leads to nothing but itself and the fonts beside it.
  if (!path.endsWith("/index.html") && path !== "index.html") return [];
  const html = new TextDecoder().decode(bytes);
  const links = [...html.matchAll(/ (?:href|src)="(\/[^"?#]*)/g)].map(([, link = ""]) => link);
  // The dataset's own files are written beside what is answered.
  return links.filter((link) => !link.startsWith("//") && !link.startsWith("/data/"));
}

/** Puts what all addresses begin with before those of a page. */
function withBase(file: OutputFile, base: string): OutputFile {
  if (base === "" || !(file.path.endsWith("index.html") || file.path.endsWith(".css"))) return file;
  const text = new TextDecoder()
    .decode(file.bytes)
    .replaceAll(/( (?:href|src|action)=")\/(?!\/)/g, `$1${base}/`)
    .replaceAll('url("/', `url("${base}/`);
  return { path: file.path, bytes: new TextEncoder().encode(text) };
}
