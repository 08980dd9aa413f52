import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Folders of a run of the action, from the root of the checkout. */
export interface Paths {
  readonly data: string;
  readonly out: string;
}

/** Folders of the checkout that are no place for results. */
const TAKEN = [".git", ".github", "node_modules"];

/**
 * The folders as the steps of the action may use them: inside the checkout, links followed, apart from each other.
 *
 * The steps copy and remove `out` and `out.issue`; a path like `../` would have them do so outside.
 *
 * @throws Error that says which input is wrong, and why.
 */
export function checkPaths(checkout: string, given: Paths): Paths {
  const root = realpathSync(checkout);
  const data = within(root, "data", given.data);
  const out = within(root, "out", given.out);
  if (out === "") throw wrong("out", given.out, "is the whole checkout: name a folder inside it");
  if (TAKEN.includes(out.split(sep)[0] as string)) {
    throw wrong("out", given.out, "is a folder of the repository itself: name another");
  }
  for (const taken of [out, `${out}.issue`]) {
    if (contains(taken, data) || (data !== "" && contains(data, taken))) {
      throw wrong("out", given.out, `and the data (${given.data}) lie in each other: name another`);
    }
  }
  const issue = join(root, `${out}.issue`);
  if (followed(issue) !== issue) {
    throw wrong("out", given.out, `has a link beside it, ${basename(issue)}: remove it`);
  }
  if (existsSync(issue) && !existsSync(join(issue, "manifest.json"))) {
    throw wrong(
      "out",
      given.out,
      `has a folder ${basename(issue)} beside it that no build has made: name another`,
    );
  }
  return { data: data === "" ? "." : data, out };
}

function within(root: string, input: keyof Paths, given: string): string {
  if (given.trim() === "") throw wrong(input, given, "is empty: name a folder");
  if (/\p{Cc}/u.test(given)) throw wrong(input, given, "has a control character or a line break");
  const path = relative(root, followed(resolve(root, given)));
  if (path === ".." || path.startsWith(`..${sep}`)) {
    throw wrong(input, given, "lies outside the checkout: name a folder inside it");
  }
  return path;
}

/** The path with its links followed, as far as it exists. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(followed(dirname(path)), basename(path));
  }
}

/** Whether `inner` is `outer` or lies in it. */
function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}${sep}`);
}

function wrong(input: keyof Paths, given: string, why: string): Error {
  return new Error(`Input "${input}": ${JSON.stringify(given)} ${why}.`);
}
