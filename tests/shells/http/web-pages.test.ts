import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startService } from "./running.ts";

let service: Running;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await service.get(path, { headers: { Accept: "text/html", ...headers } });
  return { response, html: await response.text() };
};
const plain = (html: string) => html.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&");

describe("the page of the API", () => {
  it("has every operation, and the places to which problems lead", async () => {
    const { paths } = await (await service.get("/openapi.json")).json();
    const told = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const { html } = await page("/api/?lang=zh");
    const shown = [...html.matchAll(/<h3[^>]*><code>([^<]+)/g)].map(([, one]) => one);
    expect(shown.toSorted()).toEqual(told.toSorted());
    const problem = await (await service.get("/api/places?no=1")).json();
    expect(problem.type).toBe("/api/#problem-400");
    expect(html).toContain('id="problem-400"');
  });

  it("has Chinese words for all that the program says of them", async () => {
    const { html } = await page("/api/?lang=zh");
    const content = html.slice(html.indexOf("<main"));
    expect(content).toContain("地区编号。可填几项，以逗号分隔。");
    expect(content.match(/<\w+ lang="en">[^<]*/g)).toBeNull();
  });

  it("shows examples that work", async () => {
    const { html } = await page("/api/?lang=en");
    const examples = [...html.matchAll(/<a href="([^"]*)"><code>\//g)].map(([, one = ""]) =>
      plain(one),
    );
    expect(examples.length).toBeGreaterThan(8);
    for (const address of examples) {
      const response = await service.get(address, { headers: { Accept: "*/*" } });
      expect(response.status, address).toBe(200);
      await response.arrayBuffer();
    }
  });

  it("is in the language that is asked for, else in the one that the reader prefers", async () => {
    const language = async (path: string, headers = {}) =>
      /<html lang="([^"]*)"/.exec((await page(path, headers)).html)?.[1];
    expect(await language("/api/?lang=en")).toBe("en");
    expect(await language("/api/", { "Accept-Language": "en" })).toBe("en");
    expect(await language("/api/?lang=fr")).toBe("zh-CN");
    const { html } = await page("/api/?lang=en");
    expect(plain(html)).toContain('href="/api/?lang=zh"');
    expect((await service.get("/api")).headers.get("location")).toBe("/api/");
  });
});
