import { join } from "node:path";
import { ReportError } from "../error.ts";
import { codePointsOf } from "../fonts/cmap.ts";
import type { FontStack } from "../fonts/faces.ts";
import { familyNames } from "./font-name.ts";

/** A face that GB/T 9704—2012 asks for, the fonts that are it, and what stands in for it. */
interface Role {
  /** As the standard calls it. */
  readonly name: string;
  /** Family in the style sheets. */
  readonly family: string;
  /** Families that are the face itself. */
  readonly own: readonly string[];
  readonly standIn: string;
  readonly standInName: string;
}

/** The faces of a memo. */
const ROLES: readonly Role[] = [
  {
    name: "仿宋",
    family: "Memo Fangsong",
    own: ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"],
    standIn: "briefing-fangsong-400.woff2",
    standInName: "Zhuque Fangsong",
  },
  {
    name: "小标宋",
    family: "Memo Biaosong",
    own: ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"],
    standIn: "briefing-serif-700.woff2",
    standInName: "Noto Serif SC Bold",
  },
  {
    name: "楷体",
    family: "Memo Kai",
    own: ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"],
    standIn: "briefing-kai-400.woff2",
    standInName: "Briefing Kai",
  },
  {
    name: "黑体",
    family: "Memo Hei",
    own: ["黑体", "SimHei"],
    standIn: "briefing-sans-400.woff2",
    standInName: "Noto Sans SC",
  },
  {
    name: "宋体",
    family: "Memo Song",
    own: ["宋体", "SimSun"],
    standIn: "briefing-serif-400.woff2",
    standInName: "Noto Serif SC",
  },
];

/** The font for characters that neither a face nor its stand-in has. */
const LAST_RESORT = "briefing-serif-400.woff2";

/** Characters that a stand-in lacks or sets too narrow, and the font used for them, declared after the stand-in. */
const PATCHES = [
  { family: "Memo Fangsong", file: "briefing-digits-400.woff2", range: "U+21-7E" },
  { family: "Memo Kai", file: "briefing-serif-400.woff2", range: "U+2018-201D" },
];

/** The fonts of a memo, ready for its pages. */
interface MemoFonts {
  /** `@font-face` rules. */
  readonly faces: string;
  /** Path as a page asks for it → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** In which fonts the characters that a face lacks are looked for. */
  readonly stacks: readonly FontStack[];
  /** One line that tells which fonts stood in for which; null where none did. */
  readonly notice: string | null;
}

/** What finding fonts needs of the machine. */
export interface FontHost {
  /** Paths of the files below a folder; none where there is no such folder. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/**
 * Chooses the fonts of memos: the user's own from the folders, in their order, else the stand-ins of the package.
 *
 * Errors: FONT_MISSING where a stand-in is not in the package.
 */
export async function chooseFonts(
  packageFolder: string,
  folders: readonly string[],
  host: FontHost,
): Promise<MemoFonts> {
  const owned = await findOwned(folders, host);
  const files = new Map<string, Uint8Array>();
  const add = async (file: string) => {
    files.set(`fonts/${file}`, await readStandIn(packageFolder, file, host));
    return file;
  };
  const faces: string[] = [];
  for (const { family, standIn } of ROLES) {
    const own = owned.get(family);
    const path = own ? `${family.replace(" ", "-").toLowerCase()}.ttf` : await add(standIn);
    if (own) files.set(`fonts/${path}`, own);
    faces.push(face(family, path));
    const patches = own ? [] : PATCHES.filter((patch) => patch.family === family);
    for (const { file, range } of patches) faces.push(face(family, await add(file), range));
  }
  const stacks = ROLES.map((role) => stackOf(role, owned.get(role.family)));
  return { faces: faces.join("\n"), files, stacks, notice: noticeOf(owned) };
}

function stackOf({ family, standIn }: Role, font: Uint8Array | undefined): FontStack {
  const own = font ? charactersOf(font) : null;
  // A font whose characters cannot be read is taken to have all of them.
  const fonts = font && own === null ? [] : [...new Set([standIn, LAST_RESORT])];
  return { family, weight: null, own, fonts, hasCommon: false };
}

function charactersOf(font: Uint8Array): ReadonlySet<number> | null {
  try {
    return codePointsOf(font);
  } catch {
    // The font is cut short or has no table `cmap`.
    return null;
  }
}

function face(family: string, file: string, range?: string): string {
  const only = range === undefined ? "" : ` unicode-range: ${range};`;
  return `@font-face { font-family: "${family}"; src: url("fonts/${file}");${only} }`;
}

function noticeOf(owned: ReadonlyMap<string, Uint8Array>): string | null {
  const missing = ROLES.filter(({ family }) => !owned.has(family));
  if (missing.length === 0) return null;
  const pairs = missing.map(({ name, standInName }) => `${standInName} for ${name}`);
  return `Fonts standing in: ${pairs.join(", ")}. Your own go into templates/fonts/.`;
}

/** Only files with such names are opened to read their family names, as font folders hold thousands of files. */
const LIKELY_FILE =
  /(fangsong|simfang|stfang|仿宋|biaosong|fzxbs|小标宋|kaiti|simkai|楷体|simhei|黑体|simsun|宋体)[^/\\]*\.ttf$/i;

async function findOwned(
  folders: readonly string[],
  host: FontHost,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const owned = new Map<string, { readonly bytes: Uint8Array; readonly rank: number }>();
  for (const folder of folders) {
    const paths = (await host.listFiles(folder)).filter((path) => LIKELY_FILE.test(path));
    for (const path of [...paths].sort()) {
      const bytes = await host.readFile(path);
      const names = familyNames(bytes);
      for (const { family, own } of ROLES) {
        const rank = own.findIndex((name) => names.includes(name));
        const known = owned.get(family);
        if (rank >= 0 && (!known || rank < known.rank)) owned.set(family, { bytes, rank });
      }
    }
  }
  return new Map([...owned].map(([family, { bytes }]) => [family, bytes]));
}

async function readStandIn(folder: string, file: string, host: FontHost): Promise<Uint8Array> {
  try {
    return await host.readFile(join(folder, file));
  } catch (cause) {
    throw new ReportError("FONT_MISSING", `The font ${file} is not in the package.`, {
      hint: "install the package again",
      cause,
    });
  }
}
