import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };

let folder: string;
let other: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-watch-"));
  copyStarter(join(folder, "data"));
});
afterEach(() => {
  other?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("briefings watch", () => {
  it("says where the preview is, what it made, and each fault on a line; exits 0 when stopped", async () => {
    const stop = new AbortController();
    const host = testHost({ cwd: folder, signal: stop.signal });
    const ended = run(["watch", "--lang", "zh"], host);
    const seen = (line: RegExp) => vi.waitFor(() => expect(host.err()).toMatch(line), PATIENCE);
    await seen(/^Watching data\/ and templates\/: http:\/\/127\.0\.0\.1:\d+\/$/m);
    await seen(/^two-places\.zh \d+\.\d\d s$/m);
    const file = join(folder, "data/observations/jia.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("value: 210.5", "value: nope"));
    await seen(/^data\/observations\/jia\.yaml:6:44 error wrong-type .+$/m);
    stop.abort();
    expect(await ended).toBe(0);
    expect(host.out()).toBe("");
  });

  it("exits 2 where the port is taken, and says what to do", async () => {
    const server = createServer();
    other = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const host = testHost({ cwd: folder });
    expect(await run(["watch", "--port", String(port)], host)).toBe(2);
    expect(host.err()).toContain(`error USAGE Cannot listen on 127.0.0.1, port ${port}: `);
    expect(host.err()).toContain("\n  name another port with --port; 0 is any that is free\n");
  });
});
