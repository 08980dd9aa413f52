import type { Finding } from "../model.ts";
import { openRawFile, type RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { isOf } from "../raw/value.ts";
import { checkActions } from "./actions.ts";
import { checkAnnotations } from "./annotations.ts";
import { checkAttachments } from "./attachments.ts";
import { checkColours } from "./colours.ts";
import { checkDrawing } from "./drawing.ts";
import { checkFile } from "./file.ts";
import { checkArchiveFonts } from "./fonts.ts";
import { checkIdentity } from "./identity.ts";
import { checkMetadata } from "./metadata.ts";
import { type Claimant, fault, pagesOf } from "./model.ts";
import { checkNavigation } from "./navigation.ts";
import { checkTags } from "./tags.ts";
import { readXmp } from "./xmp.ts";

/**
 * Checks a file that claims PDF/A-3 or PDF/UA-1 against those of their rules that a program can check.
 *
 * These are our own rules after ISO 19005-3 and ISO 14289-1; passing them is no certificate.
 */
export function checkClaims(bytes: Uint8Array): readonly Finding[] {
  const file = openRawFile(bytes);
  if (!file) return unreadable(bytes);
  const claimant = readClaim(file);
  if (!claimant) return [];
  const isTagged = claimant.isAccessible || claimant.level === "A";
  return [
    ...(claimant.level === "" ? [] : checkArchive(claimant)),
    ...(isTagged ? checkTags(claimant) : []),
    ...(claimant.isAccessible ? checkNavigation(claimant) : []),
    ...checkDrawing(claimant, { isArchive: claimant.level !== "", isTagged }),
  ];
}

function checkArchive(claimant: Claimant): readonly Finding[] {
  return [
    ...checkFile(claimant),
    ...checkIdentity(claimant),
    ...checkMetadata(claimant),
    ...checkColours(claimant),
    ...checkArchiveFonts(claimant),
    ...checkActions(claimant),
    ...checkAnnotations(claimant),
    ...checkAttachments(claimant),
  ];
}

/** Reports a file that `openRawFile` cannot read: other readers repair it, but PDF/A has to be readable as it is. */
function unreadable(bytes: Uint8Array): readonly Finding[] {
  const claims = Buffer.from(bytes).includes("pdfaid:part");
  return claims
    ? [fault("archive-file", "The table of objects can't be followed from the end of the file")]
    : [];
}

/** Null where the XMP packet claims neither PDF/A nor PDF/UA. */
function readClaim(file: RawFile): Claimant | null {
  const metadata = file.at(file.catalog, "Metadata");
  const packet = isOf(metadata, "stream") ? unpack(metadata) : null;
  if (!isOf(metadata, "stream") || packet === null) return null;
  const xmp = readXmp(Buffer.from(packet, "latin1").toString("utf8"));
  const isArchive = xmp.values.has("pdfaid:part") || xmp.values.has("pdfaid:conformance");
  const isAccessible = xmp.values.has("pdfuaid:part");
  if (!isArchive && !isAccessible) return null;
  const level = isArchive ? (xmp.values.get("pdfaid:conformance")?.[0] ?? "?") : "";
  return { file, xmp, metadata, pages: pagesOf(file), level, isAccessible };
}
