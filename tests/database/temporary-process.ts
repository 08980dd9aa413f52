import { startTemporaryDatabase } from "../../src/database/temporary.ts";

/** Starts a temporary database, says its address, and stays. */
const { url } = await startTemporaryDatabase();
process.stdout.write(`${url}\n`);
setInterval(() => {}, 60_000);
