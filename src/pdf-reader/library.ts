type Library = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

let library: Promise<Library> | undefined;

/** Loads the library that reads PDFs, on first need: nothing else should wait for it. */
export function loadLibrary(): Promise<Library> {
  library ??= load();
  return library;
}

/**
 * The library's build for Node replaces built-ins by slower ones: `push` alone takes a third of an audit, and the rest
 * of the process gets slower, too. Replaced built-ins are restored; those that it added stay.
 */
async function load(): Promise<Library> {
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  try {
    const loaded = await import("pdfjs-dist/legacy/build/pdf.mjs");
    // Loaded here, as the library would load it later and replace the built-ins again.
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
