import { describe, expect, it } from "vitest";
import { readTar } from "../../../src/pdf/browser/tar.ts";
import { tar } from "./packed.ts";

describe("readTar(archive)", () => {
  it("lists the files with their bytes, whatever their size", () => {
    const files = [0, 1, 511, 512, 513, 2000].map((size) => ({
      path: `lib/${size}.so`,
      bytes: Buffer.alloc(size, size % 251),
    }));
    expect(
      readTar(tar(files)).map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) })),
    ).toEqual(files);
  });

  it("faults what is no tar archive", () => {
    expect(() => readTar(Buffer.alloc(2048, 7))).toThrow("Expected a tar header at byte 0");
  });
});
