import type { Store } from "../store/store.ts";

/** Where a gallery is laid out. */
export interface GallerySite {
  readonly store: Store;
  /** Changes with the code that draws pages and writes the dataset. */
  readonly key: string;
}
