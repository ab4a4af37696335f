"use strict";
/* Nothing stands at this address. It may be one without an edition, or of an edition that is not here: the same page
   may stand in the newest. */
{
  const script = document.currentScript;
  const newest = new URL(script.dataset.newest, location);
  const site = new URL("..", newest).pathname;
  const place = document.querySelector("[data-fs-missing]");
  /* Asked for by its own name, this page is not missing anything. */
  const lost = location.pathname.startsWith(site) && !location.pathname.endsWith("/404.html");
  const asked = lost ? location.pathname.slice(site.length) : "";
  const found = async (path) => {
    const target = new URL(path, newest);
    if (!path || !target.href.startsWith(newest.href) || target.pathname === location.pathname) return false;
    const answer = await fetch(target);
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const sign of page.querySelectorAll(".headerlink")) sign.remove();
    const link = document.createElement("a");
    const href = target.href + location.search + location.hash;
    Object.assign(link, { href, textContent: page.querySelector("h1")?.textContent.trim() || target.pathname });
    place.append(" ", link);
    place.hidden = false;
    return true;
  };
  const beside = asked.replace(/^[^/]*\//, "");
  if (place) found(asked).then((there) => there || found(beside)).catch(() => { /* Without a line there is no newer page. */ });
}
