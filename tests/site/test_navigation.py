"""The sitemap: every page once, whole addresses, no slot."""

from xml.etree import ElementTree as ET

from factsheet.pages.freshness import Freshness
from factsheet.pages.page import Page, PageKind, Plan
from factsheet.site.navigation import sitemap
from support.dossier import dossier

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
THEIRS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset><url><loc>https://example.org/a/</loc><lastmod>2030-01-01</lastmod></url>
<url><loc>https://example.org/a/about/</loc></url><url><loc>https://example.org/a/q&amp;a/</loc></url>
<url><loc>https://example.org/a/facts/fs-slot-facts/</loc></url></urlset>"""

# No edition: no page has a day.
FRESHNESS = Freshness(dossier())


def plan(address: str) -> Plan:
    def nothing(_plan: Plan) -> Page:
        raise AssertionError("a sitemap prints no page")

    return Plan(address=address, kind=PageKind.FACT, title="", description="", printing=nothing)


def test_every_page_is_listed_once_and_no_slot() -> None:
    plans = [plan(""), plan("facts/"), plan("facts/x/")]
    found = ET.fromstring(sitemap(THEIRS, "https://example.org/a/", plans, FRESHNESS))  # noqa: S314
    assert [each.text for each in found.iter(f"{NS}loc")] == [
        "https://example.org/a/",
        "https://example.org/a/facts/",
        "https://example.org/a/facts/x/",
        "https://example.org/a/about/",
        "https://example.org/a/q&a/",
    ]
    assert not list(found.iter(f"{NS}lastmod"))


def test_without_pages_of_ours_there_is_none() -> None:
    assert sitemap(THEIRS, "https://example.org/a/", (), FRESHNESS) == ""
