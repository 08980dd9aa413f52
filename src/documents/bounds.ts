/** The largest plan with pictures is some 10 MB; one far larger is not what it should be. */
export const MAX_BYTES = 50 * 1024 * 1024;

/** A yearbook has about a million. */
export const MAX_CHARACTERS = 5_000_000;

/** Of all that an archive holds, and of its XML, which takes many times its size while it is read. */
export const MAX_UNPACKED = 200 * 1024 * 1024;
export const MAX_UNPACKED_XML = 40 * 1024 * 1024;

export const MAX_PAGES = 3_000;

/** A table of more columns is none that a person reads. */
export const MAX_COLUMNS = 1_000;
