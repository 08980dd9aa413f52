// Deciding the numbers of a document without a turn of the page; without it links and forms do the same.

// What moves by itself shows the number that is looked at; the page as a whole stays where it is.
const bring = (selector) => {
  const one = document.querySelector(selector);
  const box = one?.closest("[data-moves]");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = one.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - box.clientHeight / 2;
};
const bringAll = () => { bring(".n[aria-current]"); bring(".lines [aria-current]"); };
bringAll();
