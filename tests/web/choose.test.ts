import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, LANGUAGES, type Region } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import {
  type ChooseQuery,
  readChooseQuery,
  writeChooseQuery,
} from "../../src/web/pages/choose/query.ts";
import type { FieldFault } from "../../src/web/pages/faults.ts";
import { openWebPages, type WebPages } from "../../src/web/pages/pages.ts";
import { placeAt } from "./samples.ts";

let design: Design;
let starter: Dataset;
let pages: WebPages;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  pages = openWebPages(design.tree);
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
});

const readQuery = (text: string) => readChooseQuery(new URLSearchParams(text));

interface Asked {
  readonly dataset?: Dataset;
  readonly faults?: readonly FieldFault[];
  readonly language?: "zh" | "en";
}

function render(
  query: string | ChooseQuery,
  { dataset = starter, faults = [], language = "en" }: Asked = {},
): string {
  const asked = typeof query === "string" ? readQuery(query) : query;
  const model = { dataset, kindById: design.kindById, query: asked, faults };
  return pages.render("choose", model, placeAt(`/${language}/choose`, language));
}

/** Invented places of a few cities: `p0`, `p1` and so on. */
function withPlaces(count: number): Dataset {
  const [one] = starter.regionById.values();
  if (!one) throw new Error("The starter has no place");
  const regions = Array.from({ length: count }, (_, index): [string, Region] => {
    const id = `p${index}`;
    const name = { zh: `第${index}县`, en: `Lü'an ${index}` };
    const city = { zh: `市${index % 7}市`, en: `City ${index % 7}` };
    return [id, { ...one, id, name, short: name, city, within: null }];
  });
  return { ...starter, regionById: new Map(regions), briefings: new Map() };
}

const checked = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)" checked`, "g"))].map(([, id]) => id);
const offered = (html: string) => [...html.matchAll(/name="places" value="([^"]*)"/g)].length;

describe("readChooseQuery(given)", () => {
  it("takes repeated fields and commas for the same, each id once", () => {
    expect(readQuery("places=a&places=b,a&places=&themes=x,%20y")).toMatchObject({
      places: ["a", "b"],
      themes: ["x", "y"],
      group: "",
    });
  });

  it("takes of what is looked for the last: that of a button", () => {
    expect(readQuery("find=typed&find=City").find).toBe("City");
  });

  it("is written to the address that says the same choice", () => {
    const text = "?briefing=pair&places=a,b&period=latest-common&as_of=2024-03-31";
    expect(writeChooseQuery(readQuery(`${text}&find=x`))).toBe(text);
    expect(readQuery(writeChooseQuery(readQuery("group=甲 & 乙")))).toEqual(
      readQuery("group=甲 & 乙"),
    );
  });
});

describe("the page of a choice", () => {
  it("ticks what the query says", () => {
    const [first, second] = [...starter.regionById.keys()];
    const [theme] = [...starter.indicatorById.values()].map((one) => one.theme);
    const html = render(`briefing=pair&places=${second},${first}&themes=${theme}&as_of=2024-03-31`);
    expect(checked(html, "briefing")).toEqual(["pair"]);
    expect(checked(html, "places").sort()).toEqual([first, second].sort());
    expect(checked(html, "themes")).toEqual([theme]);
    expect(html).toContain('name="as_of" value="2024-03-31"');
  });

  it("offers the comparison where nothing is asked for, and the kinds alone that the figures are enough for", () => {
    expect(checked(render(""), "briefing")).toEqual(["comparison"]);
    expect(render("")).toContain('value="monthly"');
    const figures = starter.figures.filter(({ period }) => /^\d{4}$/.test(period));
    const yearly = render("", { dataset: { ...starter, figures, briefings: new Map() } });
    expect(yearly).not.toContain('value="monthly"');
  });

  it("asks for a place in focus only for a kind that is about one", () => {
    const focus = (html: string) =>
      /data-focus-part( hidden)?>[\s\S]*?<select id="focus"[^>]*>/.exec(html);
    expect(focus(render("briefing=comparison"))?.[1]).toBe(" hidden");
    expect(focus(render("briefing=comparison"))?.[0]).toContain("disabled");
    expect(focus(render("briefing=profile"))?.[1]).toBeUndefined();
  });

  it("says how many of the places report an indicator, and only which any reports", () => {
    const places = [...starter.regionById.keys()];
    const [one] = starter.figures;
    const alone = { ...starter, figures: one ? [one] : [] };
    const html = render(`places=${places.join(",")}`, { dataset: alone });
    expect([...html.matchAll(/name="indicators"/g)]).toHaveLength(1);
    expect(html).toContain(`published by 1 of ${places.length} places`);
  });

  it("tells faults at the head, each with a way to its field, and beside the field", () => {
    const faults = [
      { field: "places", message: "Too <few>.", choices: ["a", "b"] },
      { field: "as_of", message: "No date." },
    ];
    const html = render("", { faults });
    expect(html).toMatch(
      /id="faults" role="alert"[\s\S]*href="#places">Too &lt;few&gt;\.<[\s\S]*href="#as_of">/,
    );
    expect(html).toMatch(
      /id="places"[\s\S]*id="fault-places"[\s\S]*<code>a<\/code> <code>b<\/code>/,
    );
    expect(html).toMatch(
      /id="as_of"[^>]*aria-describedby="hint-as_of fault-as_of" aria-invalid="true"/,
    );
  });

  it.each(LANGUAGES)("is whole where the query is nonsense, in %s", (language) => {
    const html = render(
      "briefing=<b>&places=nowhere&group=x&within=y&focus=z&themes=t&indicators=i&period=p&as_of=d&find=%22",
      { language },
    );
    expect(html).toContain("&lt;b&gt;");
    expect(html).not.toContain("<b>&");
  });
});

describe("the places of a choice", () => {
  it("stand in one row where they are few, without a search", () => {
    const html = render("", { dataset: withPlaces(12) });
    expect(offered(html)).toBe(12);
    expect(html).not.toContain('class="city"');
    expect(html).not.toContain('id="find"');
  });

  it("stand by city where they are more, all of them, those not looked for hidden", () => {
    const html = render("places=p0&find=LU AN 59", { dataset: withPlaces(60) });
    expect(offered(html)).toBe(60);
    expect(html.match(/class="city"/g)).toHaveLength(7);
    expect(html.match(/<li data-find/g)).toHaveLength(2);
    expect(html).toContain("1 found");
  });

  it("of thousands are those chosen and those found, and the cities", () => {
    const dataset = withPlaces(2843);
    const html = render("places=p7,p2800", { dataset });
    expect(checked(html, "places")).toEqual(["p7", "p2800"]);
    expect(offered(html)).toBe(2);
    expect(html.match(/<button class="plain" name="find"/g)).toHaveLength(7);
    const found = render("places=p7,p2800&find=280", { dataset });
    expect(checked(found, "places")).toEqual(["p7", "p2800"]);
    expect(offered(found)).toBe(2 + 12);
    const many = render("find=city 3", { dataset });
    expect(offered(many)).toBe(60);
    expect(many).toMatch(/\d+ more are not listed/);
    expect(many.length).toBeLessThan(80_000);
  });
});
