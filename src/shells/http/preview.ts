import type { ServerResponse } from "node:http";
import { extname } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import type {
  OpenPreview,
  PreviewEvent,
  PreviewServer,
  PreviewSource,
} from "../../app/watch/preview.ts";
import { listenOn, openBase } from "./base.ts";
import { HttpFault } from "./problem.ts";

/** Only this machine: an outline of a plan that is not published yet is nobody else's business. */
const HOST = "127.0.0.1";

const TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Serves previews that reload by themselves. */
export const openPreview: OpenPreview = async (port, source) => {
  const server = openBase({
    host: HOST,
    tokens: null,
    trustProxy: false,
    log: null,
    showProblem: () => null,
  });
  const viewers = openViewers();
  server.get<{ Params: { "*": string } }>("/events/*", (request, reply) => {
    reply.hijack();
    viewers.add(request.params["*"], reply.raw);
  });
  addPages(server, source);
  const url = await listenOn(server, { host: HOST, port });
  return {
    url,
    send: viewers.send,
    viewed: viewers.viewed,
    close: async () => {
      server.server.closeAllConnections();
      await server.close();
    },
  };
};

type Viewers = Pick<PreviewServer, "send" | "viewed"> & {
  readonly add: (name: string, response: ServerResponse) => void;
};

/** Whoever looks on, each told what is new, and what was before it came. */
function openViewers(): Viewers {
  const nameByViewer = new Map<ServerResponse, string>();
  let latestFault: PreviewEvent = { kind: "sound" };
  const made = new Map<string, Extract<PreviewEvent, { readonly name: string }>>();
  return {
    add: (name, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      nameByViewer.set(response, name);
      response.on("close", () => nameByViewer.delete(response));
      const missed = [...made.values()].filter((event) => event.name === name);
      write(response, latestFault, ...missed.map((event) => ({ ...event, isOld: true as const })));
    },
    send(event) {
      if (event.kind === "fault" || event.kind === "sound") latestFault = event;
      if ("name" in event) made.set(`${event.kind} ${event.name}`, event);
      for (const response of nameByViewer.keys()) write(response, event);
    },
    viewed: () => new Set(nameByViewer.values()),
  };
}

function write(response: ServerResponse, ...events: readonly PreviewEvent[]): void {
  response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
}

function addPages(server: FastifyInstance, { render, pageOf, fileOf }: PreviewSource): void {
  const show = async (name: string | null) => {
    const html = await render(name);
    if (html === null) throw new HttpFault(404, "No output is called so");
    return html;
  };
  server.get("/", async (_, reply) => sendPage(reply, await show(null)));
  server.get<{ Params: { name: string } }>("/preview/:name", async (request, reply) =>
    sendPage(reply, await show(request.params.name)),
  );
  server.get<{ Params: { "*": string } }>("/output/*", async (request, reply) => {
    const path = request.params["*"];
    const page = path.endsWith(".html") ? pageOf(path.slice(0, -".html".length)) : null;
    if (page !== null) return sendPage(reply, page);
    const type = TYPE_BY_EXTENSION[extname(path)];
    const bytes = type === undefined ? null : await fileOf(path);
    if (bytes === null || type === undefined) throw new HttpFault(404, "There is no such file");
    // A font stays what it is; anything else may be new.
    const holds = type.startsWith("font/") ? "max-age=3600" : "no-store";
    reply.header("Cache-Control", holds).header("X-Content-Type-Options", "nosniff");
    return reply.type(type).send(Buffer.from(bytes));
  });
}

function sendPage(reply: FastifyReply, html: string) {
  return reply
    .header("Cache-Control", "no-store")
    .type(TYPE_BY_EXTENSION[".html"] ?? "")
    .send(html);
}
