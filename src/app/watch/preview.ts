/** What a preview page is told. */
export type PreviewEvent =
  /** The page or the PDF of an output is new; `isOld` where it was so before the preview began to listen. */
  | { readonly kind: "page" | "pdf"; readonly name: string; readonly isOld?: true }
  /** The input has faults; nothing is new. */
  | { readonly kind: "fault"; readonly text: string }
  /** There are other outputs than before. */
  | { readonly kind: "listed" }
  /** The input has none any more. */
  | { readonly kind: "sound" };

/** A server of previews that runs. */
export interface PreviewServer {
  /** e.g. `http://127.0.0.1:51234/`. */
  readonly url: string;
  send(event: PreviewEvent): void;
  /** Names of the outputs that somebody looks at, e.g. `five-places.zh`. */
  viewed(): ReadonlySet<string>;
  close(): Promise<void>;
}

/** What previews show. */
export interface PreviewSource {
  /** Sets the list of outputs, or the preview of one; null where there is none of that name. */
  readonly render: (name: string | null) => Promise<string | null>;
  /** The latest page of an output, maybe newer than the one in the folder; null to take that one. */
  readonly pageOf: (name: string) => string | null;
  /** A file of the output folder; null where there is none, or it is not to be read. */
  readonly fileOf: (path: string) => Promise<Uint8Array | null>;
}

/** Starts a server of previews that reload by themselves; a port of 0 is any that is free. Errors: USAGE for a port that cannot be had. */
export type OpenPreview = (port: number, source: PreviewSource) => Promise<PreviewServer>;
