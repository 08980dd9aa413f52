import Handlebars from "handlebars";
import { ReportError } from "../error.ts";
import { drawMark, type Mark } from "../marks/key.ts";
import type { Sentence } from "../view/model.ts";
import { createFlow, type Flow, flowPrinted, type Group } from "./flow.ts";
import { refuseUnknown, wordTemplateFault } from "./template-fault.ts";

/** The text of every template file, by path below `templates/`, e.g. `partials/table.hbs`. */
export type TemplateFiles = ReadonlyMap<string, string>;

/** Templates compiled once, ready to fill. */
export interface Templates {
  readonly fill: (path: string, data: unknown, options?: Handlebars.RuntimeOptions) => string;
  /** The styles of every page, then those of one kind. */
  readonly stylesOf: (kind: string) => string;
}

/**
 * Compiles the templates; a partial is called by its file's name.
 *
 * Errors: TEMPLATE_FAULT, naming template and line, when one is missing, does not parse or asks for what is not there.
 */
export function compileTemplates(files: TemplateFiles, fontFaces: string): Templates {
  const engine = Handlebars.create();
  engine.registerHelper("cssString", escapeCssString);
  engine.registerHelper("flow", flowWords);
  engine.registerHelper("flowPrinted", flowPrinted);
  engine.registerHelper("foreign", markForeign);
  engine.registerHelper("drawMark", (mark: Mark) => new Handlebars.SafeString(drawMark(mark)));
  engine.registerHelper("stack", stackPower);
  engine.registerHelper("helperMissing", refuseUnknown);
  // Errors are worded around each single template and partial, since only there its path is known.
  const guard = (path: string, text: string): Handlebars.TemplateDelegate => {
    const compiled = engine.compile(text);
    return (data, options) => {
      try {
        return compiled(data, options);
      } catch (cause) {
        throw wordTemplateFault(path, text, cause);
      }
    };
  };
  for (const [path, text] of files) {
    const partial = path.match(/^partials\/(.+)\.hbs$/)?.[1];
    if (partial) engine.registerPartial(partial, guard(path, text));
  }
  const shared = stylesOf(files);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const template = (path: string) => {
    const known = compiled.get(path);
    if (known) return known;
    const text = files.get(path);
    if (text === undefined) throw missing(path);
    const fresh = guard(path, text);
    compiled.set(path, fresh);
    return fresh;
  };
  return {
    stylesOf: (kind) =>
      [fontFaces, shared, files.get(`briefings/${kind}/style.css`) ?? ""].join("\n"),
    fill: (path, data, options) => template(path)(data, options),
  };
}

function missing(path: string): ReportError {
  return new ReportError("TEMPLATE_FAULT", `templates/${path} does not exist`, {
    hint: "a briefing's `kind` is the name of a folder under templates/briefings with a briefing.hbs in it",
  });
}

/** All style sheets, in the order of their names. */
function stylesOf(files: TemplateFiles): string {
  return [...files]
    .filter(([path]) => path.startsWith("styles/"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n");
}

/** Makes words safe inside a quoted CSS string. */
function escapeCssString(words: unknown): Handlebars.SafeString {
  const escaped = String(words).replace(
    /[\\"<>&\n]/g,
    (sign) => `\\${sign.codePointAt(0)?.toString(16)} `,
  );
  return new Handlebars.SafeString(escaped);
}

/** Parts the power of ten of a number in a table from its digits, e.g. thousand of 42.4 thousand, to stand below them. */
function stackPower(text: unknown): Handlebars.SafeString {
  const [digits = "", ...power] = String(text).split(/(?=\u00a0)/);
  const escaped = Handlebars.escapeExpression(digits);
  if (power.length === 0) return new Handlebars.SafeString(escaped);
  const below = Handlebars.escapeExpression(power.join(""));
  return new Handlebars.SafeString(`${escaped}<span class="power">${below}</span>`);
}

/** Cuts words into groups that no line breaks within, as the page does in whose data the `Flow` is. */
function flowWords(
  words: Sentence | string,
  { data, hash }: Handlebars.HelperOptions,
): readonly Group[] {
  const flow: Flow = data.flow ?? createFlow({ language: data.root.language ?? "en", names: [] });
  return flow(words, hash);
}

/** Chinese words, with the digits and brackets among them, e.g. 亿元, 张发改字〔2023〕19号. */
const CHINESE = /\p{Script=Han}(?:[\p{Script=Han}\d〔〕《》（）、]*[\p{Script=Han}〕》）])?/gu;

/**
 * Marks Chinese words on a page in another language as Chinese, so that screen readers pronounce them rightly.
 *
 * The role is needed: the browser passes on `lang` only of elements with a role.
 */
function markForeign(words: unknown, { data }: Handlebars.HelperOptions): Handlebars.SafeString {
  const escaped = Handlebars.escapeExpression(String(words));
  const isChinese = data?.root?.language === "zh";
  const mark = (found: string) => `<span lang="zh-CN" role="generic">${found}</span>`;
  return new Handlebars.SafeString(isChinese ? escaped : escaped.replace(CHINESE, mark));
}
