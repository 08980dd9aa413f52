import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are not there.
 *
 * Node's own `recursive` never ends where a folder that is there takes no other, as below `/proc`.
 * Errors: those of the system.
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const fault = await makeOne(folder, mode);
  if (fault === null) return;
  const above = dirname(folder);
  if (fault.code !== "ENOENT" || above === folder) throw fault;
  // It may be there by now: another process makes the same folders.
  if (!(await isFolder(above))) await makeFolder(above, mode);
  const again = await makeOne(folder, mode);
  if (again !== null) throw again;
}

/** Gives why it could not be made; null where it is there now. */
async function makeOne(
  folder: string,
  mode: number | undefined,
): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder, { mode });
    return null;
  } catch (fault) {
    return (await isFolder(folder)) ? null : (fault as NodeJS.ErrnoException);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
