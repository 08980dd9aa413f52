import Handlebars from "handlebars";
import { ReportError } from "../error.ts";
import type { TemplateFiles } from "../page/templates.ts";

/**
 * Lists the templates that one is filled with: itself and every partial it calls, and those that they call.
 *
 * Errors: TEMPLATE_FAULT, naming the template, where one does not parse.
 */
export function templatesUsedBy(path: string, files: TemplateFiles): readonly string[] {
  const used = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const text = files.get(next);
    if (used.has(next) || text === undefined) continue;
    used.add(next);
    waiting.push(...partialsIn(next, text, files));
  }
  return [...used].sort();
}

function partialsIn(path: string, text: string, files: TemplateFiles): readonly string[] {
  const finder = new PartialFinder();
  finder.accept(parse(path, text));
  // A partial whose name is an expression, known only when the template is filled, may be any.
  if (finder.hasUnknown) return [...files.keys()].filter((path) => path.startsWith("partials/"));
  return [...finder.names].map((name) => `partials/${name}.hbs`);
}

function parse(path: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReportError("TEMPLATE_FAULT", `templates/${path} does not parse: ${why}`, { cause });
  }
}

/** Walks through a template and writes down the names after `{{>`. */
class PartialFinder extends Handlebars.Visitor {
  readonly names = new Set<string>();
  hasUnknown = false;

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.#note(partial.name);
    super.PartialStatement(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.#note(partial.name);
    super.PartialBlockStatement(partial);
  }

  #note(name: hbs.AST.PathExpression | hbs.AST.SubExpression): void {
    if (name.type === "PathExpression") this.names.add((name as hbs.AST.PathExpression).original);
    else this.hasUnknown = true;
  }
}
