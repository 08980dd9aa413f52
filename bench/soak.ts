import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { soak } from "./soak/soak.ts";

/** `npx tsx bench/soak.ts 2000`: builds while builds and browsers are killed at random; exit 1 where that left a trace. */
const program = new Command("soak")
  .description("Builds briefings of one page while builds and browsers are killed and stopped.")
  .argument("[briefings]", "how many", Number, 100)
  .option("--seed <n>", "what happens when", Number, 1)
  .option("--every <n>", "outputs after which a build is killed, about", Number, 50)
  .option("--jobs <n>", "how many at once", Number, 2)
  .option("--keep", "leave the folder where it is");

program.action(async (briefings: number, { keep, ...options }) => {
  const folder = mkdtempSync(join(tmpdir(), "briefings-soak-"));
  console.log(folder);
  const { tally, starts, seconds, left, faults } = await soak(folder, {
    briefings,
    ...options,
    log: (line) => console.log(`${new Date().toISOString()} ${line}`),
  });
  console.log(`\n${briefings} briefings, ${starts} starts, ${seconds.toFixed(0)} s`);
  console.log(`left by what was killed: ${left.profiles} profiles, ${left.processes} processes`);
  console.table(Object.fromEntries(tally));
  for (const fault of faults) console.log(fault);
  console.log(`${faults.length} faults`);
  if (!keep) rmSync(folder, { recursive: true });
  process.exitCode = faults.length === 0 ? 0 : 1;
});
await program.parseAsync();
