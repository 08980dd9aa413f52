import { join } from "node:path";
import type { FontStack } from "../fonts/faces.ts";
import { compileTemplates } from "../page/templates.ts";
import { readTree } from "../read-tree.ts";
import { chooseFonts, type FontHost } from "./fonts.ts";
import type { MemoSet } from "./page.ts";

/** What memos are set with, and the fonts it asks for. */
export interface MemoDesign extends Omit<MemoSet, "isDuplex"> {
  /** Path as a page asks for it → bytes. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  /** In which fonts the characters that a face lacks are looked for. */
  readonly fontStacks: readonly FontStack[];
  /** One line that tells which fonts stood in for which; null where none did. */
  readonly notice: string | null;
}

/**
 * Reads templates, styles and fonts of memos.
 *
 * Errors: TEMPLATE_FAULT, FONT_MISSING.
 */
export async function loadMemoDesign(
  home: string,
  fontFolders: readonly string[],
  host: FontHost,
): Promise<MemoDesign> {
  const tree = await readTree(join(home, "templates/memo"));
  const texts = new Map(
    [...tree].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const),
  );
  const fonts = join(home, "templates/fonts");
  const { faces, files, stacks, notice } = await chooseFonts(fonts, [fonts, ...fontFolders], host);
  return {
    templates: compileTemplates(texts, faces),
    fontFaces: faces,
    styleByName: new Map(
      [...texts].flatMap(([path, text]) => {
        const name = /^styles\/(.+)\.css$/.exec(path)?.[1];
        return name === undefined ? [] : [[name, text] as const];
      }),
    ),
    fonts: files,
    fontStacks: stacks,
    notice,
  };
}
