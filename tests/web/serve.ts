import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { packageHome } from "../../src/package.ts";
import type { WebPages } from "../../src/web/pages/pages.ts";
import type { SamplePages } from "./samples.ts";

/** What a browser is told to allow, as of the service itself. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The address of any picture. */
export const PICTURE = "/picture.png";

/** A served set of pages. */
export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves pages and the files that they ask for on this machine, as the service would. */
export async function servePages(
  { assets }: Pick<WebPages, "assets">,
  pages: SamplePages,
  port = 0,
): Promise<Served> {
  const server = createServer(({ url = "/" }, answer) => {
    const path = url.split("?")[0] ?? "/";
    const asset = assets.find((one) => path === `/web/${one.path}`);
    const page = pages.get(url) ?? pages.get(path);
    answer.setHeader("Content-Security-Policy", POLICY);
    answer.setHeader("Content-Type", asset?.mediaType ?? "text/html; charset=utf-8");
    if (asset) answer.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    if (path === PICTURE) return answer.end(readFileSync(join(packageHome(), "docs/page.png")));
    const html = page?.() ?? "";
    // What is no page is where to go.
    if (html.startsWith("/")) return answer.writeHead(303, { Location: html }).end();
    answer.statusCode = asset || page ? 200 : 404;
    return answer.end(asset?.bytes ?? html);
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const { port: taken } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${taken}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
