import { normalise } from "../../sources/normalise.ts";
import type { Ignored, Unread } from "../model.ts";
import { type Flow, type FlowMap, formatFlow, pairsOf, toFlow } from "./flow.ts";

/** What the file of a document holds, each line ready to be written. */
interface Intake {
  readonly head: FlowMap;
  readonly candidates: readonly FlowMap[];
  readonly ignored: readonly Ignored[];
  readonly unread: readonly Unread[];
  /** Lines with decisions whose numbers the document no more has. */
  readonly lost: readonly FlowMap[];
}

const COMMENT = `# What was read in a document. Decide each candidate: \`decision: accept\` or \`decision: reject\`;
# what is wrong in a line is changed in it before. What is undecided never becomes data.
`;

/** Writes the file: the same content gives the same bytes. */
export function formatIntake({ head, candidates, ignored, unread, lost }: Intake): string {
  const keys = Object.entries(head).map(([key, value]) => `${key}: ${formatFlow(value)}`.trimEnd());
  return [
    `${COMMENT}${keys.join("\n")}\n`,
    list("candidates", bySection(candidates)),
    lost.length > 0 ? list("lost", lost.map(formatLine)) : "",
    list("unread", unread.map(formatOther)),
    list("ignored", ignored.map(formatOther)),
  ].join("");
}

function list(key: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${key}: []\n` : `${key}:\n${lines.join("")}`;
}

/** A comment names the section where another one begins. */
function bySection(lines: readonly FlowMap[]): readonly string[] {
  return lines.map((line, index) => {
    const isNew = index === 0 || nameOf(lines[index - 1]?.section) !== nameOf(line.section);
    return `${isNew ? `  # ---- ${nameOf(line.section)}\n` : ""}${formatLine(line)}`;
  });
}

/** Cells of a sheet stand together. */
function nameOf(section: Flow | undefined): string {
  return typeof section === "string" ? section.replace(/!.*$/, "") : "";
}

/** Where the number stands and why it was read so follows on a line of its own, with which a person has nothing to do. */
const FIRST_OF_PLACE = "text";

function formatLine(line: FlowMap): string {
  return `  - ${formatCandidate(line)}\n`;
}

/** A candidate as it stands in the list. */
export function formatCandidate(line: FlowMap): string {
  const entries = Object.entries(line);
  const at = entries.findIndex(([key]) => key === FIRST_OF_PLACE);
  const [figure, place] = [entries.slice(0, at), entries.slice(at)].map((part) =>
    pairsOf(Object.fromEntries(part)),
  );
  return `{ ${figure},\n      ${place} }`;
}

function formatOther({ text, section, start, end, ...rest }: Ignored | Unread): string {
  const place = { ...(section === null ? {} : { section }), start, end };
  return `  - { ${pairsOf(toFlow({ text: normalise(text), ...rest, ...place }) as FlowMap)} }\n`;
}
