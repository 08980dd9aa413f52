import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { identifyBrowser } from "../../../src/pdf/browser/identity.ts";

describe("identifyBrowser(options)", () => {
  it("names another browser by what changes when it does", async () => {
    const folder = await mkdtemp(join(tmpdir(), "identity-test-"));
    const program = join(folder, "chrome");
    await writeFile(program, "12345");
    await utimes(program, 1_600_000_000, 1_600_000_000);
    const { source, identity } = await identifyBrowser({ executablePath: program });
    await rm(folder, { recursive: true });
    expect(source).toBe("user");
    expect(identity).toBe(`${program} 5 2020-09-13T12:26:40.000Z`);
  });

  it.runIf(process.platform === "linux" && process.arch === "x64")(
    "names the bundled one by its version",
    async () => {
      expect(await identifyBrowser({})).toEqual({
        source: "bundled",
        identity: expect.stringMatching(/^chromium-\d+\.\d+\.\d+-[0-9a-f]{8}$/),
      });
    },
  );
});
