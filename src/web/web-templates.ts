import { compileTemplates, type Templates } from "../page/templates.ts";

/** Every file below `templates/`, by its path there. */
export type TemplateTree = ReadonlyMap<string, Uint8Array>;

const FOLDER = "web/";

/** Compiles the templates of web pages. Errors: TEMPLATE_FAULT. */
export function webTemplates(tree: TemplateTree): Templates {
  const texts = [...tree.keys()].filter((path) => path.startsWith(FOLDER));
  return compileTemplates(
    new Map(texts.map((path) => [path.slice(FOLDER.length), webText(tree, path)])),
    "",
  );
}

/** Text of a file below `templates/`. */
export function webText(tree: TemplateTree, path: string): string {
  return new TextDecoder().decode(tree.get(path));
}
