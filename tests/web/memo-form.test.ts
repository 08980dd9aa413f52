import { beforeAll, describe, expect, it } from "vitest";
import { loadDesign } from "../../src/design.ts";
import { memoFieldsSchema, memoSchema } from "../../src/memo/schema.ts";
import { packageHome } from "../../src/package.ts";
import type { MemoFault } from "../../src/web/pages/memo/faults.ts";
import { FIELDS } from "../../src/web/pages/memo/fields.ts";
import {
  attachmentAt,
  fieldsOf,
  formOf,
  readAct,
  readForm,
  rearranged,
} from "../../src/web/pages/memo/form.ts";
import { openWebPages, type WebPages } from "../../src/web/pages/pages.ts";
import { placeAt } from "./samples.ts";

let pages: WebPages;
beforeAll(async () => {
  pages = openWebPages((await loadDesign(packageHome())).tree);
});

const SENT = new URLSearchParams([
  ["kind", "notice"],
  ["issuer", "甲"],
  ["addressees", "甲局\r\n\r\n 乙局 "],
  ["body", "一。\r\n\r\n二。"],
  ["note", ""],
  ["printing.body", "乙"],
  ["printing.date", "2026-01-06"],
  ["attachments.0.briefing", "two-places"],
  ["attachments.0.language", "en"],
  ["attachments.0.choice", "places=jia&places=yi&period=2023"],
  ["attachments.0.title", ""],
  ["attachments.1.briefing", "profile"],
  ["attachments.1.title", "丙"],
  ["attachments.3.briefing", "after a gap"],
]);

describe("the form of a memo", () => {
  it("has every field of a memo's file but for the files that it attaches", () => {
    const inForm = new Set(FIELDS.map(([name]) => name.split(".")[0]));
    expect([...inForm, "attachments"].toSorted()).toEqual(Object.keys(memoSchema.shape).toSorted());
    expect(FIELDS.filter(([name]) => name.startsWith("printing")).length).toBe(2);
  });

  it("is read as fields of a memo, without those that are empty", () => {
    expect(fieldsOf(readForm(SENT))).toEqual({
      kind: "notice",
      issuer: "甲",
      addressees: ["甲局", "乙局"],
      body: "一。\n\n二。",
      printing: { body: "乙", date: "2026-01-06" },
      attachments: [
        { briefing: "two-places", language: "en", places: "jia,yi", period: "2023" },
        { briefing: "profile", language: "zh", title: "丙" },
      ],
    });
  });

  it("comes back from its fields as it was", () => {
    const fields = fieldsOf(readForm(SENT));
    expect(fieldsOf(formOf(fields))).toEqual(fields);
    expect(formOf(fields).attachments[0]?.choice).toBe("places=jia,yi&period=2023");
  });

  it("does not let a choice name what is no field of one", () => {
    const form = readForm(
      new URLSearchParams({
        "attachments.0.briefing": "a",
        "attachments.0.choice": "briefing=b&file=x.pdf&__proto__=1",
      }),
    );
    const [attached] = fieldsOf(form).attachments as readonly Record<string, unknown>[];
    expect(attached?.briefing).toBe("a");
    expect(memoFieldsSchema({}).shape.attachments.safeParse([attached]).success).toBe(false);
  });

  it.each([
    ["/briefings/five-places.zh?places=a,b", "five-places", "zh", "places=a,b"],
    ["https://b.example:8443/briefings/x.en.pdf?period=2023#top", "x", "en", "period=2023"],
    [" http://127.0.0.1:8080/briefings/two%20places.zh ", "two places", "zh", ""],
    ["/briefings/a%ZZ.zh", "a%ZZ", "zh", ""],
  ])("takes the address %s as an attachment", (address, briefing, language, choice) => {
    expect(attachmentAt(address)).toEqual({ briefing, language, choice, title: "" });
  });

  it.each([
    "",
    "five-places",
    "/briefings/a.fr",
    "/briefings/.zh",
    "/results/0/a.zh",
    "javascript:1",
  ])("takes no attachment from %j", (address) => {
    expect(attachmentAt(address)).toBeNull();
  });

  it("moves and removes attachments", () => {
    const [a, b] = readForm(SENT).attachments;
    if (!a || !b) throw new Error("Two are attached");
    expect(rearranged([a, b], { kind: "up", index: 1 })).toEqual([b, a]);
    expect(rearranged([a, b], { kind: "up", index: 0 })).toEqual([a, b]);
    expect(rearranged([a, b], { kind: "remove", index: 0 })).toEqual([b]);
    expect(rearranged([a, b], { kind: "up", index: 9 })).toEqual([a, b]);
    const act = (value: string) => readAct(new URLSearchParams({ act: value }));
    expect(act("up-12")).toEqual({ kind: "up", index: 12 });
    expect([act("preview").kind, act("other").kind]).toEqual(["preview", "make"]);
  });

  it("shows each fault at its field, in the order of the form, and at its head with a link", () => {
    const fault = (field: string, code: string): MemoFault => ({
      field,
      code,
      message: "<The program>",
      choices: [],
      line: field === "body" ? 3 : null,
    });
    const faults = [
      fault("attachments.1.places", "unknown-choice"),
      fault("printing", "missing-key"),
      fault("addressees.1", "wrong-format"),
      fault("body", "unknown-figure"),
      fault("issuer", "no-such-code"),
      fault("memo", "busy"),
    ];
    const model = { form: readForm(SENT), titles: ["<A>", null], briefings: [], faults };
    const html = pages.render("memo", model, placeAt("/en/memo", "en"));
    const links = [...html.matchAll(/<li><a href="#([^"]*)">([^<]*)/g)].map(([, to]) => to);
    expect(links).toEqual([
      "memo",
      "issuer",
      "addressees",
      "body",
      "printing.body",
      "attachments.1",
    ]);
    for (const id of links) expect(html).toContain(` id="${id}"`);
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(4);
    expect(html).toContain('aria-describedby="hint-addressees fault-addressees"');
    expect(html).toContain("Line 3: No figure has this id.");
    expect(html).toContain("&lt;The program&gt;");
    expect(html).toContain("&lt;A&gt;");
    expect(html).not.toContain("<A>");
  });
});
