import { type InputKeyOf, openInputKeys } from "../../cache/input-key.ts";
import { type DrawingInputs, gatherDrawingInputs } from "../../cache/program.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Design } from "../../design.ts";
import type { Checked, Listed } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { codeFolder } from "../../package.ts";
import { identifyBrowser } from "../../pdf/browser/identity.ts";
import { readBriefings } from "../load.ts";

/** The state of the data that everything is made of. */
export interface Edition {
  /** From 1, in the order in which they were read. */
  readonly number: number;
  readonly dataset: Dataset;
  /** Warnings. */
  readonly told: Listed;
  readonly inputKeyOf: InputKeyOf;
}

/** Reads the data anew; null, with the faults, where it has any. Errors: INPUT_UNREADABLE, CANCELLED. */
export type ReadEdition = () => Promise<Checked<Edition>>;

/** Makes a reader of editions; templates, program and browser are those of its making. Errors: BROWSER_MISSING. */
export async function openEditions(
  environment: Environment,
  data: string,
  design: Design,
): Promise<ReadEdition> {
  const drawing = await drawingOf(environment, design);
  let number = 0;
  return async () => {
    const { value: dataset, ...told } = await readBriefings(environment, data, design.kindById);
    if (dataset === null) return { ...told, value: null };
    const inputKeyOf = openInputKeys({ ...design, dataset, drawing });
    number += 1;
    return { ...told, value: { number, dataset, told, inputKeyOf } };
  };
}

async function drawingOf({ home, env }: Environment, design: Design): Promise<DrawingInputs> {
  const browser = await identifyBrowser({});
  return gatherDrawingInputs({ ...design, home, env, code: codeFolder(), browser });
}
