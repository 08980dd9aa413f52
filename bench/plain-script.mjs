// What anybody writes who prints a page with Puppeteer: a process and a browser for each document.
import puppeteer from "puppeteer";

const [executablePath, url, path, ...args] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args, headless: "shell" });
const page = await browser.newPage();
await page.goto(url, { waitUntil: "networkidle0" });
await page.pdf({
  path,
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
});
await browser.close();
