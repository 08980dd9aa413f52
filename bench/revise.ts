import { readFileSync, writeFileSync } from "node:fs";

/** Revises the first exact level in a file of observations, and what is printed of it. */
export function revise(path: string): void {
  const text = readFileSync(path, "utf8");
  const found = text.match(/value: (\d+\.\d), .*printed: \D*\1/);
  const [line, value] = found ?? [];
  if (!line || !value) throw new Error(`There is no figure to revise in ${path}`);
  const revised = (Number(value) + 0.1).toFixed(1);
  writeFileSync(path, text.replace(line, line.replaceAll(value, revised)));
}
