// Escalating asks how a manager may reach them: while that part is open, the fields for it stand there.
(() => {
  "use strict";
  const part = document.getElementById("escalate");
  const place = document.getElementById("contact-here");
  const fields = ["div_id_contact_by", "div_id_contact_detail"].map((id) => document.getElementById(id));
  if (!part || !place || fields.includes(null)) {
    return;
  }
  const home = document.createElement("span");
  fields[0].before(home);
  const settle = () => {
    if (part.open) {
      place.replaceChildren(...fields);
    } else {
      home.after(...fields);
    }
  };
  part.addEventListener("toggle", settle);
  settle();
})();
