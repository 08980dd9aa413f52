import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer";

/**
 * Speaks the DevTools protocol over two pipes: messages of JSON, each ended by a NUL.
 *
 * A browser on a pipe ends by itself when this process does, however that happens.
 */
export function openTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let parts: Buffer[] = [];
  const send = sendInTurn(toBrowser);
  const transport: ConnectionTransport = {
    send,
    close: () => toBrowser.destroy(),
  };
  fromBrowser.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString();
      parts = [];
      start = end + 1;
      // Each message gets a turn of its own, so that what one resolves runs before the next.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  fromBrowser.on("close", () => transport.onclose?.());
  // A browser that ends breaks the pipe; its exit is what gets reported.
  toBrowser.on("error", () => {});
  fromBrowser.on("error", () => {});
  return transport;
}

/**
 * Sends messages in their order, each when the pipe has taken the one before.
 *
 * A new browser asks for megabytes of fonts at once. As bytes all at the same time they tear holes in the memory
 * of this process that stay; as text they can wait.
 */
function sendInTurn(pipe: Writable): (message: string) => void {
  const waiting: string[] = [];
  const sendNext = () => {
    const [message] = waiting;
    if (message === undefined) return;
    // The pipe would set aside three bytes for each character of a text.
    pipe.write(Buffer.from(`${message}\0`), () => {
      waiting.shift();
      sendNext();
    });
  };
  return (message) => {
    waiting.push(message);
    if (waiting.length === 1) sendNext();
  };
}
