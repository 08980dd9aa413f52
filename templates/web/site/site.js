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
