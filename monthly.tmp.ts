import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateMonthly } from "./bench/dataset/monthly.ts";

const [dir = "", p = "5", i = "12", m = "24"] = process.argv.slice(2);
for (const { path, text } of generateMonthly({ places: +p, indicators: +i, months: +m })) {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}
