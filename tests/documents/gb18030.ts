/** Character → its two bytes in GB18030, as the platform can only read that. */
export const GB18030 = new Map<string, readonly number[]>();
for (let lead = 0xb0; lead <= 0xf7; lead++) {
  for (let trail = 0xa1; trail <= 0xfe; trail++) {
    GB18030.set(new TextDecoder("gb18030").decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
}
for (const [character, bytes] of [
  ["，", [0xa3, 0xac]],
  ["。", [0xa1, 0xa3]],
  ["％", [0xa3, 0xa5]],
  ["、", [0xa1, 0xa2]],
] as const) {
  GB18030.set(character, bytes);
}
for (const character of "0123456789.-\nGDP") GB18030.set(character, [character.charCodeAt(0)]);

/** Writes Chinese characters, digits and a few others in GB18030. */
export function inGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((one) => GB18030.get(one) ?? []));
}
