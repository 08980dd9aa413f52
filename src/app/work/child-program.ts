import { packageHome } from "../../package.ts";
import { errorOf, faultOf } from "../../queue/fault.ts";
import { orSystemFault } from "../../system-fault.ts";
import { lendBrowser } from "../parts.ts";
import { ALIVE_MS, type Answer, type FromChild, type Question, type ToChild } from "./messages.ts";
import { type Kept, openShop } from "./shop.ts";

/*
 * A process that makes outputs with a browser of its own, for as long as its worker is there. What keeps it busy keeps no worker
 * from giving signs of life.
 */
const ended = new AbortController();
// What cannot be sent any more was for nobody: the end of the channel ends this process.
const send = (message: FromChild) => void process.send?.(message, () => {});
const waiting = new Map<
  number,
  { readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void }
>();
let lastId = 0;

function ask(question: Question): Promise<Answer> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ kind: "ask", id, question });
  });
}

const kept: Kept = {
  contents: async (keys) =>
    (await ask({ kind: "contents", keys })) as ReadonlyMap<string, Uint8Array>,
  isKept: async (fingerprint) => (await ask({ kind: "is-kept", fingerprint })) as boolean,
};

const environment = {
  env: process.env,
  cwd: process.cwd(),
  home: packageHome(),
  cores: 1,
  clockMs: () => performance.now(),
  signal: ended.signal,
  notice: (line: string) => send({ kind: "notice", line }),
};

// Whoever asked for anything is gone: so is what it was for.
process.once("disconnect", () => ended.abort());
// The worker tells its children itself when a terminal stops them all.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

setInterval(() => send({ kind: "alive" }), ALIVE_MS);
await lendBrowser(environment, async (browser) => {
  const shop = openShop(environment, browser, kept);
  let stop = new AbortController();
  process.on("message", async (message: ToChild) => {
    if (message.kind === "answer") waiting.get(message.id)?.resolve(message.answer);
    if (message.kind === "refusal") waiting.get(message.id)?.reject(errorOf(message.fault));
    if (message.kind === "answer" || message.kind === "refusal") waiting.delete(message.id);
    if (message.kind === "stop") stop.abort();
    if (message.kind !== "make") return;
    stop = new AbortController();
    try {
      send({ kind: "done", done: await shop.make(message.payload, stop.signal) });
    } catch (error) {
      send({ kind: "failed", fault: faultOf(orSystemFault(error)) });
    }
  });
  await new Promise<void>((resolve) => {
    if (!process.connected) resolve();
    ended.signal.addEventListener("abort", () => resolve(), { once: true });
  });
});
process.exit(0);
