import type { MemoView } from "../view/model.ts";

export async function writeDocx(_view: MemoView): Promise<Uint8Array> {
  return new Uint8Array();
}
