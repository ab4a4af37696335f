"""Pouring records into a rendered page."""

import pytest

from factsheet.pages.page import Heading, Page, PageKind
from factsheet.site.shell import BODY, DESCRIPTION, LINKED, TITLE, TOC_ID, TOC_TITLE, BrokenShell, cut, slot_marker

SLOT = slot_marker("facts")
HTML = (
    f'<a href="#{TOC_ID}">Skip</a><title>{TITLE} - Ferry</title><link rel="x"><meta content="{DESCRIPTION}"><link href="../{SLOT}/">'
    f'<ul><li class="a">One</li>\n<li class="b"><a href="#{TOC_ID}"><span>{TOC_TITLE}</span></a></li></ul>{BODY}<p>{TITLE}'
)


def page(**changes: object) -> Page:
    values = {
        "address": "facts/a-b/",
        "kind": PageKind.FACT,
        "title": 'A "b" <c>',
        "description": "d & e",
        "body": "<p>body</p>",
        "headings": (Heading("x", "X & y"), Heading("z", "Z")),
    }
    return Page(**{**values, **changes})  # type: ignore[arg-type]


def test_a_page_is_the_shell_with_its_own_words() -> None:
    assert cut(HTML, SLOT).pour(page()) == (
        '<a href="#x">Skip</a>'
        "<title>A &quot;b&quot; &lt;c&gt; - Ferry</title>"
        '<link rel="x"><meta content="d &amp; e"><link href="../a-b/">'
        '<ul><li class="a">One</li>\n<li class="b"><a href="#x"><span>X &amp; y</span></a></li>\n'
        '<li class="b"><a href="#z"><span>Z</span></a></li></ul>'
        "<p>body</p><p>A &quot;b&quot; &lt;c&gt;"
    )


def test_content_that_holds_a_marker_is_not_poured_again() -> None:
    odd = page(title=BODY, description=TITLE, body=f"{TITLE}{SLOT}{BODY}")
    poured = cut(HTML, SLOT).pour(odd)
    assert f"{TITLE}{SLOT}{BODY}<p>" in poured
    assert f'<meta content="{TITLE}">' in poured


@pytest.mark.parametrize(("missing", "said"), [(TOC_ID, "the table of contents"), (BODY, "the content")])
def test_a_theme_that_leaves_a_part_out_is_named(missing: str, said: str) -> None:
    with pytest.raises(BrokenShell, match=said):
        cut(HTML.replace(missing, ""), SLOT)


def test_what_is_said_to_machines_stands_where_its_marker_was() -> None:
    html = HTML.replace('<link rel="x">', LINKED)
    assert '<script type="application/ld+json">{"a": 1}</script>' in cut(html, SLOT).pour(page(linked='{"a": 1}'))
    assert "<script" not in cut(html, SLOT).pour(page())
