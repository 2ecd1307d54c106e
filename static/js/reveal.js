// A tap shows the names of one row in their place; the server records it.
(() => {
  "use strict";
  document.addEventListener("submit", async (event) => {
    const pressed = event.submitter;
    if (!event.target.matches("form[data-reveal]") || !pressed) {
      return;
    }
    event.preventDefault();
    const answer = await fetch(pressed.formAction, {
      method: "POST",
      body: new FormData(event.target),
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected) {
      window.location.assign(pressed.formAction);
      return;
    }
    const part = document.createElement("template");
    part.innerHTML = await answer.text();
    pressed.closest(".masked").replaceChildren(part.content);
  });
})();
