/* Opened from a disk there is no server that turns `facts/` into `facts/index.html`: we do. */
if (location.protocol === "file:") {
  const whole = (link) => link.href.replace(/\/(?=$|[?#])/, "/index.html");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.href = whole(link);
  }, true);
  const door = document.querySelector("a[data-door]");
  if (door) location.replace(whole(door));
}
