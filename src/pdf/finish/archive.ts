import { PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";
import { makeSrgbProfile, SRGB_NAME } from "./srgb.ts";

/** Adds an output intent with an sRGB profile, which defines the colours on any device (ISO 19005-3, 6.2.3). */
export function describeColours({ raw, catalog, add }: Revision): void {
  const profile = add(raw.context.flateStream(makeSrgbProfile(), { N: 3, Alternate: "DeviceRGB" }));
  const intent = raw.context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of(SRGB_NAME),
    Info: PDFString.of(SRGB_NAME),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of("OutputIntents"), raw.context.obj([add(intent)]));
}
