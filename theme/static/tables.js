/* On a phone the rows of these tables are cards, and some browsers then forget that they are tables: we say so. */
for (const table of document.querySelectorAll("table.fs-cards")) {
  table.setAttribute("role", "table");
  const roles = [["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]];
  for (const [parts, role] of roles) {
    for (const part of table.querySelectorAll(parts)) part.setAttribute("role", role);
  }
}
