import { openStock, tryMutant } from "./dataset/mutants.ts";

/** `npx tsx bench/mutants.ts [COUNT] [FIRST SEED]`: reads so many data folders with one file changed, and tells what went wrong. */
const [count = 8000, first = 0] = process.argv.slice(2).map(Number);
const SLOW_MS = 3000;

const stock = await openStock();
let [crashes, unlocated, slow, faulty, slowestMs, slowest] = [0, 0, 0, 0, 0, 0];
for (let seed = first; seed < first + count; seed += 1) {
  const result = await tryMutant(stock, seed);
  if (result.faults > 0) faulty += 1;
  if (result.ms > slowestMs) [slowestMs, slowest] = [result.ms, seed];
  if (result.ms > SLOW_MS) slow += 1;
  if (result.crash !== null) {
    crashes += 1;
    console.log(`crash, seed ${seed}, ${result.path}:`, result.crash);
  }
  for (const fault of result.unlocated) {
    unlocated += 1;
    console.log(`no place, seed ${seed}, ${result.path}:`, JSON.stringify(fault));
  }
}
console.log(
  `${count} files: ${faulty} faulty, ${crashes} crashes, ${unlocated} faults without a place, ` +
    `${slow} over ${SLOW_MS} ms; the slowest ${Math.round(slowestMs)} ms, seed ${slowest}`,
);
process.exitCode = crashes + unlocated + slow > 0 ? 1 : 0;
