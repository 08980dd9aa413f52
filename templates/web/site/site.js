// What pages do beyond links and forms; without it they work as well.

// A print that is being made: shown anew, only where something is different.
const job = document.querySelector("[data-job][data-after]");
if (job) {
  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.redirected) return location.replace(answer.url);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("[data-job]");
      if (!next?.hasAttribute("data-after")) return location.reload();
      document.querySelector("h1").textContent = page.querySelector("h1").textContent;
      if (job.innerHTML !== next.innerHTML) job.innerHTML = next.innerHTML;
      setTimeout(look, Number(job.dataset.after) * 1000);
    } catch {
      setTimeout(() => location.reload(), Number(job.dataset.after) * 1000);
    }
  };
  setTimeout(look, Number(job.dataset.after) * 1000);
}

// Faults of a form are read first.
document.getElementById("faults")?.focus();

// What a script alone can do.
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;

// A list that is shortened while one types; ways of writing that a reader need not know make no difference.
const plain = (text) => text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase();
for (const box of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(box.dataset.filter);
  const items = [...list.querySelectorAll("[data-find]")];
  if (items.length === 0) continue;
  const status = box.parentElement.querySelector("[data-filtered]");
  const filter = () => {
    const asked = plain(box.value).split(/\s+/).filter((word) => word !== "");
    let count = 0;
    for (const item of items) {
      const isFound = asked.every((word) => item.dataset.find.includes(word));
      if (isFound) count += 1;
      item.hidden = !isFound && !item.querySelector("input")?.checked;
    }
    for (const group of list.querySelectorAll("[role=group]")) group.hidden = group.querySelector("[data-find]:not([hidden])") === null;
    if (status) status.textContent = asked.length === 0 ? "" : count === 0 ? box.dataset.notFound : box.dataset.found.replace("{count}", count);
  };
  // Of a word of which the pinyin is still being typed there is nothing to find yet.
  box.addEventListener("input", (event) => { if (!event.isComposing) filter(); });
  box.addEventListener("compositionend", filter);
}

// Fields without an answer have no place in an address.
for (const lean of document.querySelectorAll("form[method=get]")) {
  lean.addEventListener("formdata", ({ formData }) => {
    const seen = [...new Set(formData.keys())];
    for (const name of seen) if (formData.getAll(name).every((value) => value === "")) formData.delete(name);
  });
}

// The choice of a briefing: what goes with what.
const form = document.querySelector("[data-choose]");
if (form) {
  const named = (name) => [...form.querySelectorAll(`[name=${name}]`)];
  const ticked = (name) => named(name).filter((box) => box.checked);
  const count = form.querySelector("[data-count=places]");
  const cleared = form.querySelector("[data-cleared]");
  const focusPart = form.querySelector("[data-focus-part]");
  const focus = form.querySelector("select[name=focus]");
  const initial = focus ? [...focus.options] : [];

  const tell = () => {
    const places = ticked("places");
    count.textContent = places.length === 0 ? form.dataset.none : form.dataset.chosen.replace("{count}", places.length);
    if (!focus) return;
    // The place in focus is one of those chosen.
    const chosen = focus.value;
    const options = places.length === 0 ? initial : [initial[0], ...places.map((box) => new Option(box.parentElement.textContent.trim(), box.value))];
    focus.replaceChildren(...options);
    focus.value = options.some((option) => option.value === chosen) ? chosen : "";
  };
  const showFocus = () => {
    const hasFocus = form.querySelector("[name=briefing]:checked")?.hasAttribute("data-focus") ?? false;
    focusPart.hidden = !hasFocus;
    if (focus) focus.disabled = !hasFocus;
  };
  // Places are chosen in one way, and contents by themes or by indicators.
  const clear = (names) => {
    let isCleared = false;
    for (const box of names.flatMap(named)) {
      if (box.type === "checkbox" ? box.checked : box.value !== "") isCleared = true;
      if (box.type === "checkbox") box.checked = false;
      else box.value = "";
    }
    return isCleared;
  };
  const others = { places: ["group", "within"], group: ["places", "within"], within: ["places", "group"], themes: ["indicators"], indicators: ["themes"] };
  form.addEventListener("change", ({ target }) => {
    const isSet = target.type === "checkbox" ? target.checked : target.value !== "";
    if (isSet && others[target.name]) {
      const isCleared = clear(others[target.name]);
      if (["places", "group", "within"].includes(target.name)) cleared.textContent = isCleared ? cleared.dataset.cleared : "";
    }
    if (target.name === "briefing") showFocus();
    else tell();
  });
  // A browser that comes back to the page keeps what was filled in.
  addEventListener("pageshow", () => { showFocus(); tell(); });
}

// Texts to be copied.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// On a narrow screen parts of a briefing move sideways: by the keyboard as well.
const bar = document.querySelector("[data-scroll]");
if (bar) {
  const parts = document.querySelectorAll("main, .part, .charts, .proof, .wide-table");
  const mark = () => {
    for (const part of parts) {
      const isMoving = part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === "auto";
      if (!isMoving || part.querySelector("a[href]")) {
        if (part.dataset.moves) for (const name of ["tabindex", "role", "aria-label", "data-moves"]) part.removeAttribute(name);
        continue;
      }
      part.tabIndex = 0;
      if (part.hasAttribute("aria-labelledby")) continue;
      const heading = part.querySelector(".chart-title, h2, h3") ?? part.closest("section")?.querySelector("h2, h3");
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", [heading?.textContent.trim(), bar.dataset.scroll].filter(Boolean).join(" "));
      part.dataset.moves = "";
    }
  };
  mark();
  addEventListener("resize", mark);
}

// A memo has the fields of its kind.
const memo = document.querySelector("[data-memo]");
if (memo) {
  const kind = memo.querySelector("[name=kind]");
  const show = () => {
    for (const field of memo.querySelectorAll("[data-kinds]")) {
      const isShown = field.dataset.kinds.split(" ").includes(kind.value);
      field.hidden = !isShown;
      field.querySelector("input, textarea, select").disabled = !isShown;
    }
    for (const part of memo.querySelectorAll(".part")) if (part.querySelector(".field")) part.hidden = part.querySelector(".field:not([hidden])") === null;
  };
  kind.addEventListener("change", show);
  addEventListener("pageshow", show);
}
