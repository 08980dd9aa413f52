import { describe, expect, it } from "vitest";
import { templatesUsedBy } from "../../src/cache/templates-used.ts";

const files = new Map([
  ["briefings/a/briefing.hbs", "{{> head}}{{#each rows}}{{> row this}}{{/each}}"],
  ["partials/head.hbs", "{{#if title}}{{> title}}{{/if}}"],
  ["partials/title.hbs", "{{title}} {{> head}}"],
  ["partials/row.hbs", "{{#> part}}{{> cell}}{{/part}}"],
  ["partials/part.hbs", "{{> @partial-block}}"],
  ["partials/cell.hbs", "{{this}}"],
  ["partials/unused.hbs", ""],
  ["briefings/b/briefing.hbs", "{{> (lookup . 'name')}}"],
]);
const used = (path: string) =>
  templatesUsedBy(path, files).map((name) => name.replace(/^partials\/|\.hbs$/g, ""));

describe("templatesUsedBy(path, files)", () => {
  it("follows partials, in blocks too, to those that they call, also in a circle", () => {
    expect(used("briefings/a/briefing.hbs")).toEqual([
      "briefings/a/briefing",
      "cell",
      "head",
      "part",
      "row",
      "title",
    ]);
  });
  it("takes all partials where a name is worked out while filling", () => {
    expect(used("briefings/b/briefing.hbs")).toContain("unused");
  });
  it("names the template that does not parse", () => {
    const broken = new Map([...files, ["partials/row.hbs", "{{#if}}"] as const]);
    expect(() => templatesUsedBy("briefings/a/briefing.hbs", broken)).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        message: expect.stringContaining("templates/partials/row.hbs"),
      }),
    );
  });
  it("knows nothing of a template that is not there", () => {
    expect(used("briefings/c/briefing.hbs")).toEqual([]);
  });
});
