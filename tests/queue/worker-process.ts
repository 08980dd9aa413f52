import { once } from "node:events";
import { createInterface } from "node:readline";
import { commitResult } from "../../src/database/commit.ts";
import { openQueue } from "../../src/queue/open.ts";
import { work } from "../../src/queue/work.ts";
import { connect } from "../connect.ts";
import { resultOf, workerOf } from "./jobs.ts";

/** Does jobs, each when a line comes in; says what happens, a line each. It ends with its input. */
const [url = "", queueName = "", id = ""] = process.argv.slice(2);
const stop = new AbortController();
const lines = createInterface({ input: process.stdin });
lines.on("close", () => stop.abort());
const say = (line: string) => process.stdout.write(`${line}\n`);
const notice = (line: string) => say(`notice ${line}`);
const database = await connect(url, { notice, signal: stop.signal, name: `worker ${id}` });
const queue = await openQueue(database, { notice });
await work({
  ...{ database, queue, jobsAtOnce: 1, pollMs: 100, signMs: 300, signal: stop.signal },
  worker: workerOf(id, queueName),
  make: async (job) => {
    await once(lines, "line");
    return (sql) => commitResult(sql, job.key, resultOf(job, id));
  },
  told: ({ event, job }) => say(`${event} ${job.key}`),
});
await queue.close();
await database.close();
say("closed");
