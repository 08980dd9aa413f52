import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QueryFault } from "../../../src/app/query/fault.ts";
import { RESOURCES } from "../../../src/app/query/resources.ts";
import { FIXTURE, filesOf } from "../../dataset/fixture.ts";
import { generatedFiles } from "../../dataset/generated.ts";
import { ask, type Raw, type ResourceName, sourceOf, VARIED } from "./source.ts";

const varied = await sourceOf(VARIED);
const fixture = await sourceOf(filesOf(FIXTURE));
const GRP = "gross_regional_product";

/** What is told of a query that makes no sense. */
function faultOf(source: typeof varied, name: ResourceName, raw: Raw) {
  try {
    ask(source, name, raw);
  } catch (error) {
    const { code, field, value, choices, more, message, hint } = error as Raw;
    return { code, field, value, choices, more, message, hint };
  }
  throw new Error(`${name} answers ${JSON.stringify(raw)}`);
}

describe("a query that makes no sense", () => {
  it.each([
    ["figures", "places", "nowhere"],
    ["figures", "within", "nowhere"],
    ["figures", "group", "nobodies"],
    ["figures", "indicators", "nothing"],
    ["figures", "themes", "nothing"],
    ["figures", "document", "no-plan"],
    ["figures", "basis", "no_basis"],
    ["figures", "measure", "size"],
    ["figures", "status", "hoped"],
    ["figures", "superseded", "maybe"],
    ["figures", "sort", "beauty"],
    ["figures", "period", "soon"],
    ["figures", "as_of", "2023-02-30"],
    ["places", "level", "village"],
    ["documents", "kind", "novel"],
    ["briefings", "type", "poem"],
    ["briefings", "kind", "poem"],
    ["findings", "kind", "rumour"],
    ["findings", "focus", "nowhere"],
    ["findings", "period", "soon"],
  ] as const)("%s: `%s` is %s", (name, field, value) => {
    const fault = faultOf(varied, name, { [field]: value });
    expect(fault).toMatchObject({ code: "USAGE", field, value });
    expect(fault.message).toContain(value);
    if (field !== "group") expect(fault.hint ?? fault.message).toMatch(/expected|nearest/);
  });

  it("is told with the one of several that is wrong", () => {
    const places = [...varied.dataset.regionById.keys()];
    const raw = { places: `${places[0]},nowhere,${places[1]}` };
    expect(faultOf(varied, "figures", raw)).toMatchObject({ field: "places", value: "nowhere" });
    const measures = { measure: ["level", "size"] };
    expect(faultOf(varied, "figures", measures)).toMatchObject({ field: "measure", value: "size" });
  });

  it("is told with all that may be written where that is little", () => {
    const fault = faultOf(fixture, "figures", { places: "eest" });
    expect(fault).toMatchObject({ choices: ["east", "west"], more: 0 });
    expect(faultOf(fixture, "compare", { indicator: "outputs" })).toMatchObject({
      field: "indicator",
      choices: ["output", "farm_output", "new_jobs", "insured"],
    });
  });

  it("is told with the nearest few, and how many more there are, where that is much", async () => {
    const many = await sourceOf(generatedFiles({ places: 60, indicators: 1, compared: 2 }));
    const ids = [...many.dataset.regionById.keys()];
    const right = ids[40] ?? "";
    const fault = faultOf(many, "figures", { places: `${right.slice(0, -1)}q` });
    expect(fault).toMatchObject({ more: 55 });
    expect(fault.choices).toHaveLength(5);
    expect(fault.choices).toContain(right);
    const name = many.dataset.regionById.get(right)?.name.zh;
    expect(faultOf(many, "figures", { places: name })).toMatchObject({
      choices: expect.arrayContaining([right]),
      more: 55,
    });
  });

  it("asks what too many places say", async () => {
    const many = await sourceOf(generatedFiles({ places: 201, indicators: 1, compared: 2 }));
    expect(faultOf(many, "findings", {})).toMatchObject({
      field: "places",
      value: null,
      message: "Findings are of at most 200 places; these are 201",
    });
    const ids = [...many.dataset.regionById.keys()];
    const some = { places: ids.slice(0, 200).join(), limit: "1" };
    expect(ask(many, "findings", some).items).toHaveLength(1);
  });

  it("has no end of text in what is told", () => {
    const long = "张".repeat(10_000);
    const fault = faultOf(varied, "figures", { places: long });
    expect(JSON.stringify(fault).length).toBeLessThan(1500);
    const { message } = faultOf(varied, "figures", { limit: `1\u001b[2J${long}` });
    expect(String(message).length).toBeLessThan(200);
    expect(message).not.toContain("\u001b");
  });

  it("asks for places in one way", () => {
    const [first] = varied.dataset.regionById.keys();
    const [whole] = [...varied.dataset.regionById.values()].flatMap(({ within }) => within ?? []);
    const raw = { indicator: GRP, places: first, within: whole };
    expect(faultOf(varied, "compare", raw)).toMatchObject({ field: "within", value: whole });
  });

  it("asks to compare what cannot be compared", () => {
    const part = [...varied.dataset.regionById.values()].find(({ within }) => within !== null);
    const other = [...varied.dataset.regionById.values()].find(
      ({ id, within }) => within === null && id !== part?.within,
    );
    const places = `${part?.id},${other?.id}`;
    expect(faultOf(varied, "compare", { indicator: GRP, places })).toMatchObject({
      field: "places",
      message: expect.stringContaining("cannot be compared"),
    });
    expect(faultOf(varied, "compare", { indicator: GRP, within: part?.id })).toMatchObject({
      field: "within",
      message: expect.stringContaining("No place lies within"),
    });
  });

  it("asks for a date where a document bears none", () => {
    expect(faultOf(fixture, "figures", { as_of: "2023-06-01" })).toMatchObject({
      field: "as_of",
      message: expect.stringContaining("bears no date"),
    });
  });

  it("leaves out the indicator of a comparison", () => {
    const fault = faultOf(varied, "compare", {});
    expect(fault).toMatchObject({ field: "indicator", value: null });
    expect(fault.message).toContain("expected the id of an indicator");
  });

  it("is anything at all, and is answered or refused at a field of its own", () => {
    const known = [
      ...varied.dataset.regionById.keys(),
      GRP,
      "yes",
      "level",
      "-value",
      "2023",
      "2023-06-01",
      "5",
    ];
    const part = fc.oneof(fc.constantFrom(...known), fc.string({ unit: "binary" }), fc.string());
    const value = fc.oneof(part, fc.array(part, { maxLength: 4 }), fc.anything());
    const names = Object.keys(RESOURCES) as ResourceName[];
    let answered = 0;
    const asking = fc.constantFrom(...names).chain((name) => {
      const fields = Object.keys(RESOURCES[name].query.shape);
      const field = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, fc.string());
      return fc.tuple(fc.constant(name), fc.dictionary(field, value, { maxKeys: 3 }));
    });
    fc.assert(
      fc.property(asking, ([name, raw]) => {
        const least = name === "compare" ? { indicator: GRP } : {};
        try {
          ask(varied, name, { ...least, ...raw, limit: "3" });
          answered += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(QueryFault);
          expect(["limit", ...Object.keys(raw), ...Object.keys(least)]).toContain(
            (error as QueryFault).field,
          );
        }
      }),
      { numRuns: 400 },
    );
    expect(answered).toBeGreaterThan(30);
  });

  it("is an object, a template, a path or an odd name", () => {
    for (const places of [
      "../../etc/passwd",
      "{{7*7}}",
      "constructor",
      "$(reboot)",
      "\u0000",
      "toString",
    ])
      expect(faultOf(varied, "figures", { places })).toMatchObject({ field: "places" });
    expect(faultOf(varied, "figures", { places: { a: "b" } })).toMatchObject({ field: "places" });
    const odd = JSON.parse('{"__proto__": "1", "limit": "1"}') as Raw;
    expect(faultOf(varied, "figures", odd)).toMatchObject({ field: "__proto__" });
  });
});
