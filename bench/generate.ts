import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import { generateDataset } from "./dataset/generate.ts";
import { type DatasetOptions, DEFAULTS, NUMBERS } from "./dataset/options.ts";

/** `npx tsx bench/generate.ts DIR --places N …`: writes a data folder of invented places, with its documents. */
const program = new Command("generate")
  .description("Writes a data folder of invented places, and their documents below sources/.")
  .argument("<dir>", "folder to write to");
for (const [name, value] of Object.entries(DEFAULTS)) {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (name === "longUnits") program.option(flag, "amounts in the units with the longest names");
  else if (name === "numbers") {
    program.addOption(new Option(`${flag} <kind>`).choices(NUMBERS).default(value));
  } else program.addOption(new Option(`${flag} <number>`).default(value).argParser(Number));
}

program.action((dir: string, options: DatasetOptions) => {
  const files = generateDataset(options);
  for (const { path, text } of files) {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const observations = files.filter(({ path }) => path.startsWith("observations/"));
  const figures = observations.reduce(
    (sum, { text }) => sum + (text.match(/^ {4}- /gm)?.length ?? 0),
    0,
  );
  console.log(`${files.length} files, ${figures} figures in ${dir}`);
});
program.parse();
