import type { Written } from "../../app/leftovers.ts";

type Options = Readonly<Record<string, string | undefined>>;

const outFolder = ({ out }: Options) => ({ folders: listed(out), files: [] });

const dataFolder = ({ data }: Options) => ({ folders: listed(data), files: [] });

const report = ({ html, pdf }: Options) => ({ folders: [], files: listed(html, pdf) });

/** By the name of the command; one that is not here writes nothing that could be left half written. */
const WRITTEN: Readonly<Record<string, (options: Options) => Written>> = {
  build: ({ out, site }) => ({ folders: listed(out, site), files: [] }),
  merge: outFolder,
  memo: outFolder,
  watch: outFolder,
  import: dataFolder,
  read: dataFolder,
  accept: dataFolder,
  data: ({ out }) => ({ folders: [], files: listed(out) }),
  diff: report,
  night: report,
};

/** Where a command writes that is called with such options. */
export function writtenBy(command: string, options: Options): Written {
  return WRITTEN[command]?.(options) ?? { folders: [], files: [] };
}

function listed(...paths: readonly (string | undefined)[]): readonly string[] {
  return paths.filter((path) => path !== undefined);
}
