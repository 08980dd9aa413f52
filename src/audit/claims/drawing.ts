import type { Finding } from "../model.ts";
import type { RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { isList, isOf, type Keyed, keyedIn, nameOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";
import { followOperators } from "./operators.ts";

/** Reports what pages draw and an archive, or a reader aloud, cannot bear (ISO 19005-3, 6.2; ISO 14289-1, 7.1). */
export function checkDrawing(
  claimant: Claimant,
  { isArchive, isTagged }: { readonly isArchive: boolean; readonly isTagged: boolean },
): readonly Finding[] {
  return [
    ...(isArchive ? checkResources(claimant) : []),
    ...claimant.pages.flatMap((page, index) => {
      const drawn = followOperators(claimant.file, contentOf(claimant.file, page), page);
      const loose = isTagged ? drawn.unmarked : 0;
      return [
        ...(loose === 0
          ? []
          : [
              fault(
                "content-untagged",
                `${loose} things drawn are neither tagged nor artifacts`,
                index + 1,
              ),
            ]),
        ...(isArchive ? drawn.faults : []).map((what) =>
          fault("archive-drawing", `The page ${what}`, index + 1),
        ),
      ];
    }),
  ];
}

/** What a page draws, its parts put together. */
function contentOf(file: RawFile, page: Keyed): string {
  const contents = file.at(page, "Contents");
  const parts = isList(contents) ? contents.map(file.follow) : [contents];
  return parts.map((part) => (isOf(part, "stream") ? (unpack(part) ?? "") : "")).join("\n");
}

function checkResources({ file }: Claimant): readonly Finding[] {
  return file
    .objects()
    .flatMap(([number, value]) =>
      keyedIn(value).flatMap((each) =>
        faultsOf(file, each).map((what) => fault("archive-drawing", `Object ${number} ${what}`)),
      ),
    );
}

const BLENDS =
  /^(Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)$/;

function faultsOf(file: RawFile, value: Keyed): readonly string[] {
  const kind = nameOf(file.at(value, "Subtype"));
  const isPicture = kind === "Image" || kind === "Form";
  const blends = [file.at(value, "BM")].flat().filter((blend) => isOf(blend as Value, "name"));
  const foreign = blends
    .map((blend) => nameOf(blend as Value))
    .filter((name) => !BLENDS.test(name));
  const transfer = file.at(value, "TR");
  const later = nameOf(file.at(value, "TR2"));
  const has = (...keys: readonly string[]) => keys.some((key) => value.entries.has(key));
  return [
    ...foreign.map((name) => `blends by ${name}, which nobody knows`),
    ...(nameOf(file.at(value, "Type")) === "ExtGState" && transfer !== null
      ? ["has a transfer function"]
      : []),
    ...(later !== "" && later !== "Default" ? ["has a transfer function"] : []),
    ...(kind === "Image" && file.at(value, "Interpolate") === true
      ? ["is smoothed by the reader"]
      : []),
    ...(isPicture && has("OPI") ? ["stands for a picture elsewhere"] : []),
    ...(kind === "Image" && has("Alternates") ? ["has other pictures in its place"] : []),
    ...(kind === "Form" && has("Ref") ? ["stands for a page elsewhere"] : []),
    ...(kind === "PS" || has("PS") ? ["is drawn by PostScript"] : []),
    ...(isPicture && isCmyk(file, value)
      ? ["has CMYK colours, which the output intent lacks"]
      : []),
  ];
}

function isCmyk(file: RawFile, value: Keyed): boolean {
  return nameOf(file.at(value, "ColorSpace")) === "DeviceCMYK";
}
