"""Reference forms in a page of prose, as Markdown reads them."""

import pytest
from markdown import Markdown

from factsheet.documents.prose import page_references
from factsheet.wording.markup import References, SafeMarkdown


def printed(text: str) -> str:
    def form(kind: str, identifier: str) -> str | None:
        if identifier == "unknown":
            return None
        return f"<b>{kind} {identifier}</b>" if kind in ("cited", "figure") else f"<div>{kind} {identifier}</div>"

    reader = Markdown(extensions=["tables", "fenced_code", "footnotes", SafeMarkdown(), References(form)])
    return reader.convert(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began [@a].", "<p>It began<b>cited a</b>.</p>"),
        ("It began\n[@a].", "<p>It began<b>cited a</b>.</p>"),
        ("*It [@a]* [@b]", "<p><em>It<b>cited a</b></em><b>cited b</b></p>"),
        ("Of {figure:a} and", "<p>Of <b>figure a</b> and</p>"),
        ("[@unknown] and {figure:unknown}", "<p>[@unknown] and {figure:unknown}</p>"),
        ("`[@a]`", "<p><code>[@a]</code></p>"),
        ("# Title [@a] {figure:a}", "<h1>Title [@a] {figure:a}</h1>"),
        ("[text [@a]](x.md)", '<p><a href="x.md">text [@a]</a></p>'),
        ('[x](x.md "t [@a]") [@b]', '<p><a href="x.md" title="t [@a]">x</a><b>cited b</b></p>'),
        ("![alt [@a] {figure:a}](x.png)", '<p><img alt="alt [@a] {figure:a}" src="x.png" /></p>'),
        ("<https://example.org/[@a]>", '<p><a href="https://example.org/[@a]">https://example.org/[@a]</a></p>'),
        ("\\[@a]", "<p>[@a]</p>"),
        ("- item\n\n    {readings:a}", "<ul>\n<li>\n<p>item</p>\n<div>readings a</div>\n</li>\n</ul>"),
        ("| a |\n|---|\n| 1 |\n{readings:a}", None),
        ("[@a](https://example.org)", "<p><b>cited a</b>(https://example.org)</p>"),
        ("{readings:a}", "<div>readings a</div>"),
        ("Words:\n{readings:a}\nmore", "<p>Words:</p>\n<div>readings a</div>\n<p>more</p>"),
        ("{chart:a}\n{timeline:b}", "<div>chart a</div>\n<div>timeline b</div>"),
        ("{readings:unknown}", "<p>{readings:unknown}</p>"),
        ("    {readings:a}", "<pre><code>{readings:a}\n</code></pre>"),
        ("```\n{readings:a}\n```", "<pre><code>{readings:a}\n</code></pre>"),
        ("within {readings:a} a line", "<p>within {readings:a} a line</p>"),
    ],
)
def test_a_form_is_printed_where_it_stands(text: str, expected: str | None) -> None:
    if expected is None:  # below a table
        expected = printed("| a |\n|---|\n| 1 |") + "\n<div>readings a</div>"
    assert printed(text) == expected


def test_what_is_printed_is_not_read_again() -> None:
    reader = Markdown(extensions=[SafeMarkdown(), References(lambda *_: "<i>*a* [@b] {figure:c}</i>")])
    assert reader.convert("[@x]") == "<p><i>*a* [@b] {figure:c}</i></p>"


@pytest.mark.parametrize(
    "text",
    [
        "It [@a] `[@b]`\n\n```\n[@c]\n```\n[@d]",
        "~~~\nnever closed [@a]",
        "```\n[@a]\n```\r\n",
        "It [@a] is [@b-2]\n[@c].",
        "Of {figure:a}, {figure:b}.",
        "{readings:a}\n\n{timeline:b}\n\n{chart:c}",
    ],
)
def test_what_is_printed_is_what_the_check_looked_up(text: str) -> None:
    asked: list[tuple[str, str]] = []

    def form(kind: str, identifier: str) -> str:
        asked.append((kind, identifier))
        return "<i></i>"

    Markdown(extensions=[SafeMarkdown(), References(form)]).convert(text)
    assert asked == [(found.form, found.id) for found in page_references(text)]
