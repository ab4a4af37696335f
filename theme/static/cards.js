"use strict";
/* The number of a citation shows a card: what is said, by whom, and where it can be read. The card is made of the note
   of that number, which stands on the same page for those who have no script. */
{
  const card = document.createElement("div");
  Object.assign(card, { id: "fs-card", className: "fs-card", role: "group", tabIndex: -1 });
  let mark = null; /* the number whose card is open */
  let tapped = null; /* the number under a finger, if its card was not open before */
  let timer = 0;
  const markOf = (target) => target.closest(".fs-mark a");
  const noteOf = (link) => document.querySelector(`.fs-notes > li[value="${link.textContent}"]`);
  const isOurs = (target) => card.contains(target) || (mark !== null && mark.contains(target));
  const wait = (time, what) => { clearTimeout(timer); timer = setTimeout(what, time); };

  const close = () => {
    clearTimeout(timer);
    if (!mark) return;
    if (card.contains(document.activeElement)) mark.focus({ preventScroll: true });
    for (const name of ["aria-expanded", "aria-describedby"]) mark.removeAttribute(name);
    card.remove();
    mark = null;
  };
  /* Under the number, or over it if there is more room; never wider or higher than what can be seen. */
  const place = () => {
    const gap = 8;
    Object.assign(card.style, { left: "0", top: "0", maxHeight: "" });
    const { left, top, bottom } = mark.getBoundingClientRect();
    const above = top - document.querySelector(".md-header").getBoundingClientRect().bottom - 2 * gap;
    const below = innerHeight - bottom - 2 * gap;
    const up = card.offsetHeight > below && above > below;
    card.style.maxHeight = `${Math.max(up ? above : below, 96)}px`;
    const box = card.getBoundingClientRect();
    const x = Math.max(gap, Math.min(left - 3 * gap, document.documentElement.clientWidth - box.width - gap));
    const y = up ? top - gap - box.height : bottom + gap;
    Object.assign(card.style, { left: `${x - box.left}px`, top: `${y - box.top}px` });
  };
  const show = (link) => {
    clearTimeout(timer);
    if (link === mark || !noteOf(link)) return;
    close();
    mark = link;
    card.replaceChildren(...noteOf(link).cloneNode(true).childNodes);
    /* One link is a short way by keyboard; the sources are linked in the list and on the fact's page. */
    for (const source of card.querySelectorAll(".fs-meta a")) source.replaceWith(...source.childNodes);
    card.setAttribute("aria-label", link.getAttribute("aria-label"));
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-describedby", card.id);
    link.parentElement.after(card);
    place();
  };

  const on = (type, what) => document.addEventListener(type, what);
  on("pointerover", ({ target, pointerType }) => {
    const link = markOf(target);
    if (isOurs(target)) clearTimeout(timer);
    else if (link && pointerType !== "touch") wait(150, () => show(link));
  });
  on("pointerout", ({ target, pointerType }) => {
    if (pointerType === "touch" || !(markOf(target) || isOurs(target))) return;
    wait(300, () => { if (!isOurs(document.activeElement)) close(); });
  });
  on("pointerdown", ({ target, pointerType }) => {
    const link = markOf(target);
    tapped = link && link !== mark && noteOf(link) && pointerType !== "mouse" ? link : null;
  });
  on("pointercancel", () => { tapped = null; });
  on("pointerup", ({ target }) => { if (!isOurs(target)) close(); });
  on("click", (event) => {
    if (!tapped || markOf(event.target) !== tapped) return;
    event.preventDefault();
    show(tapped);
    tapped = null;
  });
  on("focusin", ({ target }) => { if (markOf(target)) show(markOf(target)); });
  on("focusout", ({ target, relatedTarget }) => { if (isOurs(target) && !isOurs(relatedTarget)) close(); });
  on("keydown", ({ key }) => { if (key === "Escape") close(); });
  on("scroll", () => { if (mark && (mark.getBoundingClientRect().bottom < 0 || mark.getBoundingClientRect().top > innerHeight)) close(); });
  window.addEventListener("resize", () => { if (mark) place(); });
}
