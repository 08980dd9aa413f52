import type { Report } from "../dataset/text.ts";
import type { Path, YamlSource } from "../dataset/yaml-source.ts";
import type { MemoSpec } from "./schema.ts";
import { widthOf } from "./view/width.ts";

/** A text of a memo, and how long it may be. */
interface Limited {
  readonly path: Path;
  readonly text: string;
  /** In characters; Latin letters and digits count half. */
  readonly most: number;
  /** What limits it, and what to do. */
  readonly hint: string;
}

const IN_LINE = {
  mark: "it stands on one line; of several bodies name the first, or a short form",
  signature: "it stands on one line; write a short form",
} as const;

/** The texts of a memo that are limited. */
type Texts = Pick<MemoSpec, "title" | "issuer" | "mark" | "signature"> & {
  readonly attachments?: readonly { readonly title?: string | undefined }[] | undefined;
};

/** Reports texts that no page of the standard has room for. Errors: `too-long`. */
export function checkLengths(spec: Texts, source: YamlSource, report: Report): void {
  for (const { path, text, most, hint } of limitedIn(spec)) {
    const width = Math.ceil(widthOf(text));
    if (width <= most && !isParted(text, path)) continue;
    const name = path.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
    const message =
      width > most
        ? `\`${name}\` has ${width} characters; expected at most ${most}.`
        : `\`${name}\` has several lines; expected one.`;
    report({ severity: "error", code: "too-long", message, at: source.at(path), hint });
  }
}

/** True for text of several lines where the standard has one; a title may have several. */
function isParted(text: string, path: Path): boolean {
  return path.at(-1) !== "title" && text.trim().includes("\n");
}

function limitedIn({ title, issuer, mark, signature, attachments = [] }: Texts) {
  const limited: Limited[] = [
    // 15 lines, all that the first page of a letter has room for.
    { path: ["title"], text: title, most: 300, hint: "shorten it; the first page also shows text" },
    // A line of 28 characters, less those left free beside it.
    { path: ["issuer"], text: issuer, most: 24, hint: IN_LINE.signature },
  ];
  // In 28 characters it is nearly as large as the text; with more it would be smaller.
  if (mark !== undefined)
    limited.push({ path: ["mark"], text: mark, most: 28, hint: IN_LINE.mark });
  if (signature !== undefined)
    limited.push({ path: ["signature"], text: signature, most: 24, hint: IN_LINE.signature });
  for (const [index, { title: name }] of attachments.entries()) {
    if (name === undefined) continue;
    const path = ["attachments", index, "title"];
    limited.push({ path, text: name, most: 200, hint: "shorten it" });
  }
  return limited;
}
