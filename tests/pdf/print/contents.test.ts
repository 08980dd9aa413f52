import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPlaces, listPlaces } from "../../../src/pdf/print/contents.ts";

const entry = (anchor: string, text = "") =>
  `<span class="n" data-page-of="${anchor}">${text}</span>`;

describe("listPlaces(html)", () => {
  it("lists each anchor once, in the order of the document", () => {
    expect(listPlaces(`${entry("b")}${entry("a")}<p>${entry("b")}</p>`)).toEqual(["b", "a"]);
  });

  it("lists none where none is asked for", () => {
    expect(listPlaces("<p>data-page</p>")).toEqual([]);
  });

  it.each([
    "<p>x data-page-of=&quot;x&quot;</p>",
    '<p>x data-page-of="x" y</p>',
    '<p title="x data-page-of=&quot;x&quot;">y</p>',
    "<style>[x data-page-of] { color: red }</style>",
  ])("takes %s for words", (words) => {
    expect(listPlaces(words + entry("a"))).toEqual(["a"]);
    expect(fillPlaces(words + entry("a"), { a: 3, x: 5 })).toBe(words + entry("a", "3"));
  });

  it.each([
    ["children", '<span data-page-of="a"><b></b></span>'],
    ["no end", '<input data-page-of="a">'],
    ["other quotes", "<span data-page-of='a'></span>"],
    ["no anchor", '<span data-page-of=""></span>'],
  ])("faults a place with %s", (_, html) => {
    expect(() => listPlaces(html)).toThrow("Of 1 attributes data-page-of only 0 can be filled in");
  });
});

describe("fillPlaces(html, numbers)", () => {
  it("writes the numbers over what was there", () => {
    expect(fillPlaces(`${entry("a")} ${entry("b", "7")}`, { a: 2, b: 11 })).toBe(
      `${entry("a", "2")} ${entry("b", "11")}`,
    );
  });

  it("leaves a zero where a number isn't known", () => {
    expect(fillPlaces(entry("toString"), {})).toBe(entry("toString", "0"));
  });

  it("depends on the last numbers alone", () => {
    const anchors = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { minLength: 1 });
    const number = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(anchors, fc.infiniteStream(number), (names, pages) => {
        const html = names.map((name) => `<li>${entry(name)}</li>`).join("");
        const numbers = () => Object.fromEntries(names.map((name) => [name, pages.next().value]));
        const last = numbers();
        expect(fillPlaces(fillPlaces(html, numbers()), last)).toBe(fillPlaces(html, last));
        expect(listPlaces(fillPlaces(html, last))).toEqual(names);
      }),
    );
  });
});
