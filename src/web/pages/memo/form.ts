import { LANGUAGES, type Language } from "../../../dataset/model.ts";
import { FIELDS, type FieldName } from "./fields.ts";

/** A memo as it is filled in. */
export interface MemoForm {
  /** Names of a list stand on lines of their own. */
  readonly values: Readonly<Partial<Record<FieldName, string>>>;
  readonly attachments: readonly FormAttachment[];
  /** A briefing that is here, and the address of one, to be attached. */
  readonly add: { readonly briefing: string; readonly address: string };
}

/** A briefing that is attached. */
export interface FormAttachment {
  /** Id of a briefing or a kind. */
  readonly briefing: string;
  readonly language: Language;
  /** Its choice as the query of its address has it, without a question mark. */
  readonly choice: string;
  /** Title in place of the briefing's; empty for that. */
  readonly title: string;
}

/** What is to be done with a filled form. */
type Act =
  | { readonly kind: "make" | "preview" | "edit" | "add" }
  | { readonly kind: "remove" | "up"; readonly index: number };

/** Most that a form is read for; the limit of a memo is lower, and is told by it. */
const MOST_ATTACHMENTS = 50;

/** Reads a form that was sent. */
export function readForm(sent: URLSearchParams): MemoForm {
  const text = (name: string) => (sent.get(name) ?? "").replaceAll("\r\n", "\n");
  const attachments: FormAttachment[] = [];
  for (let index = 0; index < MOST_ATTACHMENTS; index += 1) {
    const at = (name: string) => text(`attachments.${index}.${name}`);
    if (at("briefing") === "") break;
    attachments.push({
      briefing: at("briefing"),
      language: LANGUAGES.find((one) => one === at("language")) ?? "zh",
      choice: at("choice"),
      title: at("title"),
    });
  }
  return {
    values: Object.fromEntries(FIELDS.map(([name]) => [name, text(name)])),
    attachments,
    add: { briefing: text("add.briefing"), address: text("add.address") },
  };
}

/** Reads which button was pressed; the Enter key presses none of the small ones. */
export function readAct(sent: URLSearchParams): Act {
  const [, kind, index] =
    /^(make|preview|edit|add|remove|up)(?:-(\d{1,2}))?$/.exec(sent.get("act") ?? "") ?? [];
  if (kind === "remove" || kind === "up") return { kind, index: Number(index ?? 0) };
  return { kind: (kind as "make" | "preview" | "edit" | "add" | undefined) ?? "make" };
}

/** Takes an attachment away, or moves it before the one above it. */
export function rearranged(
  attachments: readonly FormAttachment[],
  { kind, index }: Extract<Act, { readonly index: number }>,
): readonly FormAttachment[] {
  const others = attachments.filter((_, at) => at !== index);
  const one = attachments[index];
  if (kind === "remove" || !one) return others;
  return others.toSpliced(Math.max(index - 1, 0), 0, one);
}

/** The attachment at the address of a briefing, copied from a browser; null where it is none. */
export function attachmentAt(address: string): FormAttachment | null {
  const [, id = "", language, choice = ""] =
    /(?:^|\/)briefings\/([^./?#]+)\.(zh|en)(?:\.[\w.-]*)?(?:\?([^#]*))?(?:#.*)?$/.exec(
      address.trim(),
    ) ?? [];
  if (id === "") return null;
  return { briefing: decoded(id), language: language as Language, choice, title: "" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The form as the fields that a memo is made of; what is left empty is left out. */
export function fieldsOf({ values, attachments }: MemoForm): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [name, { input }] of FIELDS) {
    const value = values[name] ?? "";
    if (value.trim() === "") continue;
    const given = input === "list" ? linesOf(value) : value;
    const [key = name, within] = name.split(".");
    if (within === undefined) fields[key] = given;
    else fields[key] = { ...(fields[key] as object | undefined), [within]: given };
  }
  if (attachments.length > 0) fields.attachments = attachments.map(sentOf);
  return fields;
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function sentOf({ briefing, language, choice, title }: FormAttachment) {
  const own = title.trim() === "" ? {} : { title };
  return { ...choiceFields(choice), briefing, language, ...own };
}

/** The fields of a choice; one that is there several times is a list. */
export function choiceFields(choice: string): Readonly<Record<string, string>> {
  const query = new URLSearchParams(choice);
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(",")]));
}

/** The form of fields that `fieldsOf` has made, and of these with more than one value a field alike. */
export function formOf(fields: Readonly<Record<string, unknown>>): MemoForm {
  const values = FIELDS.map(([name]) => [name, writtenAs(valueAt(fields, name))]);
  const { attachments } = fields;
  return {
    values: Object.fromEntries(values),
    attachments: Array.isArray(attachments) ? attachments.map(attachmentOf) : [],
    add: NOTHING_ADDED,
  };
}

export const NOTHING_ADDED: MemoForm["add"] = { briefing: "", address: "" };

function valueAt(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], fields);
}

function writtenAs(value: unknown): string {
  return Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";
}

function attachmentOf(sent: Readonly<Record<string, string>>): FormAttachment {
  const { briefing = "", language, title = "", ...chosen } = sent;
  const choice = new URLSearchParams(chosen).toString().replaceAll("%2C", ",");
  return { briefing, language: language === "en" ? "en" : "zh", title, choice };
}
