// Choosing a remedy fills in what was done, as long as nobody has written anything of their own there.
(() => {
  "use strict";
  const done = document.getElementById("id_what_was_done");
  const offers = document.querySelector(".offers");
  if (!done || !offers) {
    return;
  }
  const offered = new Set([...offers.querySelectorAll("[data-sentence]")].map((one) => one.dataset.sentence));
  offers.addEventListener("change", (event) => {
    const written = done.value.trim();
    if (event.target.name === "remedy_type" && (written === "" || offered.has(written))) {
      done.value = event.target.dataset.sentence || "";
    }
  });
})();
