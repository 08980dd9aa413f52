import type { Finding } from "../model.ts";
import { openRawFile, type RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { pagesOf } from "../raw/pages.ts";
import { isOf } from "../raw/value.ts";
import { checkActions } from "./actions.ts";
import { checkAnnotations } from "./annotations.ts";
import { checkAttachments } from "./attachments.ts";
import { checkColours } from "./colours.ts";
import { contentOf, followContent, type Listener } from "./content/follow.ts";
import { checkResources, noteDrawing } from "./drawing.ts";
import { checkFile } from "./file.ts";
import { checkArchiveFonts } from "./fonts.ts";
import { checkIdentity } from "./identity.ts";
import { checkMetadata } from "./metadata.ts";
import { type Claimant, fault } from "./model.ts";
import { checkTags } from "./tags.ts";
import { beginAccessCheck } from "./ua/check.ts";
import { claimsIn } from "./ua/identity.ts";
import { checkPermissions } from "./ua/permissions.ts";
import { readXmp, type Xmp } from "./xmp.ts";

/** How a file is held to its claims. */
interface ClaimOptions {
  /** True to hold a file that claims neither PDF/A nor PDF/UA to PDF/UA. */
  readonly expectsClaim?: boolean;
}

/**
 * Checks a file that claims PDF/A-3 or PDF/UA-1 against those of their rules that a program can check.
 *
 * These are our own rules after ISO 19005-3 and ISO 14289-1; passing them is no certificate.
 */
export function checkClaims(
  bytes: Uint8Array,
  { expectsClaim = false }: ClaimOptions = {},
): readonly Finding[] {
  const file = openRawFile(bytes);
  if (!file) return unreadable(bytes, expectsClaim);
  const found = readMetadata(file);
  if (isLocked(file, found)) return expectsClaim ? checkLocked(file) : [];
  const archive = found && claimArchive(file, found);
  const isAccessible = found !== null && claimsIn(found.xmp).length > 0;
  if (!isAccessible && !archive && !expectsClaim) return [];
  const pages = archive?.pages ?? pagesOf(file);
  const access =
    isAccessible || !archive ? beginAccessCheck(file, found?.xmp ?? null, pages) : null;
  const drawing = archive ? noteDrawing(access === null && archive.level === "A") : null;
  const listeners = [access, drawing].filter((each) => each !== null);
  for (const [index, page] of pages.entries()) {
    for (const each of listeners) each.begin(index + 1);
    const listener = joined(listeners.map((each) => each.listener));
    followContent(file, contentOf(file, page), page, listener);
  }
  return [
    ...(archive ? checkArchive(archive) : []),
    ...(archive && access === null && archive.level === "A" ? checkTags(archive) : []),
    ...listeners.flatMap((each) => each.findings()),
  ];
}

/** Tells several listeners of the same content. */
function joined(listeners: readonly Listener[]): Listener {
  const [only] = listeners;
  if (listeners.length === 1 && only) return only;
  return {
    elementOf: (owner, number) => {
      for (const each of listeners) {
        const element = each.elementOf(owner, number);
        if (element !== null) return element;
      }
      return null;
    },
    operator: (...all) => listeners.forEach((each) => void each.operator?.(...all)),
    opened: (scope) => listeners.forEach((each) => void each.opened?.(scope)),
    drawn: (...all) => listeners.forEach((each) => void each.drawn?.(...all)),
    shown: (...all) => listeners.forEach((each) => void each.shown?.(...all)),
    formDrawn: (form) => listeners.forEach((each) => void each.formDrawn?.(form)),
  };
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
    ...checkResources(claimant),
  ];
}

/** Reports a file that `openRawFile` cannot read: other readers repair it, but PDF/A has to be readable as it is. */
function unreadable(bytes: Uint8Array, expectsClaim: boolean): readonly Finding[] {
  const claims = expectsClaim || Buffer.from(bytes).includes("pdfaid:part");
  return claims
    ? [fault("archive-file", "The table of objects can't be followed from the end of the file")]
    : [];
}

/** True where the file is encrypted, its metadata too: then no text of it can be read here. */
function isLocked(file: RawFile, found: Found | null): boolean {
  return file.at(file.trailer, "Encrypt") !== null && !found?.xmp.head.startsWith("<?xpacket");
}

function checkLocked(file: RawFile): readonly Finding[] {
  const message = "The file is encrypted: nothing but its permissions was checked";
  return [
    ...checkPermissions(file),
    { severity: "warning", code: "encryption", message, page: null },
  ];
}

interface Found extends Pick<Claimant, "metadata"> {
  readonly xmp: Xmp;
}

function readMetadata(file: RawFile): Found | null {
  const metadata = file.at(file.catalog, "Metadata");
  const packet = isOf(metadata, "stream") ? unpack(metadata) : null;
  if (!isOf(metadata, "stream") || packet === null) return null;
  return { metadata, xmp: readXmp(Buffer.from(packet, "latin1").toString("utf8")) };
}

/** Null where the XMP packet does not claim PDF/A. */
function claimArchive(file: RawFile, { metadata, xmp }: Found): Claimant | null {
  if (!xmp.values.has("pdfaid:part") && !xmp.values.has("pdfaid:conformance")) return null;
  const level = xmp.values.get("pdfaid:conformance")?.[0] ?? "?";
  return { file, xmp, metadata, pages: pagesOf(file), level };
}
