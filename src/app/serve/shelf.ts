import type { Dataset, Language } from "../../dataset/model.ts";
import { keptThumbnail } from "../../gallery/thumbnail.ts";
import { type Manifest, nameOf, readManifest } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import type { Store } from "../../store/store.ts";

/** A briefing of the data, with what a build has made of it. */
export interface ShelfEntry {
  readonly language: Language;
  readonly title: string;
  /** ISO date. */
  readonly date: string;
  /** Address of its page; that of the PDF ends in `.pdf`. */
  readonly address: string;
  /** Of the PDF; null where it is not made yet. */
  readonly extent: { readonly pages: number; readonly bytes: number } | null;
  /** Path of its first page below the output folder; null where there is no picture. */
  readonly picture: {
    readonly path: string;
    readonly width: number;
    readonly height: number;
  } | null;
}

/** Lists the briefings of the data in a language, the newest first, with what the last build has made of them. */
export async function listShelf(
  store: Store,
  { briefings }: Dataset,
  language: Language,
): Promise<readonly ShelfEntry[]> {
  const manifest = await readManifest(store);
  const specs = [...briefings.values()].sort((a, b) => compare(b.date, a.date));
  return Promise.all(
    specs.map(async (spec) => {
      const name = nameOf({ id: spec.id, language });
      const thumbnail = await keptThumbnail(name, store);
      return {
        language,
        title: spec.title[language],
        date: spec.date,
        address: `/briefings/${name}`,
        extent: extentOf(name, manifest),
        picture: thumbnail && {
          path: thumbnail.path,
          width: thumbnail.widthPx,
          height: thumbnail.heightPx,
        },
      };
    }),
  );
}

function extentOf(name: string, manifest: Manifest | null): ShelfEntry["extent"] {
  const entry = manifest?.outputs.find((one) => nameOf(one) === name);
  const pdf = entry?.files.find(({ path }) => path === pathOf(name, "pdf"));
  return entry && pdf ? { pages: entry.pages, bytes: pdf.bytes } : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
