"""Prose and fields from strangers: Markdown, and nothing that runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from factsheet.wording import markup
from factsheet.wording.markup import SafeMarkdown, inline, is_safe_link
from factsheet.wording.runs import Run, plain
from factsheet.wording.runs import html as print_html


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


@pytest.mark.parametrize("colon", ["&#58;", "&#058;", "&#0000000000058;", "&#x3a;", "&#X003A;", "&colon;"])
def test_an_address_cannot_hide_its_scheme_in_an_entity(colon: str) -> None:
    assert html(f"[a](javascript{colon}alert(1))") == "<p><a>a</a></p>"
    assert html(f"[a]\n\n[a]: javascript{colon}alert(1)") == "<p><a>a</a></p>"
    assert inline(f"[a](javascript{colon}alert(1))") == (Run("a"),)


def test_prose_loses_no_word_where_marks_cross() -> None:
    # Python-Markdown 3.11 alone drops the last `a` of the first, and moves the emphasis of the second.
    assert html("*__**b*a") == "<p>*__**b*a</p>"
    assert html("_f *a* c* *a*") == "<p>_f <em>a</em> c* <em>a</em></p>"


LINES = [
    ("*a* _b_", "<em>a</em> <em>b</em>"),
    ("**a** __b__", "<strong>a</strong> <strong>b</strong>"),
    ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
    ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
    ("***a***", "<em><strong>a</strong></em>"),
    ("`*a* &amp; <b>`", "<code>*a* &amp;amp; &lt;b&gt;</code>"),
    ("`` a`b ``", "<code>a`b</code>"),
    ("*`a`*`b`", "<em><code>a</code></em><code>b</code>"),
    ("snake_case_word __init__", "snake_case_word <strong>init</strong>"),
    ("2 * 3 * 4, a*", "2 * 3 * 4, a*"),
    (r"\*a\* \[b\](c) \`d\` \_e\_", "*a* [b](c) `d` _e_"),
    ("[a *b* `c`](x/)", '<a href="x/" rel="noopener">a <em>b</em> <code>c</code></a>'),
    ("*see [a](x/) there*", '<em>see <a href="x/" rel="noopener">a</a> there</em>'),
    ('[a](https://example.org/?b=1&c=2 "title")', '<a href="https://example.org/?b=1&amp;c=2" rel="noopener">a</a>'),
    ("<https://example.org>", '<a href="https://example.org" rel="noopener">https://example.org</a>'),
    ("[a](<x y>)", '<a href="x%20y" rel="noopener">a</a>'),
    ("[a](x){b}|c", '<a href="x" rel="noopener">a</a>{b}|c'),
    ('[a](/x"{|}\\^)', '<a href="/x%22%7B%7C%7D%5C%5E" rel="noopener">a</a>'),
    ("[a](mailto:a@example.org)", '<a href="mailto:a@example.org" rel="noopener">a</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_what_a_field_may_hold(text: str, expected: str) -> None:
    assert print_html(inline(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# a", "- a", "* a", "1. a", "> a", "    a", "a\n===", "a\n---", "***", "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\na", "    *", "a  \nb", "a\n\n* b",
        "![a](b)", "![a][b]", "[a][b]", "[a]", "[a]: b", "[An annual report]", "[@fact-id]", "{: .a }", "a[^1]",
        "<b>a</b>", "<!-- a -->", "<script>alert(1)</script>", "<a@example.org>", "1 < 2 > 0", "AT&T & co", "a \\ b",
    ],
)  # fmt: skip
def test_blocks_images_references_and_html_are_text(text: str) -> None:
    assert inline(text) == (Run(text),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&amp; &lt;b&gt;", "& <b>"),
        ("a&nbsp;b &#233; &#xE9;", "a\xa0b é é"),
        ("&amp;lt;", "&lt;"),
        ("&#42;a&#42;", "*a*"),
        ("&nowhere; &notit; &#; &amp", "&nowhere; &notit; &#; &amp"),
        ("`&amp;`", "&amp;"),
        ("&#99999999999999999999;", "&#99999999999999999999;"),
        ("&#0;&#x110000;", "\ufffd\ufffd"),
    ],
)
def test_an_entity_is_the_character_it_names_as_in_prose(text: str, expected: str) -> None:
    assert plain(inline(text)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a](javascript:alert(1))", "a"),
        ("[a](java\tscript:alert(1))", "a"),
        ("[a](<data:text/html,x>)", "a"),
        ("[a](https://[)", "a"),
        ("[a]()", "a"),
        ("<ftp://example.org>", "ftp://example.org"),
    ],
)
def test_a_link_nobody_should_follow_is_its_words(text: str, words: str) -> None:
    assert inline(text) == (Run(words),)


def test_a_link_in_a_link_is_words() -> None:
    assert inline("[a <https://example.org>](x/)") == (Run("a https://example.org", href="x/"),)


def test_a_text_without_signs_never_reaches_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    def reader() -> Markdown:
        raise AssertionError

    monkeypatch.setattr(markup, "_reader", reader)
    assert inline("# a - b: 1. c > d = e | f (g) {h} #i ~j~ +k+ \"l\" 'm' n; o!") != ()
    assert inline("") == ()
    for sign in "*_`[<&\\":
        with pytest.raises(AssertionError):
            inline(sign)


PLAIN = st.text().filter(lambda text: not set(text) & set("*_`[]<&\\!"))
SIGNS = st.text(alphabet="ab1 *_`\\[]()<>!#-=|:/\"'&;\n\t", max_size=60)


@given(PLAIN)
def test_a_text_without_signs_is_itself(text: str) -> None:
    assert plain(inline(text)) == text


@given(st.one_of(st.text(), SIGNS))
def test_any_text_can_be_read(text: str) -> None:
    runs = inline(text)
    assert all(run.text for run in runs)
    assert all(is_safe_link(run.href) for run in runs)
    assert not set(plain(runs)) & {"\x02", "\x03"} or runs == (Run(text),)


@settings(max_examples=500)
@given(st.text(alphabet="ab *_`\\[]<>!#-", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    assert [letter for letter in plain(inline(text)) if letter in "ab"] == [letter for letter in text if letter in "ab"]


WORD = st.text(alphabet="abc", min_size=1, max_size=4)
PARTS = st.one_of(
    WORD.map(lambda word: (word, Run(word))),
    WORD.map(lambda word: (f"*{word}*", Run(word, emphasis=True))),
    WORD.map(lambda word: (f"**{word}**", Run(word, strong=True))),
    WORD.map(lambda word: (f"_**{word}**_", Run(word, emphasis=True, strong=True))),
    WORD.map(lambda word: (f"`{word}`", Run(word, code=True))),
    WORD.map(lambda word: (f"[{word}](/{word})", Run(word, href=f"/{word}"))),
    WORD.map(lambda word: (f"[*{word}*](/{word})", Run(word, emphasis=True, href=f"/{word}"))),
)


@given(st.lists(PARTS, min_size=1))
def test_no_sign_that_was_read_is_left(parts: list[tuple[str, Run]]) -> None:
    runs = inline(" ".join(text for text, _ in parts))
    assert plain(runs) == " ".join(run.text for _, run in parts)
    assert [run for run in runs if run != Run(run.text)] == [run for _, run in parts if run != Run(run.text)]


@pytest.mark.parametrize("text", ["*_" * 2000 + "a" + "_*" * 2000, "[" * 1000 + "](a)" * 1000, "&#" + "9" * 9000 + ";"])
def test_depth_and_length_break_nothing(text: str) -> None:
    assert inline(text)


def test_one_text_is_read_the_same_whatever_was_read_before() -> None:
    alone = inline("_f *a* c* *a*")
    inline("*a **b _c `d [e](f")
    assert inline("_f *a* c* *a*") == alone


def test_styles_are_taken_away_and_alignment_is_a_class() -> None:
    reader = Markdown(extensions=["tables", "attr_list", SafeMarkdown()])
    html = reader.convert('| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nword\n{: style="color: red" onclick="x()" .kept }\n')
    assert "style" not in html
    assert "onclick" not in html
    assert '<th class="fs-center">a</th>' in html
    assert '<td class="fs-right">2</td>' in html
    assert 'class="kept"' in html
