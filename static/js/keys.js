// Keys for hands that never leave the keyboard: n begins a new record, Ctrl+Enter sends. Off while typing.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // What Ctrl+Enter presses: the button of the part one is writing in, else the page's primary one.
  const button = (target) => {
    const part = target.closest("details[open]") || target.closest("form") || document.querySelector("main form");
    return part && (part.querySelector("button.btn-primary") || part.querySelector("button[type=submit]"));
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const pressed = button(event.target);
      if (pressed && !event.repeat) {
        event.preventDefault();
        pressed.form.requestSubmit(pressed);
      }
    } else if (event.key === "n" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const start = document.querySelector("[data-key-n]");
      if (start) {
        event.preventDefault();
        start.click();
      }
    }
  });

  for (const place of document.querySelectorAll("[data-print]")) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => window.print());
  }

  const first = ".is-invalid, input:not([type=hidden])";
  const focused = document.getElementById("mistakes") || document.querySelector(".narrow")?.querySelector(first);
  if (focused) {
    focused.focus();
  }
})();
