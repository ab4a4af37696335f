"""Pages of prose as trees: every word as a reader sees it, and nothing that runs."""

from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.wording.markup import is_safe_link, page_tree


def tree(text: str, *names: tuple[str, str]) -> Element:
    """Read a page that names these records."""
    return page_tree(text, lambda form, identifier: (form, identifier) in names)


def shown(text: str, *names: tuple[str, str]) -> str:
    """Write what a page holds, without the blanks between blocks."""
    inner = "".join(tostring(each, encoding="unicode") for each in tree(text, *names))
    return inner.replace("\n", "")


def said(text: str) -> str:
    """Give the words of a page alone."""
    return " ".join("".join(tree(text).itertext()).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>"),
        ("*a **b** c*", "<p><em>a <strong>b</strong> c</em></p>"),
        ("**a *b `c`* d**", "<p><strong>a <em>b <code>c</code></em> d</strong></p>"),
        ("***a***", "<p><strong><em>a</em></strong></p>"),
        ("[*a* b](facts/)", '<p><a href="facts/"><em>a</em> b</a></p>'),
        ("<https://example.org/?a=1&b=2>", '<p><a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a></p>'),
        ("<d@example.org>", '<p><a href="mailto:d@example.org">d@example.org</a></p>'),
        ("a  \nb", "<p>a<br />b</p>"),
        ("a\n\n---\n\nb", "<p>a</p><hr /><p>b</p>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("![a *b*](c.png)", '<p><img src="c.png" alt="a *b*" /></p>'),
        ("A\n:   b", "<dl><dt>A</dt><dd>b</dd></dl>"),
    ],
)  # fmt: skip
def test_a_page_is_a_tree_of_what_its_marks_say(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_heading_is_a_place_and_its_words() -> None:
    (heading,) = tree("## The *pier*")
    assert (heading.tag, heading.get("id"), "".join(heading.itertext())) == ("h2", "the-pier", "The pier")


def test_a_table_says_how_its_columns_are_aligned() -> None:
    found = tree("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    cells = [(each.tag, each.get("class"), each.text) for each in found.iter() if each.tag in ("th", "td")]
    assert cells == [
        ("th", "fs-center", "a"),
        ("th", "fs-right", "b"),
        ("td", "fs-center", "1"),
        ("td", "fs-right", "2"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("    <b> *a* &amp;\n    [@x]", "<b> *a* &amp;\n[@x]\n"),
        ("```\n<b> *a* &amp;\n[@x]\n```", "<b> *a* &amp;\n[@x]\n"),
    ],
)
def test_code_is_kept_to_the_letter(text: str, code: str) -> None:
    (block,) = tree(text, ("cited", "x")).iter("pre")
    assert "".join(block.itertext()) == code


@pytest.mark.parametrize(
    "head", ["---\ntitle: Secret\n---\n", "---\ntitle: Secret\n...\n", "--- \na: b\nc: d\n---\t\n"]
)
def test_what_stands_before_a_page_is_no_part_of_it(head: str) -> None:
    assert shown(f"{head}Words.") == "<p>Words.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&#58;alert(1)", "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)", "java&#10;script:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "ftp://example.org/",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text", ["[a]({})", "[a][b]\n\n[b]: {}", "![a]({})", "![a][b]\n\n[b]: {}", "[*a*]({} 'title')"]
)
def test_an_address_nobody_should_follow_is_lost_and_its_words_stay(text: str, address: str) -> None:
    found = tree(text.format(address))
    leads = [each.attrib[name] for each in found.iter() for name in ("href", "src") if name in each.attrib]
    assert leads == []
    assert "".join(found.itertext()).strip() + "".join(each.get("alt", "") for each in found.iter()) == "a"


@pytest.mark.parametrize(
    "text",
    [
        "a <b>b</b> c", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- a -->", "<a href='x'>b</a>",
        "<div markdown='1'>a</div>", "<?php a ?>", "<![CDATA[a]]>", "</p><p>",
    ],
)  # fmt: skip
def test_html_is_words(text: str) -> None:
    found = tree(text)
    assert "".join(found.itertext()).strip() == text
    assert {each.tag for each in found.iter()} <= {"div", "p"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AT&amp;T &lt;b&gt; &eacute;&#233;&#xE9;", "AT&T <b> \u00e9\u00e9\u00e9"),
        ("&amp;lt;b&amp;gt; &nowhere; AT&T", "&lt;b&gt; &nowhere; AT&T"),
        (r"\*a\* \[b] \`c\` \\d \<e>", r"*a* [b] `c` \d \<e>"),
        ("`&amp; <b>` &amp;", "&amp; <b> &"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)
def test_every_character_is_the_one_a_reader_sees(text: str, words: str) -> None:
    assert said(text) == words


def test_a_form_within_a_line_stands_where_it_was_written() -> None:
    text = "It *sails [@began]* with {figure:riders}, [@began]."
    assert shown(text, ("cited", "began"), ("figure", "riders")) == (
        '<p>It <em>sails<form form="cited" id="began" /></em> with <form form="figure" id="riders" />,'
        '<form form="cited" id="began" />.</p>'
    )


@pytest.mark.parametrize("form", ["chart", "readings", "timeline"])
def test_a_form_on_a_line_of_its_own_stands_alone(form: str) -> None:
    assert shown(f"a\n{{{form}:x}}\nb", (form, "x")) == f'<p>a</p><p><form form="{form}" id="x" /></p><p>b</p>'


@pytest.mark.parametrize(
    "text", ["[@x]", "a [@x].", "{figure:x}", "{chart:x}", "a {chart:y} b", "{poem:y}", "{chart: y}"]
)
def test_what_is_not_named_stays_as_it_was_written(text: str) -> None:
    assert said(text) == text
    assert shown(text, ("chart", "y")) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## a [@x]", "a [@x]"),
        ("[a [@x]](b)", "a [@x]"),
        ("`[@x]`", "[@x]"),
        (r"\[@x]", "[@x]"),
    ],
)
def test_no_form_stands_in_a_heading_a_link_or_code(text: str, words: str) -> None:
    found = tree(text, ("cited", "x"))
    assert "".join(found.itertext()).strip() == words
    assert not list(found.iter("form"))


def test_a_form_in_an_attribute_stays_as_it_was_written() -> None:
    (picture,) = tree("![a [@x]](b.png)", ("cited", "x")).iter("img")
    assert picture.get("alt") == "a [@x]"


def test_a_word_that_looks_like_a_form_kept_apart_is_a_word() -> None:
    assert shown("cited x and [@x]", ("cited", "x")) == '<p>cited x and<form form="cited" id="x" /></p>'
    for forged in ("\x02wzxhzdk:7\x03", "&#2;wzxhzdk:7&#3;", "\x02klzzwxh:7\x03", "\x0242\x03", "\x02amp\x03"):
        found = tree(f"{forged} [@x]", ("cited", "x"))
        assert len(list(found.iter("form"))) == 1


def test_a_page_is_read_the_same_whatever_was_read_before() -> None:
    alone = shown("[a][b] c[^d]")
    tree("[a][b] c[^d]\n\n[b]: facts/\n[^d]: e\n")
    assert shown("[a][b] c[^d]") == alone == "<p>[a][b] c[^d]</p>"


SIGNS = st.text(alphabet="ab1 *_`\\[]()<>!#-=|:/\"'&;{}@^~\n\t", max_size=80)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=80), SIGNS))
def test_any_text_can_be_read_and_nothing_in_it_runs(text: str) -> None:
    for element in tree(text, ("cited", "a")).iter():
        assert element.tag not in ("script", "style", "iframe", "object")
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        assert all(is_safe_link(element.get(name, "")) for name in ("href", "src"))
