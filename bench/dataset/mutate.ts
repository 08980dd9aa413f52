import type { Random } from "./random.ts";

/** Changes a text in one to four ways in which a text is changed by hand, by a bad copy or by malice. */
export function mutate(text: string, random: Random): Uint8Array {
  const count = 1 + random.below(4);
  let changed = text;
  for (let step = 0; step < count; step += 1) {
    // So that a file grown by one change does not grow beyond measure by the next.
    changed = random.pick(CHANGES)(changed, random).slice(0, LONGEST);
  }
  const bytes = new TextEncoder().encode(changed);
  return random.isHit(0.1) ? mutateBytes(bytes, random) : bytes;
}

const LONGEST = 300_000;

type Change = (text: string, random: Random) => string;

const onLine =
  (change: (line: string, random: Random) => string | readonly string[]): Change =>
  (text, random) => {
    const lines = text.split("\n");
    const at = random.below(lines.length);
    const made = change(lines[at] ?? "", random);
    return lines.toSpliced(at, 1, ...(typeof made === "string" ? [made] : made)).join("\n");
  };

const onToken =
  (change: (token: string, random: Random) => string): Change =>
  (text, random) => {
    const tokens = [...text.matchAll(/[^\s,:{}[\]]+/g)];
    if (tokens.length === 0) return text;
    const { 0: token, index } = random.pick(tokens);
    return text.slice(0, index) + change(token, random) + text.slice(index + token.length);
  };

const insert =
  (pieces: readonly string[]): Change =>
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(pieces) + text.slice(at);
  };

const SIGNS = [..."-?:,[]{}#&*!|>'\"%@`\\~<=+ \n\t\r"];
const UNICODE = [
  "\u00a0",
  "\u3000",
  "\u200b",
  "\ufeff",
  "\u2028",
  "\u0085",
  "\u2f08",
  "\u{20000}",
  "\ufe0f",
  "\ud800",
  "\u0000",
  "\u202e",
  "é",
  "Ａ",
  "１",
  "％",
  "：",
  "，",
];
const VALUES = [
  "",
  "null",
  "~",
  "true",
  "yes",
  "0x10",
  "1e999",
  ".inf",
  "-.inf",
  ".nan",
  "-0",
  "007",
  "1_000",
  "1,000",
  "12345678901234567890",
  "2023-13-45",
  "[]",
  "{}",
  "[a]",
  "{ a: b }",
  "''",
  '""',
  "'",
  '"',
  "|",
  ">",
  "- a",
  "? a",
  "&a a",
  "*a",
  "!a b",
  "!!int 1",
  "<<: *a",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "a: b",
  "a #b",
  "@a",
  "`a`",
  "%a",
  "很".repeat(300),
  "1".repeat(400),
];
const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "region",
  "figures",
  "year",
  "value",
  "zh",
  "en",
  "<<",
  "? ",
  "1",
  "null",
  '"a b"',
  "'a'",
  "a b",
  "Ⅱ",
  "甲",
];

const CHANGES: readonly Change[] = [
  // bytes and signs
  insert(SIGNS),
  insert(SIGNS),
  insert(UNICODE),
  insert(VALUES),
  (text, random) => removeSpan(text, random, 1),
  (text, random) => removeSpan(text, random, 30),
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(SIGNS) + text.slice(at + 1);
  },
  // lines
  onLine(() => []),
  onLine((line) => [line, line]),
  onLine((line, random) => [line, ...Array.from({ length: 1 + random.below(50) }, () => line)]),
  onLine((line) => `${line} `),
  onLine((line) => `${line}\r`),
  onLine((line) => `# ${line}`),
  onLine((line) => `${line} # note`),
  onLine((line) => `${line}#note`),
  onLine((line, random) => {
    const at = random.below(line.length + 1);
    return [line.slice(0, at), line.slice(at)];
  }),
  onLine((line, random) => {
    const at = random.below(line.length + 1);
    return [line.slice(0, at), `${" ".repeat(random.below(8))}${line.slice(at)}`];
  }),
  (text, random) => swapLines(text, random),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text, random) =>
    `${text}\n${random.pick(["---", "...", "--- a", "%YAML 1.1\n---", "- a", "a", "{}"])}\n`,
  (text, random) =>
    `${random.pick(["---\n", "%YAML 1.2\n---\n", "%TAG ! x\n---\n", "\ufeff", "\n\n", "# a\n", "- ", "{", "a\n"])}${text}`,
  // indentation
  onLine((line, random) => `${" ".repeat(1 + random.below(5))}${line}`),
  onLine((line) => line.replace(/^ /, "")),
  onLine((line) => line.replace(/^ +/, "")),
  onLine((line) => line.replace(/^( *)- /, "$1-")),
  onLine((line) => line.replace(/^( *)- /, "$1-   ")),
  onLine((line) => line.replace(/^ {2}/, "\t")),
  (text) => text.replaceAll(/^ +/gm, (indent) => indent + indent),
  (text) => text.replaceAll(/^ {2}- /gm, "- "),
  // keys
  onLine((line, random) => line.replace(/^( *(?:- )?)[^:\s]+:/, `$1${random.pick(KEYS)}:`)),
  onLine((line) => line.replace(/: /, ":")),
  onLine((line) => line.replace(/: /, " : ")),
  onLine((line) => line.replace(/:/, "")),
  onLine((line) => line.replace(/: .*$/, ":")),
  onLine((line, random) => line.replace(/: .*$/, `: ${random.pick(VALUES)}`)),
  // values
  onToken((_, random) => random.pick(VALUES)),
  onToken((_, random) => random.pick(VALUES)),
  onToken((_, random) => random.pick(KEYS)),
  onToken((token) => `"${token}"`),
  onToken((token) => `'${token}'`),
  onToken((token) => `"${token}`),
  onToken((token) => `${token}${token}`),
  onToken((token) => `-${token}`),
  onToken((token) => `${token}\n  ${token}`),
  onToken(
    (token, random) =>
      `${random.pick(["&a ", "*", "!", "!!str ", "!<x> ", "? ", "- ", "| ", ">- "])}${token}`,
  ),
  onToken((token) =>
    [...token].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ),
  onToken(
    (token) =>
      `"${[...token].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`,
  ),
  // brackets and depth
  onToken(
    (token, random) =>
      `${"[".repeat(1 + random.below(40))}${token}${"]".repeat(1 + random.below(40))}`,
  ),
  onToken(
    (token, random) =>
      `${"{ a: ".repeat(1 + random.below(40))}${token}${" }".repeat(1 + random.below(40))}`,
  ),
  onToken((token, random) => "[".repeat(10 ** random.below(5)) + token),
  onLine((line) => line.replace(/[{[]/, "")),
  onLine((line) => line.replace(/[}\]]([^}\]]*)$/, "$1")),
  onLine((line) => line.replace(/\{/, "{\n")),
  onLine((line) => line.replace(/, /, ",")),
  onLine((line) => line.replace(/, /, ",, ")),
  onLine((line) => line.replace(/ \}/, ", }")),
  // ends
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text) => text.trimEnd(),
  () => "",
  (text, random) => text.repeat(1 + random.below(3)),
];

function removeSpan(text: string, random: Random, most: number): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + random.below(most));
}

function swapLines(text: string, random: Random): string {
  const lines = text.split("\n");
  const [one, other] = [random.below(lines.length), random.below(lines.length)];
  const [first = "", second = ""] = [lines[one], lines[other]];
  lines[one] = second;
  lines[other] = first;
  return lines.join("\n");
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let step = 0; step <= random.below(3); step += 1) {
    if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
  }
  return random.isHit(0.5) ? changed : changed.subarray(0, random.below(changed.length + 1));
}
