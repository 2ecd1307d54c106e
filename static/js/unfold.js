// What a press unfolds comes into sight, and its first field takes the focus.
(() => {
  "use strict";
  for (const summary of document.querySelectorAll(".acts details > summary")) {
    summary.addEventListener("click", () => {
      const part = summary.parentElement;
      if (part.open) {
        return;
      }
      part.addEventListener("toggle", () => {
        part.scrollIntoView({ block: "nearest" });
        part.querySelector("input:not([type=hidden]), textarea, select")?.focus({ preventScroll: true });
      }, { once: true });
    });
  }
})();
