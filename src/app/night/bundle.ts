import { ReportError } from "../../error.ts";
import { sha256 } from "../../store/folder.ts";
import type { DataPart } from "./parts.ts";

/** Every file below `templates/`, by its path there: what `designOf` makes a design of. */
type Tree = ReadonlyMap<string, Uint8Array>;

/** What stands before the bytes of the files: their paths in order, and how many bytes each has. */
type Head = readonly (readonly [path: string, bytes: number])[];

const LINE_END = 10;

/** Puts templates, styles, locales, kinds and fonts into one bundle, by its hash; the same files give the same bytes. */
export function bundleOf(tree: Tree): DataPart {
  const files = [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
  const head: Head = files.map(([path, bytes]) => [path, bytes.byteLength]);
  const bytes = Buffer.concat([
    new TextEncoder().encode(`${JSON.stringify(head)}\n`),
    ...files.map(([, content]) => content),
  ]);
  return { key: sha256(bytes), bytes };
}

/** The files of a bundle. Errors: INPUT_UNREADABLE where its bytes are not those of its key. */
export function treeOf({ key, bytes }: DataPart): Tree {
  if (sha256(bytes) !== key) {
    throw new ReportError("INPUT_UNREADABLE", `The templates ${key} are not what was put there`, {
      hint: "plan the build again: its templates are put there anew",
    });
  }
  const end = bytes.indexOf(LINE_END);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Head;
  let at = end + 1;
  return new Map(
    head.map(([path, length]) => {
      const content = bytes.subarray(at, at + length);
      at += length;
      return [path, content];
    }),
  );
}
