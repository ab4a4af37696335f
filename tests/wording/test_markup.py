"""Prose from strangers: Markdown, and nothing that runs."""

import pytest
from markdown import Markdown

from factsheet.wording.markup import SafeMarkdown, is_safe_link


def html(text: str) -> str:
    return Markdown(extensions=["attr_list", "tables", SafeMarkdown()]).convert(text)


def test_emphasis_and_links_are_kept() -> None:
    assert html("*a* **b** `c` [d](https://example.org) [e](facts/) [f](mailto:g@example.org)") == (
        "<p><em>a</em> <strong>b</strong> <code>c</code> "
        '<a href="https://example.org">d</a> <a href="facts/">e</a> <a href="mailto:g@example.org">f</a></p>'
    )


def test_html_is_text() -> None:
    assert html("a <b>b</b> <script>c</script>") == ("<p>a &lt;b&gt;b&lt;/b&gt; &lt;script&gt;c&lt;/script&gt;</p>")
    assert "<div" not in html("<div onclick='a()'>\n\n*b*\n\n</div>")


def test_an_attribute_cannot_run_anything() -> None:
    assert html('[a](b){: onclick="alert(1)" .c }') == '<p><a class="c" href="b">a</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "https://[",
    ],
)
def test_what_no_reader_should_follow(address: str) -> None:
    assert not is_safe_link(address)


@pytest.mark.parametrize(
    "address", ["", "facts/", "../a#b", "#c", "https://example.org/?q=javascript:x", "HTTP://a", "//a"]
)
def test_what_a_reader_may_follow(address: str) -> None:
    assert is_safe_link(address)


def test_an_unsafe_link_keeps_its_words() -> None:
    assert html("[a](javascript:alert(1))") == "<p><a>a</a></p>"
    assert html("![a](javascript:alert(1))") == '<p><img alt="a" /></p>'
