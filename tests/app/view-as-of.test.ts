import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { viewBriefing } from "../../src/app/view.ts";
import { testEnvironment } from "./environment.ts";

const REVISED = fileURLToPath(new URL("../cases/time/revised", import.meta.url));
let data: string;

beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), "briefings-view-")), "data");
  cpSync(REVISED, data, { recursive: true });
});
afterEach(() => rmSync(join(data, ".."), { recursive: true, force: true }));

const figuresOf = async () => {
  const { value } = await viewBriefing({ id: "book", lang: "zh", data }, testEnvironment());
  return value?.facts.flatMap(({ figures }) => figures) ?? [];
};

describe("viewBriefing of a briefing with as_of", () => {
  it("shows what its page shows: no figure published later", async () => {
    const all = await figuresOf();
    appendFileSync(join(data, "briefings/book.yaml"), "as_of: 2023-02-01\n");
    const then = await figuresOf();
    expect(then.length).toBeGreaterThan(0);
    expect(then.length).toBeLessThan(all.length);
  });
});
