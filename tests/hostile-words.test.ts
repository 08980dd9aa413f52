import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readDataFolder } from "../src/dataset/folder.ts";
import { type BriefingSpec, type Dataset, LANGUAGES, type Text } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Design, loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { listPlaces } from "../src/pdf/print/contents.ts";
import { writePage } from "./write-page.ts";

let starter: Dataset;
let design: Design;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
  design = await loadDesign(packageHome());
});

function mapValues<T>(map: ReadonlyMap<string, T>, change: (value: T) => T) {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

/** The starter with something after every text that a user writes. */
function withWords(words: string): Dataset {
  const text = ({ zh, en }: Text): Text => ({ zh: zh + words, en: en + words });
  const named = <T extends { readonly name: Text }>(value: T): T => ({
    ...value,
    name: text(value.name),
  });
  return {
    ...starter,
    regionById: mapValues(starter.regionById, (region) => ({
      ...named(region),
      short: text(region.short),
    })),
    indicatorById: mapValues(starter.indicatorById, (indicator) => ({
      ...named(indicator),
      short: text(indicator.short),
      definition: text(indicator.definition),
      definitionSource: text(indicator.definitionSource),
    })),
    documentById: mapValues(starter.documentById, (document) => ({
      ...document,
      title: text(document.title),
      issuer: text(document.issuer),
      number: words,
    })),
    unitById: mapValues(starter.unitById, (unit) => ({
      ...named(unit),
      singular: unit.singular + words,
    })),
    themeById: mapValues(starter.themeById, named),
    scopeById: new Map([["s", { id: "s", name: { zh: words, en: words } }]]),
    basisById: new Map([["b", { id: "b", name: { zh: words, en: words } }]]),
    remarkById: new Map([["r", { id: "r", name: { zh: words, en: words } }]]),
    phraseByWords: mapValues(starter.phraseByWords, text),
    figures: starter.figures.map((figure, index) => ({
      ...figure,
      section: figure.section + words,
      printed: figure.printed + words,
      ...(index % 5 === 1 ? { scope: "s", basis: "b", remark: "r" } : {}),
    })),
  };
}

function specOf(kind: string, words: string): BriefingSpec {
  const spec = [...starter.briefings.values()][0];
  if (!spec) throw new Error("The starter has no briefing");
  const text = ({ zh, en }: Text): Text => ({ zh: zh + words, en: en + words });
  return {
    ...spec,
    kind,
    title: text(spec.title),
    subject: text(spec.subject),
    author: text(spec.author),
    keywords: { zh: [words], en: [words] },
    focus: kind === "profile" ? "jia" : null,
  };
}

async function pageOf(
  kind: string,
  language: (typeof LANGUAGES)[number],
  words: string,
  title = words,
) {
  const spec = specOf(kind, title);
  const { html } = await writePage({
    dataset: withWords(words),
    spec,
    regions: spec.regions,
    locale: design.localeByLanguage[language],
    templates: design.templates,
    kindById: design.kindById,
  });
  return html;
}

/** The elements of a page with the names of their attributes, each once; lines of charts break as words are long. */
function elementsOf(html: string): ReadonlySet<string> {
  const tags = html.matchAll(/<([a-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi);
  return new Set(
    Array.from(tags, ([, name = "", attributes = ""]) => {
      const names = attributes.replace(/"[^"]*"|'[^']*'/g, "").match(/[\w:-]+/g) ?? [];
      return `${name} ${names.sort().join(" ")}`;
    }).filter((tag) => !/^(?:text|tspan) /.test(tag)),
  );
}

/** Pages with harmless words, made once. */
const plainByKind: Record<string, string> = {};

const KINDS = ["comparison", "one-page", "profile", "pair", "targets", "data-book", "monthly"];

describe.each(["{place}", "{{x}}$&", "<b>&lt;", "\" id='z", "*/;}\\"])(
  "a page of which every word ends in %s",
  (words) => {
    it.each(KINDS)("has the elements of any %s", async (kind) => {
      for (const language of LANGUAGES) {
        plainByKind[kind + language] ??= await pageOf(kind, language, "x");
        const plain = plainByKind[kind + language] ?? "";
        const hostile = await pageOf(kind, language, words);
        expect(elementsOf(hostile)).toEqual(elementsOf(plain));
        expect(hostile).not.toContain("<b>&lt;");
      }
    });
  },
);

describe("a page whose title looks like a part of it", () => {
  it.each([
    'a data-page-of="q" b',
    "</title><script>x</script>",
    '"; } @page { size: A4 landscape; } a { content: "',
  ])("takes %s for words", async (title) => {
    const plain = await pageOf("data-book", "zh", "", "x");
    const hostile = await pageOf("data-book", "zh", "", title);
    expect(elementsOf(hostile)).toEqual(elementsOf(plain));
    expect(listPlaces(hostile)).toEqual(listPlaces(plain));
    const stylesOf = (html: string) => html.match(/<style>.*?<\/style>/gs)?.join("") ?? "";
    const rules = (html: string) => stylesOf(html).replace(/"(?:[^"\\]|\\.)*"/gs, '""');
    expect(rules(hostile)).toBe(rules(plain));
  });
});
