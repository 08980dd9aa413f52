import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { ReportError } from "../../error.ts";
import { readFont } from "../../fonts/folder.ts";

/** What a preview page is told. */
export type PreviewEvent =
  /** The page or the PDF of an output is new; `isOld` where it was so before the preview began to listen. */
  | { readonly kind: "page" | "pdf"; readonly name: string; readonly isOld?: true }
  /** The input has faults; nothing is new. */
  | { readonly kind: "fault"; readonly text: string }
  /** There are other outputs than before. */
  | { readonly kind: "listed" }
  /** The input has none any more. */
  | { readonly kind: "sound" };

/** A server of previews that runs. */
export interface PreviewServer {
  /** e.g. `http://127.0.0.1:51234/`. */
  readonly url: string;
  send(event: PreviewEvent): void;
  /** Names of the outputs that somebody looks at, e.g. `five-places.zh`. */
  viewed(): ReadonlySet<string>;
  close(): Promise<void>;
}

interface PreviewOptions {
  /** The output folder. */
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Sets the list of outputs, or the preview of one; null where there is none of that name. */
  readonly render: (name: string | null) => Promise<string | null>;
  /** The latest page of an output, maybe newer than the one in the folder; null to take that one. */
  readonly pageOf: (name: string) => string | null;
}

/** Only this machine: an outline of a plan that is not published yet is nobody else's business. */
const ADDRESS = "127.0.0.1";

const TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Serves previews that reload by themselves. Errors: USAGE for a port that is taken or that only others may use. */
export async function openPreviewServer(options: PreviewOptions): Promise<PreviewServer> {
  const nameByViewer = new Map<ServerResponse, string>();
  let latestFault: PreviewEvent = { kind: "sound" };
  const made = new Map<string, Extract<PreviewEvent, { readonly name: string }>>();
  const listen = (name: string, response: ServerResponse) => {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    nameByViewer.set(response, name);
    response.on("close", () => nameByViewer.delete(response));
    const missed = [...made.values()].filter((event) => event.name === name);
    write(response, latestFault, ...missed.map((event) => ({ ...event, isOld: true as const })));
  };
  const server = createServer((request, response) => {
    answer(request, response, options, listen).catch(() => fail(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, ADDRESS, resolve);
  }).catch((cause) => {
    throw cannotListen(options.port, cause);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${ADDRESS}:${port}/`,
    send(event) {
      if (event.kind === "fault" || event.kind === "sound") latestFault = event;
      if ("name" in event) made.set(`${event.kind} ${event.name}`, event);
      for (const response of nameByViewer.keys()) write(response, event);
    },
    viewed: () => new Set(nameByViewer.values()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function cannotListen(port: number, cause: Error): ReportError {
  const hint = "name another port, or none for any that is free";
  return new ReportError("USAGE", `Cannot listen on port ${port}: ${cause.message}`, {
    hint,
    cause,
  });
}

function write(response: ServerResponse, ...events: readonly PreviewEvent[]): void {
  response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, render, pageOf }: PreviewOptions,
  listen: (name: string, response: ServerResponse) => void,
): Promise<void> {
  // A page elsewhere may have its own name lead here; its requests bear that name.
  const host = request.headers.host?.replace(/:\d+$/, "");
  if (host !== ADDRESS && host !== "localhost") return refuse(response, 403);
  if (request.method !== "GET") return refuse(response, 405);
  const path = pathOf(request.url ?? "/");
  if (path === null) return refuse(response, 400);
  const [, room = "", ...rest] = path.split("/");
  const name = rest.join("/");
  if (room === "events") return listen(name, response);
  if (room === "output") {
    const page = name.endsWith(".html") ? pageOf(name.slice(0, -".html".length)) : null;
    return page === null ? sendFile(response, folder, name) : sendPage(response, page);
  }
  const html = room === "" ? await render(null) : room === "preview" ? await render(name) : null;
  return html === null ? refuse(response, 404) : sendPage(response, html);
}

/** Null where an address is none, e.g. with a lone `%`. */
function pathOf(address: string): string | null {
  if (!address.startsWith("/")) return null;
  try {
    return decodeURIComponent(new URL(`http://preview${address}`).pathname);
  } catch {
    return null;
  }
}

/** What fails for one viewer ends nothing but its answer. */
function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else refuse(response, 500);
}

function sendPage(response: ServerResponse, html: string): void {
  const type = TYPE_BY_EXTENSION[".html"] ?? "";
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(html);
}

async function sendFile(response: ServerResponse, folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const type = TYPE_BY_EXTENSION[extname(path)];
  const isInside = path.startsWith(folder + sep);
  const file = isInside && type !== undefined ? await readWhole(path) : null;
  if (file === null || type === undefined) return sendFont(response, name);
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Length": file.length,
    // A font stays what it is; anything else may be new.
    "Cache-Control": type.startsWith("font/") ? "max-age=3600" : "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(file);
}

/** Whole before the answer begins: a file may vanish, grow or be cut while it is sent. Null where it is none, or not to be read. */
async function readWhole(path: string): Promise<Buffer | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null;
  } catch {
    return null;
  }
}

/** A font of rare characters is wanted before the build that puts it into the folder is closed. */
function sendFont(response: ServerResponse, name: string): void {
  const file = RARE_FONT.exec(name)?.[1];
  const font = file === undefined ? null : readFont(file);
  const headers = { "Content-Type": "font/woff2", "Cache-Control": "max-age=3600" };
  if (font === null) refuse(response, 404);
  else response.writeHead(200, headers).end(font);
}

const RARE_FONT = /^fonts\/(rare\/[\w-]+\.[\da-f]+\.woff2)$/;

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "text/plain" }).end(`${status}\n`);
}
