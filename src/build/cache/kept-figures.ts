import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatasetFiles } from "../../dataset/files.ts";
import { type FigureForms, openForms } from "../../dataset/forms.ts";
import { writeFiles } from "../../store/folder.ts";
import { CACHE_FOLDER } from "./state.ts";

/** Figures that a build keeps for the next one in the same output folder. */
interface KeptFigures {
  readonly open: (files: DatasetFiles) => FigureForms;
  /** Writes down what was read, if it is not what was kept. Errors: OUTPUT_FAULT. */
  save(): Promise<void>;
}

interface KeptFiguresSetting {
  /** The output folder. */
  readonly folder: string;
  /** The data folder as it is shown where a fault stands. */
  readonly data: string;
  /** Changes with any code that has a say. */
  readonly program: string;
}

const FILE = `${CACHE_FOLDER}/figures.kept`;

/** Opens the figures kept by the build before; as many as that read, of one data folder. */
export function keepFigures({ folder, data, program }: KeptFiguresSetting): KeptFigures {
  let forms: FigureForms | null = null;
  return {
    open: (files) => {
      forms = openForms(readKept(join(folder, FILE)), { files, folder: data, program });
      return forms;
    },
    save: async () => {
      const bytes = forms?.bytes() ?? null;
      if (bytes !== null) await writeFiles(folder, [{ path: FILE, bytes }]);
    },
  };
}

function readKept(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    // Not there: then every file is read as it stands.
    return null;
  }
}
