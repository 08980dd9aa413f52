import { composeTokens, tokensOf } from "../../src/dataset/yaml-library.ts";
import { parsedFrom, repeatedKeys } from "../../src/dataset/yaml-nodes.ts";

/** What the library makes of a text; what is wrong with it where it has a fault. */
export function byLibrary(text: string) {
  const at = () => ({ file: "", line: 1, col: 1 });
  const tokens = tokensOf(text, at, () => {}) ?? [];
  const [document, second] = composeTokens(tokens, text.length);
  if (!document) return "nothing";
  const faults = [...document.errors, ...document.warnings, ...repeatedKeys(document)];
  if (second || faults.length > 0) return `faulty: ${faults.join(" ")}`;
  return parsedFrom(document);
}
