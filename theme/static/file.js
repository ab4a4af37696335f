"use strict";
/* Opened from a disk there is no server that turns `facts/` into `facts/index.html`: we do. */
{
  const whole = (link) => link.href.replace(/\/(?=$|[?#])/, "/index.html");
  const fromDisk = location.protocol === "file:";
  if (fromDisk) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.href = whole(link);
    }, true);
  }
  /* A page that only leads on: what was asked within it goes along, which a page without scripts cannot do. */
  const door = document.querySelector("a[data-door]");
  if (door) {
    door.search = location.search;
    door.hash = location.hash;
    location.replace(fromDisk ? whole(door) : door.href);
  }
}
