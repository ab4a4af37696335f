"""What changed, printed: three forms of one rich comparison, whole; and nothing an author writes can break them."""

import html
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from factsheet.analysis.changes import Side, changes_between
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf
from factsheet.loading.corpus import load
from factsheet.model.changes import Changes
from factsheet.review.as_changes import changes_as_json, changes_as_markdown, changes_as_text
from factsheet.review.markdown import escaped
from support.dossier import BEGAN, COUNTED, FIGURE, GOOD, RIDERS, SHEET, SOURCE
from support.editions import published_miniature
from support.golden import compare
from support.sides import side

BEFORE: Mapping[str, str] = {
    **GOOD,
    "facts/slow.yml": BEGAN.replace("The ferry sailed for the first time in May 2029.", "The Bay Post calls it slow."),
    "facts/gone.yml": BEGAN.replace("The ferry sailed for the first time in May 2029.", "The boat sank."),
    "facts/desk.yml": BEGAN.replace("The ferry sailed for the first time in May 2029.", "The boat is blue."),
    "pages/about.md": "# About\n\nOf the ferry.\n",
}
AFTER: Mapping[str, str] = {
    **BEFORE,
    "facts/riders-line.yml": RIDERS.replace("120", "130"),
    "facts/riders-post.yml": COUNTED,
    "facts/ferry-began.yml": BEGAN.replace('when: "2029-05"', 'when: "2029-05-02"').replace("in May", "on 2 May"),
    "facts/slow.yml": BEFORE["facts/slow.yml"].replace("calls it", "says that it is"),
    "facts/gone.yml": BEFORE["facts/gone.yml"].replace("state: published", "state: withdrawn\nstate_reason: No."),
    "facts/desk.yml": BEFORE["facts/desk.yml"] + "editor_note: Ask.\n",
    "figures/riders.yml": FIGURE.replace("Riders a day", "Riders on a day"),
    "sources/post-2030.yml": SOURCE + "archive_urls: [https://example.org/kept]\n",
    "pages/about.md": "# About\n\nOf the ferry and its riders.\n",
    "sheet.yml": SHEET.replace("at least 120", "at least 130"),
    "changes/misread.yml": (
        "facts: [riders-line]\nkind: correction\nnote: Misread.\nwas: At least 120.\nnow: At least 130.\n"
    ),
    "changes/gone.yml": "facts: [gone]\nkind: withdrawal\nnote: It did not.\n",
}
OLD, NEW = side(BEFORE), side(AFTER)
RICH = changes_between(OLD, NEW)


def as_text(changes: Changes, old: Side, new: Side) -> str:
    return "".join(changes_as_text(changes, old, new))


def as_markdown(changes: Changes, old: Side, new: Side) -> str:
    return "".join(changes_as_markdown(changes, old, new))


def test_a_person_at_a_terminal_reads_text(update_golden: bool) -> None:
    compare("reports/changes.txt", as_text(RICH, OLD, NEW), update=update_golden)


def test_a_pull_request_gets_markdown(update_golden: bool) -> None:
    compare("reports/changes.md", as_markdown(RICH, OLD, NEW), update=update_golden)


def test_a_program_gets_json(update_golden: bool) -> None:
    compare("reports/changes.json", f"{changes_as_json(RICH, OLD, NEW)}\n", update=update_golden)


def test_two_editions_compared(update_golden: bool, tmp_path: Path) -> None:
    root = published_miniature(tmp_path / "miniature")
    editions = list(load(FolderTree(root)).corpus.editions.values())
    shelf = Shelf(editions)
    first, second = shelf.side(editions[0]), shelf.side(editions[1])
    compare("reports/editions.txt", as_text(changes_between(first, second), first, second), update=update_golden)


def test_json_counts_and_lists_every_change() -> None:
    found = json.loads(changes_as_json(RICH, OLD, NEW))
    assert found["version"] == 1
    assert found["summary"] == {
        "changes": 9,
        "unpublished": 1,
        "classes": {
            "correction": 1, "withdrawn": 1, "dispute-opened": 1, "value-revised": 1, "date-changed": 1,
            "citation-changed": 1, "new": 1, "reworded": 2,
        },
    }  # fmt: skip
    first = found["changes"][0]
    assert first == {
        "record": "facts/riders-line",
        "class": "correction",
        "classes": ["correction", "value-revised", "citation-changed"],
        "fields": [
            {
                "field": "statement",
                "old": "The Bay Line says that at least 120 people ride on a day.",
                "new": "The Bay Line says that at least 130 people ride on a day.",
            },
            {"field": "value", "old": {"at_least": "120"}, "new": {"at_least": "130"}},
            {"field": "as_stated", "old": "no fewer than 120 people", "new": "no fewer than 130 people"},
            {
                "field": "citations",
                "old": [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 120 people"}],
                "new": [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 130 people"}],
            },
        ],
        "standing": None,
        "notes": ["misread"],
    }
    [figure] = [each for each in found["changes"] if each["record"] == "figures/riders"]
    assert figure["standing"] == {"old": "single-origin", "new": "contested"}


def test_no_changes_are_said_in_a_line() -> None:
    assert as_text(Changes(), OLD, OLD) == "No changes.\n"
    assert as_markdown(Changes(), OLD, OLD) == "**No changes.**\n"
    assert json.loads(changes_as_json(Changes(), OLD, OLD)) == {
        "version": 1, "summary": {"changes": 0, "unpublished": 0, "classes": {}}, "changes": [],
    }  # fmt: skip


@pytest.mark.parametrize(("number", "said"), [(1, "0 changes; 1 record"), (1200, "0 changes; 1,200 records")])
def test_changes_on_the_desk_are_counted(number: int, said: str) -> None:
    assert as_text(Changes(unpublished=number), OLD, OLD) == f"{said} changed only on the desk.\n"


def test_a_long_text_is_cut() -> None:
    long = {**AFTER, "facts/slow.yml": BEFORE["facts/slow.yml"].replace("calls it", "calls it very" + " very" * 200)}
    new = side(long)
    lines = as_text(changes_between(OLD, new), OLD, new).splitlines()
    [line] = [line for line in lines if "very very" in line]
    old, shown = line.removeprefix("  statement: ").split(" -> ")
    assert old == "The Bay Post calls it slow."
    assert len(shown) == 300
    assert shown.endswith("…")


HOSTILE = [
    "@editors and @example/team, see #12, GH-12 and example/project#12.",
    "[a link](https://example.org) ![x](https://example.org/x.png) <https://example.org>.",
    "https://example.org/a www.example.org nobody@example.org javascript:alert(1).",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- x.",
    "| a | b | --- | # x - y * z 1. `code` ```js ~~s~~ $x$ :smile: **b** _i_ ___",
    "&lt;b&gt; &#64;editors &amp; \\@editors \\*.",
    "</li></ul></details><h1>Approved</h1>",
    "::error file=x::y %0A::set-output name=x::y",
    "> quoted [ref]: https://example.org [^1] [x]",
]


class Seen(HTMLParser):
    """The tags and the text of a page of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag, *(f"{tag} {name}" for name, _ in attrs)}

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\u200b", "")


def hostile(text: str) -> tuple[Changes, Side, Side]:
    # As an editor would have to write it: JSON's quotes are YAML's too.
    record = BEGAN.replace("The ferry sailed for the first time in May 2029.", json.dumps(f"It says: {text}"))
    new = side({**BEFORE, "facts/ferry-began.yml": record})
    return changes_between(OLD, new), OLD, new


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_author_writes_is_nothing_but_text_in_markdown(text: str) -> None:
    printed = as_markdown(*hostile(text))
    seen = Seen()
    seen.feed(markdown.markdown(printed, extensions=["tables", "fenced_code", "footnotes"]))
    assert seen.tags <= {"p", "strong", "h3", "ul", "li", "code"}
    assert " ".join(text.split()) in " ".join(seen.text.split())
    assert len(printed.splitlines()) == 6


# A forge looks for these in what is left when Markdown and its entities have been read:
# `&#64;name` notifies its bearer all the same (https://github.com/openjdk/skara/pull/1548).
@pytest.mark.parametrize("text", HOSTILE[:1] + HOSTILE[5:6])
def test_nobody_is_called_and_nothing_referred_to(text: str) -> None:
    read = html.unescape(as_markdown(*hostile(text)))
    assert re.findall(r"@[A-Za-z0-9]|(?:^|[^&\w])#\d|GH-\d", read.partition("###")[2].partition("(")[2]) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_author_writes_is_one_line_of_text(text: str) -> None:
    lines = as_text(*hostile(text)).splitlines()
    assert lines[0].startswith("value-revised: facts/ferry-began (also date-changed")
    assert lines[1].startswith("  statement: The ferry sailed for the first time in May 2029. -> It says: ")
    assert lines[2:] == ["1 change."]


@pytest.mark.parametrize(
    "name",
    [
        "a` <img src=x> `b.md",
        "a` [x](https:example.org) `b.md",
        "a` @editors `.md",
        "@editors.md",
        "a\nb.md",
        "a\x1b[2Jb.md",
    ],
)
def test_the_name_of_a_page_is_nothing_but_text(name: str) -> None:
    new = side({**BEFORE, f"pages/{name}": "# A page\n"})
    changes = changes_between(OLD, new)
    printed = as_text(changes, OLD, new)
    assert "\x1b" not in printed
    assert len(printed.splitlines()) == 2
    seen = Seen()
    seen.feed(markdown.markdown(as_markdown(changes, OLD, new)))
    assert seen.tags <= {"p", "strong", "h3", "ul", "li", "code"}
    shown = name.replace("\x1b", "<U+001B>").replace("\n", "<U+000A>")
    assert " ".join(shown.split()) in " ".join(seen.text.split())
    assert len(as_markdown(changes, OLD, new).splitlines()) == 5


def test_escaped_is_read_back_to_the_letter() -> None:
    every = "".join(map(chr, range(32, 127)))
    assert html.unescape(escaped(every)).replace("\u200b", "") == every
    assert not set("`*_[]<>@#|\\!") & set(re.sub(r"&#\d+;", "", escaped(every)))
