import puppeteer, { type Browser } from "puppeteer";
import { realProgram } from "../../pdf/browser/packed.ts";

/** Starts a browser as a reader has one: scripts run, and it reaches this machine. */
export async function openReadersBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await realProgram(),
    headless: "shell",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}
