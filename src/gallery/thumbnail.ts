import { keepFiles } from "../cache/kept-files.ts";
import { type ManifestEntry, type ManifestFile, nameOf } from "../results/manifest.ts";
import { pathOf } from "../results/output-kinds.ts";
import type { Store } from "../store/store.ts";
import type { GallerySite } from "./site.ts";
import { webpSize } from "./webp-size.ts";

/** The first page of a briefing, as a small picture. */
export interface Thumbnail {
  readonly file: ManifestFile;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Twice as wide as it is shown, for fine screens. */
const WIDTH_PX = 560;
const QUALITY = 82;
/** Part of the key of a thumbnail: changes with the way in which thumbnails are made. */
const METHOD = `webp ${WIDTH_PX} ${QUALITY}`;

/** Draws the first page of a briefing, unless that is there already. */
export async function keepThumbnail(
  entry: ManifestEntry,
  { store, key: site }: GallerySite,
): Promise<Thumbnail | null> {
  const name = nameOf(entry);
  const pdf = entry.files.find(({ path }) => path === pathOf(name, "pdf"));
  if (!pdf) return null;
  const key = `${METHOD} ${site} ${pdf.sha256}`;
  const keeping = { store, name: thumbnailKept(name), key };
  const [file] = await keepFiles(keeping, async () => {
    const bytes = await store.get(pdf.path);
    return bytes ? [{ path: thumbnailPath(name), bytes: await drawFirstPage(bytes) }] : [];
  });
  const picture = file ? await store.get(file.path) : null;
  return file && picture ? { file, ...webpSize(picture) } : null;
}

/** Under which name the picture of an output is kept. */
export function thumbnailKept(name: string): string {
  return `thumbnail-${name}`;
}

/** Where the picture of an output is kept, below the output folder. */
function thumbnailPath(name: string): string {
  return `thumbnails/${name}.webp`;
}

/** The picture that a build has drawn of an output; null where there is none. */
export async function keptThumbnail(name: string, store: Pick<Store, "get">) {
  const path = thumbnailPath(name);
  const picture = await store.get(path);
  return picture && { path, ...webpSize(picture) };
}

async function drawFirstPage(pdf: Uint8Array): Promise<Uint8Array> {
  // Loaded only now: most builds draw nothing.
  const { withPdfPages } = await import("../raster/pages.ts");
  return withPdfPages(pdf, async (pages) => {
    const picture = await pages.pictureOf(1, WIDTH_PX);
    return picture.toBuffer("image/webp", QUALITY);
  });
}
