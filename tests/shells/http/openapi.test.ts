import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Running, startService } from "./running.ts";

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

let service: Running;
let paths: Paths;
let pdf: Uint8Array;
let result: string;
beforeAll(async () => {
  service = await startService();
  ({ paths } = await (await service.get("/openapi.json")).json());
  const answer = await service.get("/briefings/two-places.zh.pdf", {
    headers: { Prefer: "wait=60" },
  });
  pdf = new Uint8Array(await answer.arrayBuffer());
  result = answer.headers.get("content-location") ?? "";
});
afterAll(() => service.stop());

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", Prefer: "wait=60" },
  body: JSON.stringify(body),
});

/** A request of each operation that is told of, and the status of its answer. */
const WAYS: Readonly<
  Record<string, () => readonly [path: string, status: number, init?: RequestInit]>
> = {
  "get /health/live": () => ["/health/live", 200],
  "get /health/ready": () => ["/health/ready", 200],
  "get /metrics": () => ["/metrics", 200],
  "get /briefings/{file}": () => [
    "/briefings/two-places.zh.csv",
    200,
    { headers: { Prefer: "wait=60" } },
  ],
  "get /results/{fingerprint}/{file}": () => [result, 200],
  "get /jobs/{key}/{file}": () => ["/jobs/0123456789abcdef/two-places.zh.pdf", 404],
  "get /api/places": () => ["/api/places?limit=2", 200],
  "get /api/indicators": () => ["/api/indicators?limit=5", 200],
  "get /api/documents": () => ["/api/documents", 200],
  "get /api/briefings": () => ["/api/briefings", 200],
  "get /api/figures": () => ["/api/figures?limit=50&sort=-published", 200],
  "get /api/compare": () => ["/api/compare?indicator=gross_regional_product", 200],
  "get /api/findings": () => ["/api/findings?places=jia,yi", 200],
  "get /api/changes": () => ["/api/changes", 200],
  "post /api/briefings": () => [
    "/api/briefings",
    200,
    json({ briefing: "two-places", language: "en", places: ["yi", "jia"] }),
  ],
  "post /api/memos": () => ["/api/memos", 400, json({ kind: "notice" })],
  "post /api/changes": () => [
    "/api/changes",
    200,
    { method: "POST", headers: { "Content-Type": "application/pdf" }, body: Buffer.from(pdf) },
  ],
};

describe("the API as it describes itself", () => {
  it("has no operation that is not asked here, and tells what each is for", () => {
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { summary }]) => {
        expect(summary, `${method} ${path}`).toBeTruthy();
        return `${method} ${path}`;
      }),
    );
    expect(told.sort()).toEqual(Object.keys(WAYS).sort());
  });

  it.each(Object.keys(WAYS))("%s answers as it says", async (operation) => {
    const [path, status, init] = WAYS[operation]?.() ?? ["", 0];
    const answer = await service.get(path, init);
    const body = await answer.text();
    expect([operation, answer.status, body.slice(0, 200)]).toEqual([
      operation,
      status,
      expect.anything(),
    ]);
    const [method = "", address = ""] = operation.split(" ");
    const told = paths[address]?.[method]?.responses[String(status)]?.content ?? {};
    const schema = told["application/json"]?.schema;
    if (schema === undefined) {
      expect(body.length).toBeGreaterThan(0);
      return;
    }
    const read = z.fromJSONSchema(schema).safeParse(JSON.parse(body));
    expect(read.error?.issues.slice(0, 3)).toBeUndefined();
  });
});
