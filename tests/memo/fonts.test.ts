import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { describe, expect, it } from "vitest";
import { renameFont } from "../../scripts/font-tables.ts";
import { findFaces } from "../../src/fonts/faces.ts";
import { familyNames } from "../../src/memo/font-name.ts";
import { chooseFonts, type FontHost } from "../../src/memo/fonts.ts";
import { packageHome } from "../../src/package.ts";

/** A font with nothing but names: a table directory of one entry, and the table. */
function fontNamed(...families: readonly string[]): Uint8Array {
  const texts = families.map((family) => Buffer.from(family, "utf16le").swap16());
  const table = Buffer.alloc(6 + 12 * families.length);
  table.writeUInt16BE(families.length, 2);
  table.writeUInt16BE(table.length, 4);
  let offset = 0;
  for (const [index, text] of texts.entries()) {
    const record = [3, 1, 0x804, 1, text.length, offset];
    for (const [field, value] of record.entries()) {
      table.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    }
    offset += text.length;
  }
  const directory = Buffer.alloc(28);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(1, 4);
  directory.write("name", 12, "latin1");
  directory.writeUInt32BE(28, 20);
  directory.writeUInt32BE(table.length, 24);
  return Buffer.concat([directory, table, ...texts]);
}

const packageFonts = `${packageHome()}templates/fonts`;

const hostWith = (own: Readonly<Record<string, Uint8Array>>): FontHost => ({
  listFiles: async (folder) => Object.keys(own).filter((path) => path.startsWith(folder)),
  readFile: async (path) => own[path] ?? readFile(path),
});

describe("familyNames(font)", () => {
  it("reads every name of a font", () => {
    expect(familyNames(fontNamed("仿宋_GB2312", "FangSong_GB2312"))).toEqual([
      "仿宋_GB2312",
      "FangSong_GB2312",
    ]);
  });

  it("reads none from what is no font, or cut short", () => {
    expect(familyNames(new Uint8Array())).toEqual([]);
    expect(familyNames(new TextEncoder().encode("no font at all, but long enough"))).toEqual([]);
    expect(familyNames(fontNamed("仿宋_GB2312").subarray(0, 40))).toEqual([]);
  });
});

describe("chooseFonts(packageFolder, folders, host)", () => {
  it("takes the stand-ins of the package where a user has none, and says so in one line", async () => {
    const { files, notice, faces } = await chooseFonts(packageFonts, ["/mine"], hostWith({}));
    expect([...files.keys()].sort()).toEqual([
      "fonts/briefing-digits-400.woff2",
      "fonts/briefing-fangsong-400.woff2",
      "fonts/briefing-kai-400.woff2",
      "fonts/briefing-sans-400.woff2",
      "fonts/briefing-serif-400.woff2",
      "fonts/briefing-serif-700.woff2",
    ]);
    expect(notice).toMatch(/^Fonts standing in: Zhuque Fangsong for 仿宋, .* for 小标宋, /);
    expect(notice).not.toContain("\n");
    expect(faces).toContain(
      'font-family: "Memo Fangsong"; src: url("fonts/briefing-fangsong-400.woff2")',
    );
  });

  it("takes a user's own font by the names inside it, the folders in their order", async () => {
    const own = {
      "/first/simfang.ttf": fontNamed("FangSong"),
      "/second/仿宋_GB2312.ttf": fontNamed("仿宋_GB2312"),
      "/second/方正小标宋.ttf": fontNamed("方正小标宋简体"),
      "/second/fangsong-other.ttf": fontNamed("Some Other Font"),
    };
    const fonts = await chooseFonts(packageFonts, ["/first", "/second"], hostWith(own));
    expect(fonts.files.get("fonts/memo-fangsong.ttf")).toBe(own["/second/仿宋_GB2312.ttf"]);
    expect(fonts.files.get("fonts/memo-biaosong.ttf")).toBe(own["/second/方正小标宋.ttf"]);
    expect(fonts.notice).not.toContain("仿宋");
    expect(fonts.files.has("fonts/briefing-fangsong-400.woff2")).toBe(false);
  });

  it("knows what a user's own font has, so that the package's fonts give the rest", async () => {
    const whole = await readFile(`${packageFonts}/briefing-fangsong-400.woff2`);
    const few = await subsetFont(whole, "甲县", { targetFormat: "sfnt" });
    const names = { family: "仿宋_GB2312", postScript: "FangSong_GB2312", copyright: "" };
    const own = { "/mine/仿宋_GB2312.ttf": renameFont(few, names) };
    const { stacks, faces } = await chooseFonts(packageFonts, ["/mine"], hostWith(own));
    expect(faces).toContain('font-family: "Memo Fangsong"; src: url("fonts/memo-fangsong.ttf")');
    const { css } = findFaces("甲乙县猇", stacks.slice(0, 1));
    expect(css).toMatch(/briefing-fangsong-400\.woff2"\); unicode-range: U\+4E59;/);
    expect(css).toMatch(/rare\/fangsong-400-places\.\w+\.woff2"\); unicode-range: U\+7307;/);
    expect(css.split("@font-face")).toHaveLength(3);
  });

  it("takes a font that does not tell what it has to have all", async () => {
    const own = { "/mine/simhei.ttf": fontNamed("SimHei") };
    const { stacks } = await chooseFonts(packageFonts, ["/mine"], hostWith(own));
    const hei = stacks.filter(({ family }) => family === "Memo Hei");
    expect(findFaces("甲猇", hei)).toEqual({ css: "", fonts: [] });
  });

  it("tells a package without its fonts", async () => {
    await expect(chooseFonts("/none", [], hostWith({}))).rejects.toMatchObject({
      code: "FONT_MISSING",
    });
  });
});
