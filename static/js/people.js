// Where many people are offered, a field above them leaves those whose names begin like what is typed.
(() => {
  "use strict";
  const MANY = 12;

  for (const row of document.querySelectorAll("[data-people]")) {
    const chips = [...row.querySelectorAll(".chip")];
    if (chips.length <= MANY) {
      continue;
    }
    const find = document.createElement("input");
    find.type = "search";
    find.className = "form-control chip-find";
    find.autocomplete = "off";
    find.placeholder = "Find a name";
    find.setAttribute("aria-label", "Find a name");
    find.addEventListener("input", () => {
      const typed = find.value.trim().toLowerCase().split(/\s+/);
      for (const chip of chips) {
        const names = chip.textContent.toLowerCase().split(/\s+/);
        const fits = typed.every((part) => names.some((name) => name.startsWith(part)));
        chip.hidden = !fits && !chip.querySelector("input").checked;
      }
    });
    row.before(find);
  }
})();
