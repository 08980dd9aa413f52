import { figuresBehind } from "../../../attachments.ts";
import type { Dataset } from "../../../dataset/model.ts";
import type { OutputFile } from "../../../store/folder.ts";
import type { View } from "../../../view/model.ts";

/** The figures behind a briefing as files beside its page; `name` is what all its files share. */
export async function dataFiles(
  dataset: Dataset,
  view: View,
  name: string,
): Promise<readonly OutputFile[]> {
  const files = await figuresBehind(dataset, { ...view, id: name }, "beside");
  return files.map(({ name: path, bytes }) => ({ path, bytes }));
}
