"""The bars, what was measured beside them, and the table of docs/quality.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality_pages import Seen

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HTML, FIRST_VISIT, FONTS = 15_000, 100_000, 30_000
# Every page of a record, by kind; lists and prose are not held to the limit on HTML.
RECORDS = "/*"


@dataclass(frozen=True)
class Bar:
    """One thing asked of every page, and how far it is met."""

    name: str
    asked: str
    ours: str
    material: str
    missed: Sequence[str]
    run: bool = True

    @property
    def verdict(self) -> str:
        """Say whether the bar is met."""
        if not self.run:
            return "not run"
        return "missed" if self.missed else "met"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def _count(name: str, material: str, missed: Sequence[str]) -> Bar:
    pages = len({each.partition(": ")[0] for each in missed})
    return Bar(name, "0", f"{len(missed)} on {pages} pages" if missed else "0", material, missed)


def _weight(name: str, most: int, material: str, weights: Mapping[str, int]) -> Bar:
    heaviest = max(weights.values(), default=0)
    middle = sorted(weights.values())[len(weights) // 2] if weights else 0
    missed = [f"{page}: {_kilobytes(weight)}" for page, weight in weights.items() if weight > most]
    ours = f"{_kilobytes(heaviest)} at most, {_kilobytes(middle)} in the middle"
    return Bar(name, f"at most {_kilobytes(most)}", ours, material, missed)


def bars(seen: Sequence[Seen], opened: Sequence[str], markup: Sequence[str]) -> list[Bar]:
    """Hold what was seen against what is asked; Lighthouse apart."""

    def of(part: str) -> list[str]:
        return [f"{one.page.address or '/'}: {fault}" for one in seen for fault in getattr(one, part)]

    shown = [one for one in seen if not one.page.leads_on]
    records = {one.page.address: one.html for one in shown if one.page.kind.endswith(RECORDS)}
    visits = {one.page.address: one.first_visit for one in shown}
    return [
        _count("axe: elements that break a rule", "310 on 11 pages", of("axe")),
        _count("axe with search, menu or a card open", "not counted", opened),
        _count("Nu HTML checker: errors", "35 on 11 pages", markup),
        _count("breaches of `default-src 'self'`", "110 on 11 pages", of("policy")),
        _weight("first visit, compressed", FIRST_VISIT, "82.5 kB in the middle", visits),
        _weight("of that, fonts", FONTS, "0.0 kB", {one.page.address: one.fonts for one in shown}),
        _weight("HTML of a record's page, compressed", HTML, "4.7 kB in the middle", records),
        _count("requests to other hosts", "0; 11 with its default fonts", of("elsewhere")),
        _count("errors and warnings on the console", "11, under the policy", of("console")),
        _count("pages that scroll sideways at 320 px", "0", of("sideways")),
        _count("keyboard: never reached, unmarked or out of sight", "200 on 11 pages", of("keys")),
    ]


def lighthouse_bars(scores: Mapping[str, Mapping[str, int]] | None) -> list[Bar]:
    """Hold the scores of some pages against 100; `None` if Lighthouse is not there."""
    found = []
    for category, material in (("accessibility", "86 to 93"), ("best-practices", "100"), ("seo", "100")):
        name = f"Lighthouse: {category.replace('-', ' ').replace('seo', 'SEO')}"
        if scores is None:
            found.append(Bar(name, "100", "not run", material, (), run=False))
            continue
        values = {page: of[category] for page, of in scores.items()}
        missed = [f"{page}: {value}" for page, value in values.items() if value < 100]
        lowest, highest = min(values.values()), max(values.values())
        ours = f"{lowest}" if lowest == highest else f"{lowest} to {highest}"
        found.append(Bar(name, "100", f"{ours} on {len(values)} pages", material, missed))
    return found


def table(found: Iterable[Bar], head: str) -> str:
    """Print the bars as a table of Markdown below a line on when and with what."""
    rows = [f"| {bar.name} | {bar.asked} | {bar.ours} | {bar.verdict} | {bar.material} |" for bar in found]
    return "\n".join([head, "", "| | bar | here | | Material alone |", "|---|---|---|---|---|", *rows])


def write(document: Path, text: str) -> None:
    """Put the table between its marks and leave the rest as it is."""
    before, _, rest = document.read_text("utf-8").partition(BEGIN)
    _, mark, after = rest.partition(END)
    assert mark, f"{document} has lost its marks"
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")
