"use strict";
/* The theme opens the menu of small screens by a label, which no keyboard reaches: with a script it is a button. */
for (const label of document.querySelectorAll('.md-header label[for="__drawer"]')) {
  const box = label.control;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: label.className });
  button.setAttribute("for", "__drawer");
  button.setAttribute("aria-label", "Menu");
  button.append(...label.childNodes);
  button.addEventListener("click", () => box.click());
  label.replaceWith(button);
}
