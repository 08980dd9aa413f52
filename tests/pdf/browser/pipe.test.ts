import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { openTransport } from "../../../src/pdf/browser/pipe.ts";

/** A pipe that takes nothing until it is told to. */
function slowPipe() {
  let taken = "";
  let held = () => {};
  const pipe = new Writable({
    write(chunk: Buffer, _encoding, done) {
      held = () => {
        taken += chunk.toString();
        done();
      };
    },
  });
  return { pipe, take: () => held(), taken: () => taken };
}

const nextTurn = () => new Promise((next) => setImmediate(next));

describe("openTransport(toBrowser, fromBrowser)", () => {
  it("sends in order and keeps only the message under way as bytes", async () => {
    const { pipe, take, taken } = slowPipe();
    const transport = openTransport(pipe, new PassThrough());
    const messages = Array.from({ length: 20 }, (_, index) => `{"字":${index}}`);
    for (const message of messages) transport.send(message);
    const oneAtMost = Buffer.byteLength(`${messages.at(-1)}\0`);
    for (const _ of messages) {
      expect(pipe.writableLength).toBeLessThanOrEqual(oneAtMost);
      take();
      await nextTurn();
    }
    expect(taken()).toBe(messages.map((message) => `${message}\0`).join(""));
  });

  it("puts messages together from the pieces in which they come", async () => {
    const fromBrowser = new PassThrough();
    const transport = openTransport(new PassThrough(), fromBrowser);
    const got: string[] = [];
    transport.onmessage = (message) => got.push(message);
    const bytes = Buffer.from('{"a":"字"}\0{"b":2}\0{"c":3}\0');
    for (const piece of [bytes.subarray(0, 7), bytes.subarray(7, 20), bytes.subarray(20)]) {
      fromBrowser.write(piece);
      await nextTurn();
    }
    await nextTurn();
    expect(got).toEqual(['{"a":"字"}', '{"b":2}', '{"c":3}']);
  });

  it("outlives a browser that is gone", async () => {
    const toBrowser = new PassThrough();
    const transport = openTransport(toBrowser, new PassThrough());
    transport.close();
    transport.send("{}");
    transport.send("{}");
    await nextTurn();
    expect(toBrowser.destroyed).toBe(true);
  });
});
