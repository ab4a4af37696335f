"""The navigation: flat, in the order in which a reader looks for pages; and the sitemap, which is for machines."""

import datetime as dt
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

from factsheet.pages.contents import prose_title
from factsheet.pages.freshness import Freshness
from factsheet.pages.page import ASIDE, Plan

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
_LISTED = re.compile(r"<loc>([^<]*)</loc>")
_SLOT = re.compile(r"/fs-slot-[a-z]+/$")

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
    lists = (plan for plan in plans if plan.address.count("/") == 1 and plan.kind not in ASIDE)
    titles |= {f"{plan.address}index": plan.title for plan in lists}
    titles |= {path.stem: prose_title(path.name) for path in sorted(docs.glob("*.md"))}
    order = [name for name in _ORDER if name in titles] + [name for name in titles if name not in _ORDER]
    return [{titles[name]: f"{name}.md"} for name in order]


def sitemap(theirs: str, address: str, plans: Iterable[Plan], freshness: Freshness) -> str:
    """List every page by its whole address: those of prose, which MkDocs has listed, and ours; nothing without ours.

    The day of each is that of its last change in meaning; that on which a site was built would say nothing.
    """
    ours = {f"{address}{plan.address}": freshness.of(plan) for plan in plans}
    prose = [unescape(found) for found in _LISTED.findall(theirs) if not _SLOT.search(found)] if ours else []
    days = {**{each: freshness.of_prose(each.removeprefix(address)) for each in prose}, **ours}
    lines = [_listed(each, days[each]) for each in dict.fromkeys([*ours, *prose])]
    return "\n".join([_HEAD, *lines, "</urlset>", ""]) if lines else ""


def _listed(address: str, day: dt.date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day is not None else ""
    return f"  <url><loc>{escape(address)}</loc>{changed}</url>"
