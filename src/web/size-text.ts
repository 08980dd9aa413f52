const BYTES_PER_KB = 1024;

/** The size of a file as a reader is told it, e.g. `407 KB`. */
export function sizeText(bytes: number): string {
  return `${Math.round(bytes / BYTES_PER_KB)} KB`;
}
