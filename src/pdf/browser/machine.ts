import { posix, win32 } from "node:path";
import type { BrowserHost } from "../model.ts";

const LINUX_NAMES = [
  "chrome-headless-shell",
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const LINUX_FOLDERS = ["/usr/local/bin", "/usr/bin", "/bin", "/snap/bin"];
const LINUX_PROGRAMS = ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"];
const MAC_PROGRAMS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];
const WINDOWS_FOLDERS = ["PROGRAMFILES", "ProgramFiles(x86)", "LOCALAPPDATA"] as const;

/** Lists where Chrome, Chromium and Edge usually are on such a machine, in the order to try. */
export function machineBrowsers(host: BrowserHost): readonly string[] {
  if (host.platform === "darwin") return onMac(host);
  if (host.platform === "win32") return onWindows(host);
  return onLinux(host);
}

function onLinux({ env }: BrowserHost): readonly string[] {
  const searched = (env.PATH ?? "").split(":").filter((folder) => folder.startsWith("/"));
  const folders = [...new Set([...searched, ...LINUX_FOLDERS])];
  const named = LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  return [...named, ...LINUX_PROGRAMS];
}

function onMac({ homeDir }: BrowserHost): readonly string[] {
  const folders = ["/Applications", posix.join(homeDir, "Applications")];
  return MAC_PROGRAMS.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
}

function onWindows({ env }: BrowserHost): readonly string[] {
  const folders = WINDOWS_FOLDERS.map((name) => env[name]).filter((folder) => folder !== undefined);
  return WINDOWS_PROGRAMS.flatMap((program) =>
    folders.map((folder) => win32.join(folder, program)),
  );
}
