// Deciding the numbers of a document without a turn of the page, and by single keys; without it links and forms do the same.

const root = () => document.querySelector("[data-intake]");

// What moves by itself shows the number that is looked at; the page as a whole stays where it is.
const bring = (selector) => {
  const one = document.querySelector(selector);
  const box = one?.closest("[data-moves]");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = one.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - box.clientHeight / 2;
};

// Single keys can be turned off, for those to whom they happen; the browser remembers it.
const KEYS_OFF = "intake-keys-off";
const hasKeys = () => localStorage.getItem(KEYS_OFF) === null;
const showKeys = () => {
  const help = document.querySelector("[data-keys]");
  if (!help) return;
  help.hidden = false;
  const box = help.querySelector("[data-keys-on]");
  box.checked = hasKeys();
  root().classList.toggle("has-keys", hasKeys());
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    root().classList.toggle("has-keys", hasKeys());
  });
};

const settle = () => {
  showKeys();
  bring(".n[aria-current]");
  bring(".lines [aria-current]");
};

// Puts the page of an answer in place of the one that is shown; scrolled boxes stay where they are.
const swap = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-intake]");
  if (!next) return location.assign(answer.url);
  const moved = [...document.querySelectorAll("[data-moves]")].map((box) => box.scrollTop);
  const help = document.querySelector("[data-keys]")?.open ?? false;
  root().replaceWith(document.adoptNode(next));
  document.title = page.title;
  for (const [index, box] of document.querySelectorAll("[data-moves]").entries()) box.scrollTop = moved[index] ?? 0;
  if (help && document.querySelector("[data-keys]")) document.querySelector("[data-keys]").open = true;
  settle();
  const faults = document.getElementById("faults");
  const candidate = document.getElementById("candidate");
  const first = faults ?? document.querySelector("[data-edit] .fields input") ?? candidate;
  first?.focus({ preventScroll: true });
  // In one column the candidate comes into view; of two columns each is in view anyway.
  const isOneColumn = getComputedStyle(document.querySelector(".side")).position !== "sticky";
  if (faults || isOneColumn) (faults ?? candidate)?.scrollIntoView({ block: "start", behavior: "instant" });
};

// A service that has too much to do is asked again; what it did after all is told as out of date.
const BUSY = [429, 503];
const ask = async (address, init, tries = 3) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, ...init });
  if (!BUSY.includes(answer.status) || tries === 0) return answer;
  await new Promise((done) => setTimeout(done, 1000));
  return ask(address, init, tries - 1);
};

let isBusy = false;
const turn = async (address, init) => {
  if (isBusy) return;
  isBusy = true;
  try {
    const answer = await ask(address, init);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) return location.assign(address);
    await swap(answer);
    if (answer.status < 400) history.replaceState(null, "", answer.url);
  } catch {
    location.reload();
  } finally {
    isBusy = false;
  }
};

addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-intake] a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.hasAttribute("data-plain") || link.getAttribute("href").startsWith("#")) return;
  const { pathname } = new URL(link.href);
  if (pathname !== location.pathname) return;
  event.preventDefault();
  void turn(link.href);
});

addEventListener("submit", (event) => {
  const form = event.target.closest("[data-intake] form");
  if (!form || form.hasAttribute("data-plain")) return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form, event.submitter));
  void turn(form.action, { method: "POST", body: sent });
});

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return document.querySelector("[data-cancel]")?.click();
  const isTyping = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (isTyping || !hasKeys()) return;
  const one = [...document.querySelectorAll("[data-intake] [data-key]")].find(({ dataset }) => dataset.key.split(" ").includes(event.key));
  if (!one) return;
  event.preventDefault();
  if (one.matches("summary")) one.focus();
  one.click();
});

if (root()) settle();
