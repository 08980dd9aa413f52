/** Folder below the output folder where a build remembers what it did; it may be deleted at any time. */
export const CACHE_FOLDER = ".cache";
