// Choosing a remedy fills in what was done, as long as nobody has written anything of their own there.
(() => {
  "use strict";
  const done = document.getElementById("id_what_was_done");
  const offers = document.querySelector(".offers");
  if (!done || !offers) {
    return;
  }
  const promised = document.getElementById("id_promised_by");
  const offered = new Set([...offers.querySelectorAll("[data-sentence]")].map((one) => one.dataset.sentence));
  offers.addEventListener("change", (event) => {
    const written = done.value.trim();
    if (event.target.name === "remedy_type" && (written === "" || offered.has(written))) {
      done.value = promised && promised.value ? "" : event.target.dataset.sentence || "";
    }
  });

  // What is only promised was not done yet: the server words it as the promise it is.
  promised?.addEventListener("change", () => {
    if (promised.value && offered.has(done.value.trim())) {
      done.value = "";
    }
  });
})();
