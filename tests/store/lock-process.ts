import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { withLock } from "../../src/store/lock.ts";

/** Counts in a file, under a lock. */
const [folder = "", times = "0"] = process.argv.slice(2);
const file = join(folder, "count");
for (let done = 0; done < Number(times); done += 1) {
  await withLock(folder, "count", async () => {
    const before = Number(readFileSync(file, "utf8"));
    await wait(2);
    writeFileSync(file, String(before + 1));
  });
}
