import type { Finding } from "../model.ts";
import { unpack } from "../raw/filters.ts";
import { isList, isOf, nameOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports colours without a definition: no output intent, or one without a valid ICC profile (ISO 19005-3, 6.2.3). */
export function checkColours({ file }: Claimant): readonly Finding[] {
  const report = (message: string) => fault("archive-colour", message);
  const list = file.at(file.catalog, "OutputIntents");
  const intents = (isList(list) ? list : []).filter(
    (intent) => nameOf(file.at(intent, "S")) === "GTS_PDFA1",
  );
  if (intents.length === 0)
    return [report("There is no output intent that says what colours mean")];
  return intents.flatMap((intent) => {
    const named = isOf(file.at(intent, "OutputConditionIdentifier"), "text");
    const what = faultOf(file.at(intent, "DestOutputProfile"));
    return [
      ...(named ? [] : [report("The output intent does not name its condition")]),
      ...(what === null ? [] : [report(`The profile of the output intent ${what}`)]),
    ];
  });
}

const COMPONENTS: Readonly<Record<string, number>> = { "RGB ": 3, GRAY: 1, CMYK: 4 };

/** Source: ISO 15076-1, 7.2. */
function faultOf(profile: Value): string | null {
  const bytes = isOf(profile, "stream") ? unpack(profile) : null;
  if (!isOf(profile, "stream") || bytes === null) return "is missing";
  if (bytes.length < 128 || bytes.slice(36, 40) !== "acsp") return "is no ICC profile";
  if (!/^(mntr|prtr)$/.test(bytes.slice(12, 16))) return "is neither of a screen nor of a printer";
  if (bytes.charCodeAt(8) > 4) return "is of a version that PDF/A-3 does not know";
  const components = COMPONENTS[bytes.slice(16, 20)];
  return components === profile.entries.get("N") ? null : "has another number of colours than said";
}
