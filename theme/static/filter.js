/* Lists that can be filtered, turned and sorted: by hand, and from a link such as ?topic=violence&order=newest. */
for (const form of document.querySelectorAll("[data-fs-filter]")) {
  const filters = ["topic", "place", "actor"];
  const names = [...filters, "order", "sort"];
  const article = form.closest("article") || document;
  const entries = [...article.querySelectorAll("li[data-topic]")];
  const groups = [...article.querySelectorAll("[data-fs-group]")];
  const status = form.querySelector("[role=status]");
  const field = (name) => form.elements.namedItem(name);
  const homes = new Map(entries.map((entry) => [entry, entry.parentElement]));
  const flat = article.querySelector("[data-fs-sorted]");
  const byDay = (a, b) => a.dataset.said.localeCompare(b.dataset.said);
  const orders = { newest: (a, b) => byDay(b, a), oldest: byDay, speaker: (a, b) => a.dataset.who.localeCompare(b.dataset.who) };
  let turned = false;

  const fits = (entry) => filters.every((name) => {
    const wanted = field(name)?.value;
    return !wanted || entry.dataset[name].split(" ").includes(wanted);
  });
  /* Sorted, all entries stand in one list; by topic, each is back where it was. */
  const sort = () => {
    const order = orders[field("sort")?.value];
    if (!flat) return;
    flat.hidden = !order;
    if (order) flat.append(...[...entries].sort(order));
    else for (const [entry, home] of homes) home.append(entry);
  };
  /* Years, months and the events in them are turned alike; what is not an entry or a group stays on top. */
  const turn = () => {
    for (const box of article.querySelectorAll("[data-fs-turn]")) {
      const parts = [...box.children].filter((part) => part.matches("section, li"));
      parts.reverse().forEach((part) => box.append(part));
    }
    turned = !turned;
  };
  const show = () => {
    sort();
    for (const entry of entries) entry.hidden = !fits(entry);
    for (const group of groups) group.hidden = !group.querySelector("li[data-topic]:not([hidden])");
    const shown = entries.filter((entry) => !entry.hidden).length;
    const [some, all] = [shown, entries.length].map((number) => number.toLocaleString(document.documentElement.lang));
    status.textContent = `${some} of ${all} ${status.dataset.of} shown`;
    if (turned !== (field("order")?.value === "newest")) turn();
  };
  const remember = () => {
    const query = new URLSearchParams(location.search);
    for (const name of names) {
      const value = field(name)?.value;
      if (value) query.set(name, value); else query.delete(name);
    }
    const kept = String(query);
    history.replaceState(history.state, "", `${location.pathname}${kept ? `?${kept}` : ""}${location.hash}`);
  };

  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    const choice = field(name);
    if (choice && [...choice.options].some((option) => option.value === asked.get(name))) choice.value = asked.get(name);
  }
  form.hidden = false;
  show();
  form.addEventListener("change", () => { show(); remember(); });
  /* Ours, not the browser's: that one empties the fields only after everybody has heard of it. */
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of names) if (field(name)) field(name).selectedIndex = 0;
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  /* What a link leads to is shown, whatever the filter says, and stands where the reader looks. */
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !article.contains(target)) return;
    if (target.closest("[hidden]")) form.reset();
    setTimeout(() => target.scrollIntoView());
  };
  if (location.hash) setTimeout(follow);
  window.addEventListener("hashchange", follow);
}
/* Where each topic has a list of its own, a link that filters the list of all is led on to it. */
{
  const query = new URLSearchParams(location.search);
  const topic = query.get("topic");
  query.delete("topic");
  for (const link of document.querySelectorAll("[data-fs-topic]")) {
    link.search = String(query);
    if (link.dataset.fsTopic === topic) location.replace(link.href);
  }
}
