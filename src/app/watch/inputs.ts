import { join } from "node:path";
import { type DrawingInputs, gatherDrawingInputs } from "../../cache/program.ts";
import { readDataFolder } from "../../dataset/folder.ts";
import { openForms } from "../../dataset/forms.ts";
import type { Dataset } from "../../dataset/model.ts";
import { readDataset } from "../../dataset/read.ts";
import { type Design, loadDesign } from "../../design.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";

/** What may have changed. */
export type Part = "data" | "templates";

/** Everything that briefings are made of, as it was last read. */
export interface WatchInputs {
  readonly design: Design;
  readonly drawing: DrawingInputs;
  readonly data: Checked<Dataset>;
}

/** Where it is read from. */
interface WatchPlaces {
  readonly environment: Environment;
  /** The program that runs: `dist` or `src`. */
  readonly code: string;
  /** The data folder, and as it is shown to the user. */
  readonly data: string;
  readonly shown: string;
}

/**
 * Makes a reader that reads again only the parts that may have changed.
 *
 * Errors: TEMPLATE_FAULT; INPUT_UNREADABLE; what could not be read is read again the next time.
 */
export function openWatchInputs(
  places: WatchPlaces,
): (changed: ReadonlySet<Part>) => Promise<WatchInputs> {
  let kept: Uint8Array | null = null;
  const readData = async () => {
    const files = await readDataFolder(places.data);
    const forms = openForms(kept, { files, folder: places.shown, program: "" });
    const data = readDataset(files, places.shown, forms);
    kept = forms.bytes() ?? kept;
    return data;
  };
  let templates: Pick<WatchInputs, "design" | "drawing"> | null = null;
  let data: Checked<Dataset> | null = null;
  return async (changed) => {
    if (changed.has("templates")) templates = null;
    if (changed.has("data")) data = null;
    templates ??= await readTemplates(places);
    data ??= await readData();
    return { ...templates, data };
  };
}

async function readTemplates({
  environment: { home, env },
  code,
}: WatchPlaces): Promise<Pick<WatchInputs, "design" | "drawing">> {
  const design = await loadDesign(home);
  const browser = await identifyBrowser({});
  return { design, drawing: gatherDrawingInputs({ ...design, home, env, code, browser }) };
}

/** The folder of the templates. */
export function templatesFolder({ home }: Pick<Environment, "home">): string {
  return join(home, "templates");
}
