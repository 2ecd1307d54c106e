// Keys for hands that never leave the keyboard: n begins a new record, / searches, ? lists them, Ctrl+Enter sends.
// All but Ctrl+Enter are off while typing.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  // What Ctrl+Enter presses: the button of the part one is writing in, else the page's primary one.
  const button = (target) => {
    const part = target.closest("details[open]") || target.closest("form") || document.querySelector("main form");
    return part && (part.querySelector("button.btn-primary") || part.querySelector("button[type=submit]"));
  };

  const follow = (name) => {
    const link = document.querySelector(`[data-key-${name}]`);
    if (link) {
      link.click();
    }
  };
  const begin = () => follow("n");

  // The search box where the page has one, else the page that has it.
  const search = () => {
    const box = document.querySelector("input[data-key-search]");
    if (box) {
      box.focus();
      box.select();
    } else {
      follow("list");
    }
  };

  const list = () => {
    const keys = document.getElementById("keys");
    if (keys && !keys.open) {
      keys.showModal();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const pressed = button(event.target);
      if (pressed && !event.repeat) {
        event.preventDefault();
        pressed.form.requestSubmit(pressed);
      }
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const act = { n: begin, "/": search, "?": list }[event.key];
      if (act) {
        event.preventDefault();
        act();
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
