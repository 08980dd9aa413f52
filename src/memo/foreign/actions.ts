import {
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFObject,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { dictAt, follow, name, nameAt, reach, textAt } from "./objects.ts";

/** What was taken out of a file, so that it does nothing by itself. */
export interface TakenOut {
  /** From 1; null where it belongs to the whole file. */
  readonly page: number | null;
  /** e.g. `JavaScript`, `Launch calc.exe`. */
  readonly what: string;
}

export type Tell = (what: string, page: number | null) => void;

/** What may be done on a click: to go to a page of the same file, or to an address. */
const NAMED = /^(NextPage|PrevPage|FirstPage|LastPage)$/;
const ADDRESS = /^(https?:\/\/|mailto:)/i;
/** Names of everything else that the standard lets a file do: ISO 32000-2, table 201. */
const ACTIONS =
  /^(GoToR|GoToE|GoToDp|Launch|Thread|Sound|Movie|Hide|SubmitForm|ResetForm|ImportData|JavaScript|SetOCGState|Rendition|Trans|GoTo3DView|RichMediaExecute)$/;

/**
 * Takes out of what an owner does (`key`) all but going to a page or an address, and tells of it.
 *
 * Returns false where nothing of it is left.
 */
export function cleanAction(owner: PDFDict, key: string, page: number | null, tell: Tell): boolean {
  const action = dictAt(owner, key);
  if (!action) return owner.has(name(key)) && follow(owner.get(name(key)), owner.context) != null;
  const isFine = mayStay(action);
  for (const each of chainOf(action).slice(isFine ? 1 : 0))
    if (!mayStay(each)) tell(say(each), page);
  action.delete(name("Next"));
  if (!isFine) owner.delete(name(key));
  return isFine;
}

/** Takes out what an owner does by itself, e.g. when it is opened. */
export function cleanTriggers(owner: PDFDict, page: number | null, tell: Tell): void {
  const triggers = dictAt(owner, "AA");
  for (const value of triggers?.values() ?? []) {
    const action = follow(value, owner.context);
    if (action instanceof PDFDict) for (const each of chainOf(action)) tell(say(each), page);
  }
  owner.delete(name("AA"));
}

/** An action and those after it. */
function chainOf(action: PDFDict): readonly PDFDict[] {
  return [...reach([action], action.context)].filter(
    (each): each is PDFDict => each instanceof PDFDict && (each === action || isAction(each)),
  );
}

function isAction(dict: PDFDict): boolean {
  // Elements of a structure have a key S, too, and one to their parent.
  return (
    !dict.has(name("P")) &&
    (ACTIONS.test(nameAt(dict, "S")) || (nameAt(dict, "S") === "URI" && dict.has(name("URI"))))
  );
}

function mayStay(action: PDFDict): boolean {
  const kind = nameAt(action, "S");
  if (kind === "GoTo") return true;
  if (kind === "Named") return NAMED.test(nameAt(action, "N"));
  return kind === "URI" && ADDRESS.test(textAt(action, "URI") ?? "");
}

function say(action: PDFDict): string {
  const kind = nameAt(action, "S") || "an action of no kind";
  const about = textAt(action, "URI") ?? fileNamed(action) ?? nameAt(action, "N");
  return about ? `${kind} ${about}` : kind;
}

/** The file or address that an action names. */
function fileNamed(action: PDFDict): string | null {
  const spec = dictAt(action, "F") ?? dictAt(action, "Win");
  if (!spec) return textAt(action, "F");
  return textAt(spec, "UF") ?? textAt(spec, "F");
}

/**
 * Takes out of all that some objects lead to what is left of actions and scripts: those of no page, e.g. of the
 * whole file or of its fields, and those that nothing shows.
 */
export function cleanRest(
  roots: readonly (PDFObject | undefined)[],
  context: PDFContext,
  tell: Tell,
) {
  for (const object of reach(roots, context)) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    if (hasTriggers(dict)) cleanTriggers(dict, null, tell);
    if (isAction(dict) && !mayStay(dict)) {
      tell(say(dict), null);
      for (const key of dict.keys()) dict.delete(key);
    }
    if (hasScript(dict)) dict.delete(name("JS"));
  }
}

/** Events that a file may act on: ISO 32000-2, tables 197 to 200. */
const EVENTS = "E X D U Fo Bl PO PC PV PI O C K F V WC WS DS WP DP".split(" ").map(name);

/** True where `AA` names what is done when; a font or a picture of a page may bear the same name. */
function hasTriggers(dict: PDFDict): boolean {
  const triggers = follow(dict.get(name("AA")), dict.context);
  return (
    triggers instanceof PDFDict &&
    EVENTS.some((event) => {
      const action = follow(triggers.get(event), dict.context);
      return action instanceof PDFDict && nameAt(action, "S") !== "";
    })
  );
}

/** True for the script of an action; a font or a picture of a page may bear the same name. */
function hasScript(dict: PDFDict): boolean {
  const script = follow(dict.get(name("JS")), dict.context);
  const isText = [PDFString, PDFHexString, PDFStream].some((kind) => script instanceof kind);
  return isText && nameAt(dict, "S") !== "";
}
