import { CONTAINER_CONTENT } from "./containers.ts";

const BEGIN = "/Artifact BMC";
const END = "EMC";

const OPENS = /\bB(?:DC|MC)$/;
const BUILDS_PATH = /(?:^|\s)(?:m|l|c|v|y|re|h|W\*?)$/;
const PAINTS_PATH = /(?:^|\s)(?:S|s|F|f\*?|B\*?|b\*?)$/;
const DROPS_PATH = /(?:^|\s)n$/;
const PAINTS_AT_ONCE = /(?:^\/(\S+) Do|\bsh)$/;

/**
 * Marks as artifacts what a page draws outside its tagged content: running heads, page numbers, bullets, bars; and what
 * is tagged as content of an element that only groups others, e.g. the lines of a table.
 *
 * PDF/UA asks that everything drawn is either tagged or an artifact (ISO 14289-1, 7.1). This relies on the browser,
 * which ends each line with one operator; gives null for content of another shape.
 * `isPicture` tells whether a name drawn with `Do` is an image; forms are not wrapped, their content is marked instead.
 */
export function markArtifacts(
  content: string,
  isPicture: (name: string) => boolean,
): string | null {
  const out: string[] = [];
  let depth = 0;
  let pathAt: number | null = null;
  let isInText = false;
  const wrapFrom = (at: number) => {
    out.splice(at, 0, BEGIN);
    out.push(END);
  };
  for (const written of content.split("\n")) {
    const line = CONTAINER_CONTENT.test(written) ? BEGIN : written;
    if (line === "BT") {
      isInText = depth === 0;
      if (isInText) out.push(BEGIN);
    }
    if (depth === 0 && BUILDS_PATH.test(line)) pathAt ??= out.length;
    out.push(line);
    if (OPENS.test(line)) depth += 1;
    else if (line === END) depth -= 1;
    else if (line === "ET" && isInText) {
      if (depth !== 0) return null;
      out.push(END);
      isInText = false;
    } else if (DROPS_PATH.test(line)) pathAt = null;
    else if (PAINTS_PATH.test(line)) {
      if (pathAt !== null && depth === 0) wrapFrom(pathAt);
      pathAt = null;
    } else if (depth === 0 && !isInText) {
      const drawn = PAINTS_AT_ONCE.exec(line);
      if (drawn !== null && (drawn[1] === undefined || isPicture(drawn[1])))
        wrapFrom(out.length - 1);
    }
    if (isInText && line.includes("/MCID")) return null;
  }
  return depth === 0 ? out.join("\n") : null;
}
