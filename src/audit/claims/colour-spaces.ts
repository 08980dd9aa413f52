import type { RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { isKeyed, isList, isOf, type Keyed, nameOf, type Value } from "../raw/value.ts";

const COMPONENTS: Readonly<Record<string, number>> = { "RGB ": 3, "Lab ": 3, GRAY: 1, CMYK: 4 };

/**
 * Says what is wrong with the colour spaces that an object names: CMYK of the device, at whatever depth, and profiles that are
 * none.
 *
 * Source: ISO 19005-3, 6.2.4.
 */
export function spaceFaults(file: RawFile, { entries }: Keyed): readonly string[] {
  const spaces = ["ColorSpace", "CS"].flatMap((key) => {
    const held = file.follow(entries.get(key));
    // Resources name several.
    return isKeyed(held) && !isOf(held, "stream") ? [...held.entries.values()] : [held];
  });
  return [...new Set(spaces.flatMap((space) => faultsOf(file, space, 0)))];
}

/** Deeper than any colour space is built. */
const DEEPEST = 8;

function faultsOf(file: RawFile, value: Value, depth: number): readonly string[] {
  const space = file.follow(value);
  if (depth > DEEPEST) return [];
  if (/^(DeviceCMYK|CMYK)$/.test(nameOf(space)))
    return ["has CMYK colours, which the output intent lacks"];
  if (!isList(space)) return [];
  const [kind, first, second] = space.map(file.follow);
  const name = nameOf(kind);
  if (name === "ICCBased") return profileFaults(file, first ?? null);
  if (/^(Indexed|I|Pattern)$/.test(name)) return faultsOf(file, first ?? null, depth + 1);
  if (/^(Separation|DeviceN)$/.test(name)) return faultsOf(file, second ?? null, depth + 1);
  return faultsOf(file, kind ?? null, depth + 1);
}

/** Source: ISO 15076-1, 7.2. */
function profileFaults(file: RawFile, profile: Value): readonly string[] {
  const bytes = isOf(profile, "stream") ? unpack(profile) : null;
  const isSound =
    bytes !== null &&
    bytes.slice(36, 40) === "acsp" &&
    bytes.charCodeAt(8) <= 4 &&
    COMPONENTS[bytes.slice(16, 20)] === file.at(profile, "N");
  return isSound ? [] : ["has a colour profile that is none, or of other colours than it says"];
}
