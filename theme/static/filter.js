/* Lists that can be filtered and turned: by hand, and from a link such as ?topic=violence&order=newest. */
for (const form of document.querySelectorAll("[data-fs-filter]")) {
  const names = ["topic", "place", "actor", "order"];
  const article = form.closest("article") || document;
  const entries = [...article.querySelectorAll("li[data-topic]")];
  const groups = [...article.querySelectorAll("[data-fs-group]")];
  const status = form.querySelector("[role=status]");
  const field = (name) => form.elements.namedItem(name);
  let turned = false;

  const fits = (entry) => names.every((name) => {
    const wanted = field(name)?.value;
    return name === "order" || !wanted || entry.dataset[name].split(" ").includes(wanted);
  });
  /* Years, months and the events in them are turned alike; what is not an entry or a group stays on top. */
  const turn = () => {
    for (const box of article.querySelectorAll("[data-fs-turn]")) {
      const parts = [...box.children].filter((part) => part.matches("section, li"));
      parts.reverse().forEach((part) => box.append(part));
    }
    turned = !turned;
  };
  const show = () => {
    for (const entry of entries) entry.hidden = !fits(entry);
    for (const group of groups) group.hidden = !group.querySelector("li[data-topic]:not([hidden])");
    const shown = entries.filter((entry) => !entry.hidden).length;
    status.textContent = `${shown} of ${entries.length} ${status.dataset.of} shown`;
    if (turned !== (field("order")?.value === "newest")) turn();
  };
  const remember = () => {
    const query = new URLSearchParams(location.search);
    for (const name of names) {
      const value = field(name)?.value;
      if (value) query.set(name, value); else query.delete(name);
    }
    history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  };

  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    const choice = field(name);
    if (choice && [...choice.options].some((option) => option.value === asked.get(name))) choice.value = asked.get(name);
  }
  form.hidden = false;
  show();
  form.addEventListener("change", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  /* An entry that a link leads to is shown, whatever the filter says, and stands where the reader looks. */
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("li[data-topic]")) {
    if (target.hidden) { form.reset(); }
    setTimeout(() => target.scrollIntoView());
  }
}
