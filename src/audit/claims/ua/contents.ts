import type { Finding } from "../../model.ts";
import { unpack } from "../../raw/filters.ts";
import { isKeyed, type Keyed, nameOf, type Stream, textOf } from "../../raw/value.ts";
import type { Listener } from "../content/follow.ts";
import { outwards, type Scope } from "../content/scope.ts";
import type { Accessible } from "./model.ts";
import { broken, type RuleId } from "./rules.ts";
import { elementOfContent, type Tree } from "./tree.ts";

/** What the content streams of a document show, gathered page by page. */
interface ContentNotes {
  readonly listener: Listener;
  /** Has to be called where a page begins; pages count from 1. */
  begin(page: number): void;
  /** Property lists of marked content, each with its first page. */
  readonly marked: ReadonlyMap<Keyed, number>;
  findings(): readonly Finding[];
}

const SPOKEN = [
  ["ActualText", "7.2-30"],
  ["Alt", "7.2-31"],
  ["E", "7.2-32"],
] as const;

/** Notes content that is mixed, untagged or in no language (7.1, 7.2, 7.20). */
export function noteContents({ file, tree, hasLanguage }: Accessible): ContentNotes {
  let page = 0;
  const marked = new Map<Keyed, number>();
  const counts = new Map<string, { readonly rule: RuleId; readonly page: number; count: number }>();
  const forms = new Map<Stream, number>();
  const count = (rule: RuleId) => {
    const key = `${rule} ${page}`;
    const held = counts.get(key) ?? { rule, page, count: 0 };
    held.count += 1;
    counts.set(key, held);
  };
  const isSpoken = (scope: Scope | null) => hasLanguage || languageOf({ file, tree }, scope);
  const listener: Listener = {
    elementOf: (owner, number) => elementOfContent(file, tree, owner, number),
    opened: (scope) => {
      const { tag, properties, outer } = scope;
      if (properties !== null && !marked.has(properties)) marked.set(properties, page);
      if (tag === "Artifact" && scope.isReal) count("7.1-1");
      if (scope.element !== null && outer?.isArtifact) count("7.1-2");
      if (tag !== "Span" || properties === null || isSpoken(scope)) return;
      for (const [key, rule] of SPOKEN) if (properties.entries.has(key)) count(rule);
    },
    drawn: (what, scope) => {
      if (!scope?.isReal && !scope?.isArtifact) count("7.1-3");
      if (what === "text" && !isSpoken(scope)) count("7.2-34");
    },
    formDrawn: (form) => forms.set(form, (forms.get(form) ?? 0) + 1),
  };
  return {
    listener,
    begin: (number) => {
      page = number;
    },
    marked,
    findings: () => [
      ...[...counts.values()].map((each) => broken(each.rule, said(each), each.page)),
      ...[...forms]
        .filter(([form, times]) => times > 1 && hasNumbers(form))
        .map(() => broken("7.20-2", "A form")),
    ],
  };
}

const SAID: Readonly<Record<string, readonly [one: string, many: string] | undefined>> = {
  "7.1-1": ["artifact stands", "artifacts stand"],
  "7.1-2": ["tagged content stands", "tagged contents stand"],
  "7.1-3": ["things drawn are", "things drawn are"],
  "7.2-34": ["text is", "texts are"],
};

function said({ rule, count }: { readonly rule: RuleId; readonly count: number }): string {
  const [one, many] = SAID[rule] ?? ["marked content is", "marked contents are"];
  return `${count} ${count === 1 ? one : many}`;
}

/** True where marked content, or the element that it belongs to, says which language it is in. */
function languageOf(
  { file, tree }: Pick<Accessible, "file"> & { readonly tree: Tree },
  scope: Scope | null,
): boolean {
  for (const { properties, element } of outwards(scope)) {
    if (properties !== null && textOf(file.at(properties, "Lang")) !== null) return true;
    const held = element === null ? undefined : tree.byDict.get(element);
    if (held && held.language !== null) return true;
  }
  return false;
}

/** True where a form numbers its content for the structure tree. */
function hasNumbers(form: Stream): boolean {
  return (
    isKeyed(form) &&
    nameOf(form.entries.get("Subtype")) === "Form" &&
    (unpack(form) ?? "").includes("/MCID")
  );
}
