import type { FileHashes } from "../store/file-hashes.ts";

/** Where a gallery is laid out. */
export interface GallerySite {
  /** The output folder. */
  readonly folder: string;
  readonly hashes: FileHashes;
  /** Changes with the code that draws pages and writes the dataset. */
  readonly key: string;
}
