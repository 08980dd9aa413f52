import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openRawFile } from "../../../src/audit/raw/file.ts";
import { parseValue } from "../../../src/audit/raw/parse.ts";
import { textOf } from "../../../src/audit/raw/value.ts";
import { writeSound } from "../claims/sound.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("parseValue(text, from)", () => {
  it.each([
    ["% remark\n-1.5 ", -1.5],
    ["/A#42c ", { kind: "name", name: "ABc" }],
    ["(a(b)\\)\\101\\n\\\nc)", { kind: "text", bytes: "a(b))A\nc" }],
    ["<48 6>", { kind: "text", bytes: "H`" }],
    ["12 0 R]", { kind: "ref", number: 12 }],
    ["12 0\n R", { kind: "ref", number: 12 }],
    ["12 0 RG", 12],
    ["12 R", 12],
    ["12 0%\nR", 12],
    ["+12 0 R", 12],
    ["4.", 4],
    ["-.5/", -0.5],
    ["1e5", { kind: "word", word: "1e5" }],
    ["1234567890123456", 1234567890123456],
    ["]", { kind: "word", word: "]" }],
    ["[1 0 0 RG]", [1, 0, 0, { kind: "word", word: "RG" }]],
    ["null", null],
    [
      "<</A<</B[true]>>/C/D>>",
      {
        kind: "dict",
        entries: new Map<string, unknown>([
          ["A", { kind: "dict", entries: new Map([["B", [true]]]) }],
          ["C", { kind: "name", name: "D" }],
        ]),
      },
    ],
  ])("reads %s", (text, value) => {
    expect(parseValue(text, 0)?.value).toEqual(value);
  });
  it("ends with the text, also where something is left open", () => {
    expect(parseValue(" ", 0)).toBeNull();
    expect(parseValue("[1 2", 0)).toEqual({ value: [1, 2], next: 4 });
    expect(parseValue("(a", 0)).toEqual({ value: { kind: "text", bytes: "a" }, next: 2 });
    expect(parseValue("[1 (a", 0)?.value).toEqual([1, { kind: "text", bytes: "a" }]);
    expect(parseValue("1 2", 99)).toBeNull();
  });
  it("reads brackets within more brackets than any file has, without an end", () => {
    for (const open of ["[", "<</A", "[(", "<<("])
      expect(parseValue(open.repeat(100_000), 0), open).not.toBeNull();
  });
});

describe("a table of objects that is off", () => {
  /** Two objects, of which the table says where the second stands, so many bytes off and under a number. */
  const file = (off: number, number = 34) => {
    const head = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/X ${number} 0 R>>\nendobj\n`;
    const body = `${head}34 0 obj\n(found)\nendobj\n`;
    const row = (at: number) => `${String(at).padStart(10, "0")} 00000 n \n`;
    const table = `xref\n1 1\n${row(9)}${number} 1\n${row(head.length + off)}`;
    return `${body}${table}trailer\n<</Root 1 0 R/Size 35>>\nstartxref\n${body.length}\n%%EOF\n`;
  };
  const found = (text: string) => {
    const opened = openRawFile(bytes(text));
    return opened?.at(opened.catalog, "X");
  };
  it("leads to nothing, neither within a number nor to another object", () => {
    expect(found(file(0))).toEqual({ kind: "text", bytes: "found" });
    for (const off of [-9, 1, 2]) expect(found(file(off)), String(off)).toBeNull();
    expect(found(file(1, 4))).toBeNull();
    expect(found(file(0, 35))).toBeNull();
  });
});

describe("textOf(value)", () => {
  it.each([
    ["\xFE\xFF\x5F\x20", "张"],
    ["\xEF\xBB\xBF\xE5\xBC\xA0", "张"],
    ["Brief", "Brief"],
  ])("reads %j", (text, read) => {
    expect(textOf({ kind: "text", bytes: text })).toBe(read);
  });
});

describe("openRawFile(bytes)", () => {
  it("follows a plain table", () => {
    const file = openRawFile(writeSound());
    expect(file?.at(file.trailer, "Info", "Title")).toEqual({ kind: "text", bytes: "Brief" });
    expect(file?.objects()).toHaveLength(20);
  });
  it("follows a table of an update to what it replaces and to what it leaves", () => {
    const before = bytes(Buffer.from(writeSound()).toString("latin1"));
    const update = "18 0 obj\n<< /Title (Later) >>\nendobj\n";
    const at = before.length + update.length;
    const start = /startxref\n(\d+)/.exec(before.toString("latin1"))?.[1];
    const table = `xref\n18 1\n${String(before.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Root 1 0 R /Info 18 0 R /Prev ${start} >>\nstartxref\n${at}\n%%EOF`;
    const file = openRawFile(Buffer.concat([before, bytes(update + table)]));
    expect(file?.at(file.trailer, "Info", "Title")).toEqual({ kind: "text", bytes: "Later" });
    expect(file?.at(file.catalog, "MarkInfo", "Marked")).toBe(true);
  });
  it("opens packs by a packed table with a predictor", () => {
    const pack = deflateSync(bytes("1 0 2 30 << /Type /Catalog /A 2 0 R >> << /B 7 >>"));
    const head = "%PDF-1.7\n";
    const object = Buffer.concat([
      bytes(
        `3 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length ${pack.length} >>\nstream\n`,
      ),
      pack,
      bytes("\nendstream\nendobj\n"),
    ]);
    const rows = [
      [0, 0, 0],
      [2, 3, 0],
      [2, 3, 1],
      [1, head.length, 0],
    ];
    const up = rows.map((row, index) => [
      2,
      ...row.map((value, column) => (value - (rows[index - 1]?.[column] ?? 0)) & 255),
    ]);
    const table = deflateSync(Buffer.from(up.flat()));
    const at = head.length + object.length;
    const xref = Buffer.concat([
      bytes(
        `4 0 obj\n<< /Type /XRef /Size 4 /W [1 1 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 3 >> /Length ${table.length} >>\nstream\n`,
      ),
      table,
      bytes(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
    ]);
    const file = openRawFile(Buffer.concat([bytes(head), object, xref]));
    expect(file?.at(file.catalog, "A", "B")).toBe(7);
  });
  it("gives nothing for a file without a table, nothing for an object that is not there", () => {
    expect(openRawFile(bytes("%PDF-1.7\n"))).toBeNull();
    expect(openRawFile(writeSound())?.follow({ kind: "ref", number: 99 })).toBeNull();
  });
});
