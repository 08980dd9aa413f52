import { withLock } from "../../src/store/lock.ts";

/** Holds a lock from when it says so until its stdin ends. */
const [folder = "", key = ""] = process.argv.slice(2);
await withLock(folder, key, async () => {
  process.stdout.write("held\n");
  for await (const _ of process.stdin);
});
