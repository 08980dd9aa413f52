/** Where the browser was found: named by the user, shipped with the package, Puppeteer's cache, the machine. */
export type BrowserSource = "user" | "bundled" | "puppeteer" | "machine";

/** What finding and starting a browser needs to know of the machine. */
export interface BrowserHost {
  readonly platform: NodeJS.Platform;
  /** As `process.arch`, e.g. `x64`. */
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly tempDir: string;
  /** True for root on Linux: the browser does not start with its sandbox there. */
  readonly isRoot: boolean;
}

/** How to find, start and keep a browser. Each has a default. */
export interface BrowserOptions {
  /** The browser to use, before any search. Default: `BRIEFINGS_BROWSER`, then `PUPPETEER_EXECUTABLE_PATH`. */
  readonly executablePath?: string;
  /** Where the bundled browser is unpacked. Default: the user's cache folder, or the temporary folder. */
  readonly cacheDir?: string;
  /** Starts a fresh browser after so many documents, so that memory stays flat. Default: 200. */
  readonly recycleAfter?: number;
  readonly launchTimeoutMs?: number;
  /** A browser that has not answered for so long is ended, and another one started. Default: 20,000. */
  readonly mostSilentMs?: number;
  /** Takes one line of what a user should know, e.g. that the sandbox is off. Default: nowhere. */
  readonly log?: (line: string) => void;
  /** Ends the browser, and every print in it, with `CANCELLED`. */
  readonly signal?: AbortSignal;
  /** Default: this process. */
  readonly host?: BrowserHost;
}

/** A file that a page may ask for. */
export interface Asset {
  readonly bytes: Uint8Array;
  /** Its media type, e.g. `font/ttf`. */
  readonly type: string;
  /**
   * The name, in a PDF, of a font that few pages ask for. It is not loaded ahead and is not part of the hash in the
   * address of a page (`originOf`): its path always has the same bytes.
   */
  readonly extraFont?: string;
}

/** One document to print. */
export interface PrintJob {
  /**
   * A whole HTML document. Scripts in it don't run.
   *
   * A page number is asked for by an element without children: `<span data-page-of="trade"></span>` becomes
   * the number of the page where `id="trade"` stands. Something on the page has to link to it (`href="#trade"`).
   */
  readonly html: string;
  /**
   * URL path from the document → file, e.g. `fonts/sans.ttf`. Anything else the page asks for fails the job.
   *
   * Where there is a font (`font/woff2`) among them, text that isn't set in one of these fonts fails the job too.
   */
  readonly assets?: ReadonlyMap<string, Asset>;
  /** Page numbers of an earlier print, anchor → page from 1: where nothing moved one print is enough. */
  readonly knownPages?: Readonly<Record<string, number>>;
  /** For one print; it begins when the page opens. Default: 60,000 and 100 for each 1,000 characters. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called each time the browser has begun to print and this process has nothing to do. */
  readonly whilePrinting?: () => void;
}

/** A printed document, not yet finished. */
export interface Printed {
  readonly pdf: Uint8Array;
  /** How many pages it has. */
  readonly pages: number;
  /** Anchor → page from 1, of everything linked to within the document. */
  readonly anchors: Readonly<Record<string, number>>;
  /** Where a link leads, `#anchor` or an address → what to call it. */
  readonly linkTexts: Readonly<Record<string, string>>;
  /** How often it was printed until no page number moved. */
  readonly passes: number;
}

/** A file carried inside the PDF, marked as the data behind it. */
export interface Attachment {
  /** File name, e.g. `five-places.csv`. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** How a run of pages is numbered in a viewer. */
export interface PageLabel {
  /** The first page it holds for, from 1. */
  readonly from: number;
  readonly style: "decimal" | "roman" | "none";
  readonly prefix?: string;
  /** The number of its first page. Default: 1. */
  readonly start?: number;
}

/** What finishing adds to a printed PDF. */
export interface Finish {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: readonly string[];
  /** What the document is, for a program that finds it again. Default: nothing is said. */
  readonly identifier?: string;
  /** A language tag, e.g. `zh-CN`. */
  readonly lang: string;
  /** Created and modified; the caller has resolved `SOURCE_DATE_EPOCH`. */
  readonly date: Date;
  /** The program that made the document, e.g. `County Briefings 0.1.0`. */
  readonly creator: string;
  readonly attachments?: readonly Attachment[];
  /** Default: 1, 2, 3, …. */
  readonly pageLabels?: readonly PageLabel[];
  /** True for a file made to the rules of PDF/A-3. Default: false. */
  readonly archive?: boolean;
  /** Most that it claims. Default: PDF/UA, and level A of PDF/A; without tags it claims less by itself. */
  readonly claims?: Claims;
}

/** What a file says of itself. */
export interface Claims {
  /** True for PDF/UA-1. */
  readonly isAccessible: boolean;
  /** Level of PDF/A-3, where it is made to those rules. */
  readonly archive: "A" | "U" | "B";
}
