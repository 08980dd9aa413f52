import type { Draft } from "../../../briefing.ts";
import { fingerprintOf, keyOf } from "../../../cache/fingerprint.ts";
import type { DrawingInputs } from "../../../cache/program.ts";
import type { Dataset } from "../../../dataset/model.ts";
import type { Design } from "../../../design.ts";
import type { MemoDesign } from "../../../memo/design.ts";
import type { Memo } from "../../../memo/model.ts";
import { buildMemoView } from "../../../memo/view/view.ts";
import type { Components } from "../../../results/manifest.ts";
import { sha256 } from "../../../store/folder.ts";

/** What a memo is made of, beside what it says. */
interface MadeWith {
  readonly dataset: Dataset;
  readonly drawing: DrawingInputs;
  readonly set: MemoDesign;
  readonly design: Pick<Design, "tree" | "localeByLanguage">;
  /** Its attachments, in their order. */
  readonly worded: readonly Draft[];
}

/** SHA-256 over all that a memo is made of, from its words alone; and its title on one line. */
export function fingerprintOfMemo(
  memo: Memo,
  { dataset, drawing, set, design, worded }: MadeWith,
): { readonly fingerprint: string; readonly title: string } {
  const view = buildMemoView(memo, dataset, design.localeByLanguage.zh);
  const { at: _, attachments, ...said } = memo;
  const heads = attachments.map(({ title }) => title);
  const made: Components = {
    "words/memo": hashOf([said, heads, view]),
    ...Object.fromEntries(
      worded.map((draft, index) => [`attachment-${index + 1}`, fingerprintOf(draft, drawing).key]),
    ),
    ...filesOf("templates", [...design.tree].filter(isOfMemos)),
    ...filesOf("font", [...set.fonts]),
    "setting/faces": hashOf([set.fontFaces, set.fontStacks]),
    ...drawing.program,
  };
  return { fingerprint: keyOf(made), title: view.plainTitle };
}

function isOfMemos([path]: readonly [string, Uint8Array]): boolean {
  return path.startsWith("memo/") || path.startsWith("locales/");
}

function filesOf(room: string, files: readonly (readonly [string, Uint8Array])[]): Components {
  return Object.fromEntries(files.map(([path, bytes]) => [`${room}/${path}`, sha256(bytes)]));
}

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value));
}
