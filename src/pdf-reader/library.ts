type Library = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

let library: Promise<Library> | undefined;

/** Loads the library that reads PDFs, on first need: nothing else should wait for it. */
export function loadLibrary(): Promise<Library> {
  library ??= load();
  return library;
}

/**
 * The library's build for Node replaces built-ins by its own: `push` alone then costs a third of an audit, and
 * everything else in the process pays, too. What it replaced is put back; what it added stays.
 */
async function load(): Promise<Library> {
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  try {
    const loaded = await import("pdfjs-dist/legacy/build/pdf.mjs");
    // Loaded here, or the library would do it later and replace the built-ins again.
    await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    return loaded;
  } finally {
    Object.assign(JSON, { parse, stringify });
    Object.defineProperty(Array.prototype, "push", {
      value: push,
      writable: true,
      configurable: true,
    });
  }
}
