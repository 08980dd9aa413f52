import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostic.ts";
import { parseYaml, type YamlSource } from "./yaml.ts";

interface Parsed {
  readonly hash: string;
  readonly source: YamlSource | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a `parseYaml` that parses a file again only where its bytes have changed, for who reads the same folder
 * over and over: parsing is most of reading.
 *
 * Shape: keeps the latest state of each file.
 */
export function rememberParsed(parse: typeof parseYaml = parseYaml): typeof parseYaml {
  const parsedByPath = new Map<string, Parsed>();
  return (file, shown, report) => {
    const hash = createHash("sha256").update(file.bytes).digest("hex");
    const known = parsedByPath.get(shown);
    const parsed = known?.hash === hash ? known : { hash, ...parseAnew(file, shown, parse) };
    parsedByPath.set(shown, parsed);
    for (const diagnostic of parsed.diagnostics) report(diagnostic);
    return parsed.source;
  };
}

function parseAnew(
  file: Parameters<typeof parseYaml>[0],
  shown: string,
  parse: typeof parseYaml,
): Omit<Parsed, "hash"> {
  const diagnostics: Diagnostic[] = [];
  const source = parse(file, shown, (diagnostic) => diagnostics.push(diagnostic));
  return { source, diagnostics };
}
