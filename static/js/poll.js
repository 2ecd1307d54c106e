// Asks now and then whether something changed for a region of the page, and shows it without reloading.
// Only while the page is visible; the answer is 204 while nothing changed, so that hundreds of pages cost little.
(() => {
  "use strict";
  const SLOWER = 15;

  const put = (region, html) => {
    const part = document.createElement("template");
    part.innerHTML = html;
    const fresh = part.content.querySelector("[data-poll]");
    if (!fresh || region.contains(document.activeElement)) {
      return region;
    }
    region.replaceWith(fresh);
    return fresh;
  };

  const watch = (first) => {
    let region = first;
    let timer = 0;

    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") {
        return;
      }
      let wait = Number(region.dataset.every) || SLOWER;
      try {
        const url = new URL(region.dataset.poll, window.location.href);
        url.searchParams.set("v", region.dataset.version);
        const answer = await fetch(url, { headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
        if (answer.status === 200) {
          region = put(region, await answer.text());
          wait = Number(region.dataset.every) || SLOWER;
        } else if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
          return; // signed out, or not theirs any more
        } else if (answer.status !== 204) {
          wait = SLOWER;
        }
      } catch {
        wait = SLOWER;
      }
      timer = setTimeout(ask, wait * 1000);
    };

    document.addEventListener("visibilitychange", ask);
    timer = setTimeout(ask, (Number(region.dataset.every) || SLOWER) * 1000);
  };

  document.querySelectorAll("[data-poll]").forEach(watch);
})();
