import type { Finding } from "../model.ts";
import { openRawFile, type RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { pagesOf } from "../raw/pages.ts";
import { isOf, type Keyed } from "../raw/value.ts";
import { checkActions } from "./actions.ts";
import { checkAnnotations } from "./annotations.ts";
import { checkAttachments } from "./attachments.ts";
import { checkColours } from "./colours.ts";
import { contentOf, followContent, type Listener } from "./content/follow.ts";
import { checkResources, noteDrawing } from "./drawing.ts";
import { checkFile } from "./file.ts";
import { checkArchiveFonts } from "./fonts.ts";
import { checkIdentity } from "./identity.ts";
import { checkLayers } from "./layers.ts";
import { checkMetadata } from "./metadata.ts";
import { type Claimant, fault } from "./model.ts";
import { firstPages } from "./reached.ts";
import { checkTags } from "./tags.ts";
import { beginAccessCheck } from "./ua/check.ts";
import { type FontNotes, noteFonts } from "./ua/fonts/check.ts";
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
  const fonts = archive && access === null ? noteFonts(file) : null;
  const listeners = [access, drawing].filter((each) => each !== null);
  for (const [index, page] of pages.entries()) {
    for (const each of [...listeners, ...(fonts ? [fonts] : [])]) each.begin(index + 1);
    const listener = joined([
      ...listeners.map((each) => each.listener),
      ...(fonts ? [{ elementOf: () => null, shown: fonts.shown }] : []),
    ]);
    followContent(file, contentOf(file, page), page, listener);
  }
  return [
    ...(archive ? checkArchive(archive) : []),
    ...(archive && access === null && archive.level === "A" ? checkTags(archive) : []),
    ...(fonts && archive ? fontFaults(fonts, archive) : []),
    ...listeners.flatMap((each) => each.findings()),
  ];
}

/** Rules of fonts that level B does not ask, and the one that `checkArchiveFonts` asks of every font, shown or not. */
const NO_TEXT = /^7\.21\.7-/;
const ASKED = "7.21.3.3-1";

/** The rules of PDF/UA for fonts are those of PDF/A: ISO 19005-3, 6.2.11. */
function fontFaults(fonts: FontNotes, { level }: Claimant): readonly Finding[] {
  return fonts.findings().flatMap(({ rule = "", ...finding }) => {
    const isAsked = rule !== ASKED && (level !== "B" || !NO_TEXT.test(rule));
    return isAsked ? [finding] : [];
  });
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
    ...checkLayers(claimant),
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
  const pages = pagesOf(file);
  // Asked for by findings only.
  let first: ReadonlyMap<number, number> | null = null;
  const pageOf = (number: number) => {
    first ??= firstPages(pages, file.follow);
    const own = pages.indexOf(file.follow({ kind: "ref", number }) as Keyed) + 1;
    return first.get(number) ?? (own > 0 ? own : null);
  };
  return { file, xmp, metadata, pages, level, pageOf };
}
