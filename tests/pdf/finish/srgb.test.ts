import { describe, expect, it } from "vitest";
import { makeSrgbProfile } from "../../../src/pdf/finish/srgb.ts";

const profile = Buffer.from(makeSrgbProfile());

/** Finds a tag by the table of the profile. */
function tag(name: string): Buffer {
  for (let at = 132; at < 132 + profile.readUInt32BE(128) * 12; at += 12) {
    if (profile.toString("latin1", at, at + 4) !== name) continue;
    const start = profile.readUInt32BE(at + 4);
    return profile.subarray(start, start + profile.readUInt32BE(at + 8));
  }
  throw new Error(`No tag ${name}`);
}

const xyz = (name: string) => [8, 12, 16].map((at) => tag(name).readInt32BE(at) / 0x10000);

describe("makeSrgbProfile()", () => {
  it("says how long it is and that it is a profile", () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString("latin1", 36, 40)).toBe("acsp");
    expect(profile.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
  });

  it("has primaries that together make its white", () => {
    const white = xyz("wtpt");
    const sum = white.map((_, i) =>
      ["rXYZ", "gXYZ", "bXYZ"].reduce((s, n) => s + (xyz(n)[i] ?? 0), 0),
    );
    for (const [index, value] of white.entries()) expect(sum[index]).toBeCloseTo(value, 3);
  });

  it("has the curve of sRGB: middle grey is a fifth of the light", () => {
    const curve = tag("rTRC");
    const points = curve.readUInt32BE(8);
    const at = (share: number) =>
      curve.readUInt16BE(12 + Math.round(share * (points - 1)) * 2) / 65535;
    expect([at(0), at(1)]).toEqual([0, 1]);
    // 0.2140 for 0.5 and 0.0331 for 0.2 are in the tables of IEC 61966-2-1.
    expect(at(0.5)).toBeCloseTo(0.214, 2);
    expect(at(0.2)).toBeCloseTo(0.0331, 3);
  });
});
