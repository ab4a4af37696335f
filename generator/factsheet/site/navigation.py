"""The navigation: flat, our pages and those of prose in the order in which a reader looks for them."""

from collections.abc import Iterable
from pathlib import Path

from factsheet.pages.contents import prose_title
from factsheet.pages.page import PageKind, Plan

# The kinds of record that have a page each; the index page of each lists them.
FOLDERS = ("figures", "facts", "sources", "actors", "places")
# Pages of prose that a sheet usually has stand among ours; others follow at the end, by name.
_ORDER = (
    "index",
    "mission",
    "timeline/index",
    *(f"{folder}/index" for folder in FOLDERS),
    "glossary",
    "method",
    "about",
)


def navigation(plans: Iterable[Plan], docs: Path) -> list[dict[str, str]]:
    """List the pages that are there: those that list records, and prose beside them."""
    titles = {"index": "Home"}
    lists = (plan for plan in plans if plan.address.count("/") == 1 and plan.kind is not PageKind.CONTENTS)
    titles |= {f"{plan.address}index": plan.title for plan in lists}
    titles |= {path.stem: prose_title(path.name) for path in sorted(docs.glob("*.md"))}
    order = [name for name in _ORDER if name in titles] + [name for name in titles if name not in _ORDER]
    return [{titles[name]: f"{name}.md"} for name in order]
