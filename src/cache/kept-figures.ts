import type { DatasetFiles } from "../dataset/files.ts";
import { type FigureForms, openForms } from "../dataset/forms.ts";
import type { Store } from "../store/store.ts";
import { CACHE_FOLDER } from "./folder.ts";

/** Figures that a build keeps for the next one in the same output folder. */
interface KeptFigures {
  readonly open: (files: DatasetFiles) => FigureForms;
  /** Keeps the figures that were read, unless they are the ones kept before. Errors: OUTPUT_FAULT. */
  save(): Promise<void>;
}

interface KeptFiguresSetting {
  readonly store: Store;
  /** The data folder, as it is written in the place of a fault. */
  readonly data: string;
  /** A hash that changes with any code of the program. */
  readonly program: string;
}

/** Where they are kept. */
export const FIGURES_FILE = `${CACHE_FOLDER}/figures.kept`;

/** Opens the figures of one data folder that the build before kept. */
export async function keepFigures({
  store,
  data,
  program,
}: KeptFiguresSetting): Promise<KeptFigures> {
  const kept = await store.get(FIGURES_FILE);
  let forms: FigureForms | null = null;
  return {
    open: (files) => {
      forms = openForms(kept, { files, folder: data, program });
      return forms;
    },
    save: async () => {
      const bytes = forms?.bytes() ?? null;
      if (bytes !== null) await store.put([{ path: FIGURES_FILE, bytes }]);
    },
  };
}
