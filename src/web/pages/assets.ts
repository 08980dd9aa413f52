import { createHash } from "node:crypto";
import type { TemplateTree } from "../web-templates.ts";

/** A file that web pages ask for. */
export interface Asset {
  /** Below `/web/`, e.g. `site.css`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The files that web pages ask for. */
export interface Assets {
  readonly files: readonly Asset[];
  /** The address of one, with a mark of what is in it, so that it may be kept for good. */
  addressOf(path: string): string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  woff2: "font/woff2",
};
/** The fonts of the pages and of briefings; those of rare characters are beside them. */
const FONTS = /^fonts\/[^/]+\.woff2$/;
const OWN = /^web\/site\/(.+\.(?:css|js))$/;
const MARK_LENGTH = 8;

/** Finds the files that web pages ask for below `templates/`. */
export function assetsOf(tree: TemplateTree): Assets {
  const files = [...tree].flatMap(([path, bytes]): readonly Asset[] => {
    const name = OWN.exec(path)?.[1] ?? (FONTS.test(path) ? path : null);
    const mediaType = MEDIA_TYPES[path.split(".").at(-1) ?? ""];
    return name !== null && mediaType ? [{ path: name, mediaType, bytes }] : [];
  });
  const marks = new Map(files.map(({ path, bytes }) => [path, markOf(bytes)]));
  return {
    files,
    addressOf(path) {
      const mark = marks.get(path);
      if (mark === undefined) throw new Error(`There is no templates/web/site/${path}`);
      return `/web/${path}?v=${mark}`;
    },
  };
}

function markOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, MARK_LENGTH);
}
