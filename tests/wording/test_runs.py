"""Runs of words, printed as HTML and as plain text."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.wording.runs import Run, html, plain


def em(text: str, href: str = "") -> Run:
    return Run(text, emphasis=True, href=href)


def strong(text: str) -> Run:
    return Run(text, strong=True)


def both(text: str) -> Run:
    return Run(text, emphasis=True, strong=True)


PRINTED = [
    ([], ""),
    ([Run("a <b> & \"c\" 'd'")], "a &lt;b&gt; &amp; \"c\" 'd'"),
    ([em("a"), both(" b"), em(" c")], "<em>a<strong> b</strong> c</em>"),
    ([strong("a"), both(" b"), strong(" c")], "<strong>a<em> b</em> c</strong>"),
    ([em("a"), strong("b")], "<em>a</em><strong>b</strong>"),
    ([both("a")], "<em><strong>a</strong></em>"),
    ([Run("a", code=True), Run("b", code=True)], "<code>a</code><code>b</code>"),
    ([Run("<i>", emphasis=True, code=True)], "<em><code>&lt;i&gt;</code></em>"),
    ([Run("a", href="x/"), Run("b", href="y/")], '<a href="x/" rel="noopener">a</a><a href="y/" rel="noopener">b</a>'),
    ([Run("a", href="x/"), em("b", "x/")], '<a href="x/" rel="noopener">a<em>b</em></a>'),
    ([em("a"), em("b", "x/"), em("c")], '<em>a<a href="x/" rel="noopener">b</a>c</em>'),
    ([Run("a", href='x?"&<')], '<a href="x?&quot;&amp;&lt;" rel="noopener">a</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), PRINTED)
def test_an_element_is_printed_once_and_nested_rightly(runs: list[Run], expected: str) -> None:
    assert html(runs) == expected


def test_words_alone() -> None:
    assert plain([em("a "), Run("<b>", code=True), Run(" c", href="x/")]) == "a <b> c"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("facts/a/", "../../facts/a/"),
        ("?q=a", "../../?q=a"),
        ("/a", "/a"),
        ("//example.org", "//example.org"),
        ("#a", "#a"),
        ("https://example.org", "https://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_inside_the_sheet_starts_at_its_home(address: str, expected: str) -> None:
    assert html([Run("a", href=address)], "../../") == f'<a href="{expected}" rel="noopener">a</a>'


def test_inside_a_link_the_words_of_a_link_stay() -> None:
    assert html([Run("a ", href="x/"), em("b", "x/")], links=False) == "a <em>b</em>"


class Reader(HTMLParser):
    """Reads HTML back into runs, and holds it to its nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"a", "em", "strong", "code"}
        assert tag not in dict(self.open)
        assert [name for name, _ in attrs] == (["href", "rel"] if tag == "a" else [])
        self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = dict(self.open)
        self.runs.append(Run(data, "em" in tags, "strong" in tags, "code" in tags, tags.get("a", "")))


WORDS = st.text(alphabet="ab <>&;\"'#x1", min_size=1)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "/a", "/b&amp;"]))


def letters(runs: list[Run]) -> list[tuple[object, ...]]:
    return [(letter, run.emphasis, run.strong, run.code, run.href) for run in runs for letter in run.text]


@given(st.lists(RUNS))
def test_what_is_printed_reads_back_the_same(runs: list[Run]) -> None:
    reader = Reader()
    reader.feed(html(runs))
    reader.close()
    assert reader.open == []
    assert letters(reader.runs) == letters(runs)


@given(st.lists(RUNS))
def test_plain_words_are_the_words_of_the_html(runs: list[Run]) -> None:
    assert plain(runs) == "".join(run.text for run in runs)
    bare = [Run(run.text) for run in runs]
    assert html(bare) == escape(plain(runs), quote=False)
