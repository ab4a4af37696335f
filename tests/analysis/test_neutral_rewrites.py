"""Ways to write the same dossier otherwise: none is a change, and every record keeps its digest."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.analysis.changes import Side, changes_between
from factsheet.documents.parse import unparse
from factsheet.documents.tree import EntryKind, FolderTree
from factsheet.loading.published import digests_of
from factsheet.model.changes import Changes
from support.dossier import GOOD
from support.sides import side

Files = Mapping[str, str]
Rewrite = Callable[[str], str | bytes]

MINIATURE = Path(__file__).parents[1] / "miniature"


def _miniature() -> dict[str, str]:
    tree = FolderTree(MINIATURE)
    return {
        entry.path.removeprefix("content/"): tree.read(entry.path, 1_000_000).decode()
        for entry in tree.entries()
        if entry.kind is EntryKind.FILE
    }


FERRY: Files = {
    **GOOD,
    "places/pier.yml": "name: The pier\nat: [10.51, -61.22]\nnote: The only one.\n",
    "policy.yml": "tolerances:\n  about: 15\n  vague:\n    dozens: [12, 60]\n    several: [2, 9]\n",
    "pages/about.md": "# About\n\nWe count riders,\nand say who counted.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "facts/two-tongues.yml": (
        "statement:\n  en: The boat makes 9 knots, the Bay Line says.\n  fr: Le bateau fait 9 nœuds, dit la Bay Line.\n"
        "topic: service\nsaid_by:\n  actor: bay-line\n  role: captain\ncitations:\n  - source: post-2030\n"
        "    at: paragraph 9\n    via: [bay-post, bay-line]\n    for: [value, date]\nstate: published\n"
    ),
    "facts/drawing.yml": "statement: There is more to come.\ncitations: [{source: post-2030, at: x}]\nstate: draft\n",
}
DOSSIERS: Mapping[str, Files] = {"ferry": FERRY, "miniature": _miniature()}


def _says_the_same(before: Side, after: Side) -> Changes:
    """Nothing is listed either way, and no digest moved; gives what was found, for how much stays on the desk."""
    changes = changes_between(before, after)
    assert changes.records == changes_between(after, before).records == ()
    assert digests_of(before.corpus) == digests_of(after.corpus)
    return changes


# --- whole dossiers --------------------------------------------------------------------------------------------------


def _dumped(text: str, **options: Any) -> str:
    """Write a record as PyYAML does; every scalar is the text it was."""
    return str(yaml.safe_dump(yaml.load(text, yaml.CBaseLoader), **options))  # noqa: S506


def _plain(text: str, **options: Any) -> str:
    """One key or item on each line, in the order it had: what the rewrites of lines begin with."""
    return _dumped(text, sort_keys=False, default_flow_style=False, width=10_000, **options)


def _turned(value: Any) -> Any:
    """Turn round the order of the keys of every map; lists keep theirs."""
    if isinstance(value, dict):
        return {key: _turned(each) for key, each in reversed(value.items())}
    return [_turned(each) for each in value] if isinstance(value, list) else value


def _keys_turned(text: str) -> str:
    return yaml.safe_dump(_turned(yaml.load(text, yaml.CBaseLoader)), sort_keys=False)  # noqa: S506


def _commented(text: str) -> str:
    return "".join(f"# {number}: why\n{line}" for number, line in enumerate(_plain(text).splitlines(keepends=True)))


def _comments_at_the_ends(text: str) -> str:
    return "".join(f"{line}  # sic\n" for line in _plain(text).splitlines())


def _blank_lines(text: str) -> str:
    return _plain(text).replace("\n", "\n\n")


def _blanks_at_the_ends(text: str) -> str:
    return _plain(text).replace("\n", " \t \n")


def _blanks_after_colons(text: str) -> str:
    return "".join(
        line.replace(": ", ":     ", 1) if line.count(": ") == 1 and '"' not in line else line
        for line in _plain(text).splitlines(keepends=True)
    )


def _in_our_layout(text: str) -> str:
    return unparse(yaml.load(text, yaml.CBaseLoader))  # noqa: S506


def _as_json(text: str) -> str:
    return _dumped(text, default_flow_style=True, default_style='"', width=10_000)


RECORDS: Mapping[str, Rewrite] = {
    "dumped by PyYAML as it likes": _dumped,
    "dumped with the keys as they stood": partial(_dumped, sort_keys=False),
    "dumped in block style": partial(_dumped, default_flow_style=False),
    "dumped in flow style": partial(_dumped, default_flow_style=True),
    "dumped in flow style where nothing nests": partial(_dumped, default_flow_style=None),
    "dumped in flow style and narrow": partial(_dumped, default_flow_style=True, width=30),
    "dumped narrow": partial(_dumped, width=20),
    "dumped narrow and in block style": partial(_dumped, width=40, default_flow_style=False, sort_keys=False),
    "dumped wide": partial(_dumped, width=10_000),
    "dumped with Unicode": partial(_dumped, allow_unicode=True),
    "dumped with Unicode and narrow": partial(_dumped, allow_unicode=True, width=25),
    "dumped with deep indents": partial(_dumped, indent=6),
    "dumped in double quotes": partial(_dumped, default_style='"'),
    "dumped in double quotes and narrow": partial(_dumped, default_style='"', width=30),
    "dumped in single quotes": partial(_dumped, default_style="'"),
    "dumped in single quotes and narrow": partial(_dumped, default_style="'", width=30),
    "dumped in literal blocks": partial(_dumped, default_style="|"),
    "dumped in folded blocks": partial(_dumped, default_style=">", width=60),
    "dumped with a beginning": partial(_dumped, explicit_start=True),
    "dumped with a beginning and an end": partial(_dumped, explicit_start=True, explicit_end=True),
    "dumped with CRLF": partial(_dumped, line_break="\r\n"),
    "dumped twice": lambda text: _dumped(_dumped(text, width=30), sort_keys=False),
    "written as JSON": _as_json,
    "keys turned round": _keys_turned,
    "a comment above every line": _commented,
    "a comment at every line's end": _comments_at_the_ends,
    "blank lines between": _blank_lines,
    "blanks at every line's end": _blanks_at_the_ends,
    "blanks after colons": _blanks_after_colons,
    "in the layout of factsheet itself": _in_our_layout,
}
FILES: Mapping[str, Rewrite] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "a byte order mark and CRLF": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "no end of the last line": lambda text: text.rstrip("\n"),
    "blank lines at the end": lambda text: text + "\n\n\n",
}


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("rewrite", RECORDS.values(), ids=RECORDS)
def test_a_dossier_whose_records_are_written_otherwise_says_the_same(name: str, rewrite: Rewrite) -> None:
    files = DOSSIERS[name]
    after = {path: rewrite(text) if path.endswith(".yml") else text for path, text in files.items()}
    _says_the_same(side(files), side(after))


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("rewrite", FILES.values(), ids=FILES)
def test_a_dossier_whose_files_end_otherwise_says_the_same(name: str, rewrite: Rewrite) -> None:
    files = DOSSIERS[name]
    _says_the_same(side(files), side({path: rewrite(text) for path, text in files.items()}))


@pytest.mark.parametrize(
    "name", ["dumped with the keys as they stood", "dumped in double quotes", "dumped in flow style", "written as JSON"]
)
def test_quotes_and_brackets_are_not_even_counted(name: str) -> None:
    after = {path: RECORDS[name](text) if path.endswith(".yml") else text for path, text in FERRY.items()}
    assert _says_the_same(side(FERRY), side(after)) == Changes()


@pytest.mark.parametrize("name", DOSSIERS)
def test_files_in_another_order_say_the_same(name: str) -> None:
    files = DOSSIERS[name]
    assert _says_the_same(side(files), side(dict(reversed(list(files.items()))))) == Changes()


@settings(max_examples=30, deadline=None)
@given(st.fixed_dictionaries({path: st.sampled_from([*RECORDS, *FILES]) for path in FERRY}))
def test_every_file_may_be_written_in_its_own_way(ways: Mapping[str, str]) -> None:
    rewrites = {**FILES, **RECORDS}
    after = {
        path: rewrites[ways[path]](text) if path.endswith(".yml") or ways[path] in FILES else text
        for path, text in FERRY.items()
    }
    _says_the_same(side(FERRY), side(after))


# --- one record, by hand ---------------------------------------------------------------------------------------------

LINE, BEGAN, FIGURE = "facts/riders-line.yml", "facts/ferry-began.yml", "figures/riders.yml"
SOURCE, ACTOR, SHEET = "sources/post-2030.yml", "actors/bay-line.yml", "sheet.yml"
_STATEMENT = "statement: The Bay Line says that at least 120 people ride on a day.\n"

# A record, and what is written in it otherwise: (file, words there, words instead).
BY_HAND: Mapping[str, tuple[str, str, str]] = {
    "a statement in a folded block": (
        LINE,
        _STATEMENT,
        "statement: >-\n  The Bay Line says that at least\n  120 people ride on a day.\n",
    ),
    "a statement in a folded block that keeps its end": (
        LINE,
        _STATEMENT,
        "statement: >\n  The Bay Line says that at least\n  120 people ride on a day.\n",
    ),
    "a statement in a literal block": (
        LINE,
        _STATEMENT,
        "statement: |\n  The Bay Line says that at least\n  120 people ride on a day.\n",
    ),
    "a statement over two plain lines": (
        LINE,
        _STATEMENT,
        "statement: The Bay Line says that at least\n  120 people ride on a day.\n",
    ),
    "a statement begun on the next line": (
        LINE,
        _STATEMENT,
        "statement:\n    The Bay Line says\n    that at least 120 people ride\n    on a day.\n",
    ),
    "a statement in double quotes over two lines": (
        LINE,
        _STATEMENT,
        'statement: "The Bay Line says that at least\n  120 people ride on a day."\n',
    ),
    "a statement in double quotes with a line joined": (
        LINE,
        _STATEMENT,
        'statement: "The Bay Line says that at \\\n  least 120 people ride on a day."\n',
    ),
    "a statement in single quotes": (
        LINE,
        _STATEMENT,
        "statement: 'The Bay Line says that at least 120 people ride on a day.'\n",
    ),
    "a letter written by its number": (LINE, "The Bay Line says that", '"The \\u0042ay Line says that'),
    "a value as a block": (LINE, "value: {at_least: 120}", "value:\n  at_least: 120"),
    "a value in quotes": (LINE, "value: {at_least: 120}", "value: {at_least: '120'}"),
    "a value with blanks in its braces": (LINE, "value: {at_least: 120}", "value: { at_least: 120 }"),
    "a date without quotes": (LINE, '"2030-04"', "2030-04"),
    "a speaker in the long form": (LINE, "said_by: bay-line", "said_by:\n  actor: bay-line"),
    "a speaker in the long form in braces": (LINE, "said_by: bay-line", "said_by: {actor: bay-line}"),
    "nobody declined": (LINE, "state: published", "declined: false\nstate: published"),
    "an event that happened": (BEGAN, "  title: The ferry begins", "  title: The ferry begins\n  status: happened"),
    "a citation in braces": (
        BEGAN,
        "  - source: post-2030\n    at: paragraph 2\n",
        "  - {source: post-2030, at: paragraph 2}\n",
    ),
    "citations in brackets": (
        BEGAN,
        "citations:\n  - source: post-2030\n    at: paragraph 2\n",
        "citations: [{at: paragraph 2, source: post-2030}]\n",
    ),
    "citations below their key": (
        BEGAN,
        "  - source: post-2030\n    at: paragraph 2\n",
        "- source: post-2030\n  at: paragraph 2\n",
    ),
    "a list's mark on its own line": (BEGAN, "  - source: post-2030\n", "  -\n    source: post-2030\n"),
    "an event in braces": (
        BEGAN,
        'event:\n  when: "2029-05"\n  title: The ferry begins\n',
        "event: {title: The ferry begins, when: '2029-05'}\n",
    ),
    "a figure that holds no day": (FIGURE, "behaviour: level\n", "behaviour: level\nholds: 0\n"),
    "a source without archives and authors": (SOURCE, "access: full", "archive_urls: []\nauthors: []\naccess: full"),
    "an address in quotes": (SOURCE, "url: https://example.org/ferry", 'url: "https://example.org/ferry"'),
    "a party in quotes": (ACTOR, "party: true", 'party: "true"'),
    "topics in braces and quotes": (
        SHEET,
        "topics:\n  service: Service\n  riders: Riders\n",
        "topics: {'service': \"Service\", riders: Riders}\n",
    ),
    "languages in brackets": (SHEET, "languages:\n  - en\n", "languages: [en]\n"),
    "a summary wrapped elsewhere": (
        SHEET,
        "[@ferry-began]. It carries\n  at least 120 people a day",
        "[@ferry-began].\n  It carries at least 120\n  people a day",
    ),
    "a summary on one line": (
        SHEET,
        "summary: >-\n  The ferry began to sail in May 2029 [@ferry-began]. It carries\n  at least 120 people a day [@riders-line].\n",
        'summary: "The ferry began to sail in May 2029 [@ferry-began]. It carries at least 120 people a day [@riders-line]."\n',
    ),
    "vague words in another order": (
        "policy.yml",
        "    dozens: [12, 60]\n    several: [2, 9]\n",
        "    several: [2, 9]\n    dozens: [12, 60]\n",
    ),
    "an amount with its tolerance in quotes": ("policy.yml", "about: 15", "about: '15'"),
    "languages in another order": (
        "facts/two-tongues.yml",
        "  en: The boat makes 9 knots, the Bay Line says.\n  fr: Le bateau fait 9 nœuds, dit la Bay Line.\n",
        "  fr: Le bateau fait 9 nœuds, dit la Bay Line.\n  en: The boat makes 9 knots, the Bay Line says.\n",
    ),
    "actors on the way on lines of their own": (
        "facts/two-tongues.yml",
        "via: [bay-post, bay-line]",
        "via:\n      - bay-post\n      - bay-line",
    ),
    "a place's point on two lines": ("places/pier.yml", "at: [10.51, -61.22]", "at:\n- 10.51\n- -61.22"),
    "a draft that goes": ("facts/drawing.yml", "There is more to come.", "There is less to come."),
    "blanks at the end of a page's lines": ("pages/about.md", "We count riders,\n", "We count riders, \n"),
    "more lines at a page's beginning": ("pages/about.md", "# About\n", "\n\n# About\n"),
}


@pytest.mark.parametrize("path, there, instead", BY_HAND.values(), ids=BY_HAND)  # noqa: PT006
def test_a_record_written_otherwise_by_hand_says_the_same(path: str, there: str, instead: str) -> None:
    before = FERRY[path]
    assert before.count(there) == 1
    after = before.replace(there, instead)
    if after.count('"') % 2:
        after = after.replace(" on a day.\n", ' on a day."\n')
    _says_the_same(side(FERRY), side({**FERRY, path: after}))


def test_populations_in_another_order_are_the_same() -> None:
    written = FERRY[FIGURE] + "populations:\n  children: all\n  schoolchildren: children\n"
    turned = FERRY[FIGURE] + "populations: {schoolchildren: children, children: all}\n"
    assert _says_the_same(side({**FERRY, FIGURE: written}), side({**FERRY, FIGURE: turned})) == Changes()


def test_topics_in_another_order_are_the_same() -> None:
    turned = FERRY[SHEET].replace("  service: Service\n  riders: Riders\n", "  riders: Riders\n  service: Service\n")
    assert _says_the_same(side(FERRY), side({**FERRY, SHEET: turned})) == Changes()


def test_a_record_as_a_round_trip_by_another_program_leaves_it_is_the_same() -> None:
    # ruamel.yaml keeps comments and quotes, sets lists below their key and wraps plain texts at 80.
    after = """\
# The line's own number.
statement: The Bay Line says that at least 120 people ride
  on a day.
figure: riders   # how many

value: {at_least: 120}
as_stated: no fewer than 120 people
as_of: "2030-04"
said_by: bay-line
citations:
- source: post-2030
  at: paragraph 3
  # as printed
  quote: "no fewer than 120 people"
state: published
"""
    assert _says_the_same(side(FERRY), side({**FERRY, LINE: after})) == Changes()


def test_a_record_as_a_hurried_editor_leaves_it_is_the_same() -> None:
    after = (
        "state: published\r\ncitations:\r\n      -   quote:   'no fewer than\r\n            120 people'\r\n"
        "          at: paragraph 3\r\n          source: post-2030\r\n\r\n\r\nsaid_by:    {actor:   bay-line}   # them\r\n"
        "as_of: '2030-04'\r\nas_stated: \"no fewer than 120 people\"\r\nvalue: {\r\n  at_least: 120\r\n  }\r\n"
        "declined: false\r\nfigure: riders\r\nstatement: >-\r\n   The Bay Line says\r\n   that at least 120\r\n"
        "   people ride on a day.\r\n"
    )
    assert _says_the_same(side(FERRY), side({**FERRY, LINE: after})) == Changes()


# --- pages of prose --------------------------------------------------------------------------------------------------

_PAGE = """\
# About

We count riders, and say who counted. Whoever counts
otherwise may write to us.

- One who boards twice counts
  twice.
- One who waits does not count.

> The line has its own way
> to count.
"""
PAGES: Mapping[str, tuple[str, str]] = {
    "a paragraph on one line": (
        "who counted. Whoever counts\notherwise may write to us.",
        "who counted. Whoever counts otherwise may write to us.",
    ),
    "a paragraph on three lines": (
        "We count riders, and say who counted. Whoever counts\notherwise may write to us.",
        "We count riders,\nand say who counted.\nWhoever counts otherwise may write to us.",
    ),
    "a paragraph with a line for each sentence": (
        "who counted. Whoever counts\notherwise may",
        "who counted.\nWhoever counts otherwise may",
    ),
    "an item of a list on one line": ("counts\n  twice.", "counts twice."),
    "an item of a list wrapped without an indent": ("counts\n  twice.", "counts\ntwice."),
    "a quotation on one line": ("way\n> to count", "way to count"),
}


@pytest.mark.parametrize("there, instead", PAGES.values(), ids=PAGES)  # noqa: PT006
def test_a_page_wrapped_otherwise_is_no_change(there: str, instead: str) -> None:
    assert _PAGE.count(there) == 1
    before, after = ({**FERRY, "pages/about.md": text} for text in (_PAGE, _PAGE.replace(there, instead)))
    assert changes_between(side(before), side(after)).records == ()
