import { join } from "node:path";
import { readDataFolder } from "../../dataset/folder.ts";
import { openForms } from "../../dataset/forms.ts";
import type { Dataset } from "../../dataset/model.ts";
import { readDataset } from "../../dataset/read.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Host } from "../../host.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { loadStationery, type Stationery } from "../../stationery.ts";
import { gatherMaterials, type Materials } from "../key/materials.ts";

/** What may have changed. */
export type Part = "data" | "templates";

/** Everything that briefings are made of, as it was last read. */
export interface Desk {
  readonly stationery: Stationery;
  readonly materials: Materials;
  readonly data: Checked<Dataset>;
}

/** Where it is read from. */
interface DeskPlaces {
  readonly host: Host;
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
export function openDesk(places: DeskPlaces): (changed: ReadonlySet<Part>) => Promise<Desk> {
  let kept: Uint8Array | null = null;
  const readData = async () => {
    const files = await readDataFolder(places.data);
    const forms = openForms(kept, { files, folder: places.shown, program: "" });
    const data = readDataset(files, places.shown, forms);
    kept = forms.bytes() ?? kept;
    return data;
  };
  let templates: Pick<Desk, "stationery" | "materials"> | null = null;
  let data: Checked<Dataset> | null = null;
  return async (changed) => {
    if (changed.has("templates")) templates = null;
    if (changed.has("data")) data = null;
    templates ??= await layOut(places);
    data ??= await readData();
    return { ...templates, data };
  };
}

async function layOut({ host, code }: DeskPlaces): Promise<Pick<Desk, "stationery" | "materials">> {
  const stationery = await loadStationery(host.home);
  const browser = await identifyBrowser({});
  return { stationery, materials: gatherMaterials({ ...stationery, ...host, code, browser }) };
}

/** The folder of the templates. */
export function templatesFolder({ home }: Host): string {
  return join(home, "templates");
}
