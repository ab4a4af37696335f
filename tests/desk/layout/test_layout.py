"""The one layout of a record: cases written by hand, and laws over records in every style."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.desk.layout import order
from factsheet.desk.layout.order import NotTheSame, TooLarge, laid_out, table_of
from factsheet.documents.comments import comments
from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode
from factsheet.documents.parse import Document, parse
from factsheet.loading.corpus import load
from factsheet.loading.published import digests_of
from support.layouts import TEXTS, Says, a_record
from support.layouts import in_double_quotes as quoted
from support.memory_tree import MemoryTree

ROOT = Path(__file__).resolve().parents[3]
DOSSIERS = ("content", "tests/miniature/content", "generator/factsheet/desk/starter/content")
FACT = "content/facts/x.yml"
FIGURE, SHEET, POLICY = "content/figures/x.yml", "content/sheet.yml", "content/policy.yml"
PLACE, SOURCE, ACTOR = "content/places/x.yml", "content/sources/x.yml", "content/actors/x.yml"

# Case: the file, what an editor wrote, how it is laid out.
ORDER: dict[str, tuple[str, str, str]] = {
    "keys of a record": (FACT, "state: draft\nfigure: f\nstatement: S.\n", "statement: S.\nfigure: f\nstate: draft\n"),
    "keys of a record in a record": (FACT, "event:\n  title: T\n  when: x\n", 'event:\n  when: "x"\n  title: T\n'),
    "keys of the items of a list": (
        FACT, "citations:\n- at: headline\n  source: s\n", "citations:\n  - source: s\n    at: headline\n",
    ),
    "keys of a speaker": (
        FACT, 'said_by: {on: "2030", role: clerk, actor: a}\n', 'said_by:\n  actor: a\n  role: clerk\n  on: "2030"\n',
    ),
    "unknown keys come last, as they stood": (FACT, "zeta: 1\nstate: draft\nalpha: b\n", 'state: draft\nzeta: "1"\nalpha: b\n'),
    "unknown keys in a record in a record": (FACT, "event: {odd: a, kind: b}\n", "event:\n  kind: b\n  odd: a\n"),
    "what is below an unknown key is left in order": (FACT, "odd:\n  b: x\n  a: z\n", "odd:\n  b: x\n  a: z\n"),
    "topics keep the editor's order": (SHEET, "topics: {riders: Riders, boats: Boats}\n", "topics:\n  riders: Riders\n  boats: Boats\n"),
    "languages keep the editor's order": (FACT, "statement: {fr: Oui, en: Yes.}\n", "statement:\n  fr: Oui\n  en: Yes.\n"),
    "a key that is a yes to some": (FACT, "statement: {no: Ja, en: Aye}\n", 'statement:\n  "no": Ja\n  en: Aye\n'),
    "keys that need quotes": (FACT, "'a: b': x\n\"\": z\n", '"a: b": x\n"": z\n'),
    "a key too long for its line": (FACT, f"? {'k' * 1100}\n: x # c\n", f"? {'k' * 1100}  # c\n: x\n"),
    "a table that stands alone": (
        POLICY, "tolerances:\n  vague: {dozens: [12, 60]}\n  about: 15\n",
        "tolerances:\n  about: 15\n  vague:\n    dozens: [12, 60]\n",
    ),
}  # fmt: skip
LONG = "The boat " + "sails and " * 11 + "rests."  # 125 characters
FOLDED = "  The boat " + "sails and " * 10 + "sails\n  and rests.\n"
SCALARS: dict[str, tuple[str, str, str]] = {
    "quotes that are not needed go": (FACT, "statement: 'It''s here, isn''t it?'\n", "statement: It's here, isn't it?\n"),
    "a colon and a blank": (FACT, "statement: 'a: b'\n", 'statement: "a: b"\n'),
    "a colon at the end": (FACT, "statement: 'a:'\n", 'statement: "a:"\n'),
    "a colon inside a word": (SOURCE, "url: https://example.org/#a\n", "url: https://example.org/#a\n"),
    "a blank and a hash": (FACT, "statement: 'pier #1'\n", 'statement: "pier #1"\n'),
    "a hash inside a word": (FACT, "statement: C#4\n", "statement: C#4\n"),
    "indicators at the beginning": (
        FACT, "odd:\n- '[a'\n- '{b'\n- '*c'\n- '&d'\n- '!e'\n- '%f'\n- '@g'\n- '`h'\n- '|i'\n- '>j'\n- '#k'\n- '- l'\n- '? m'\n",
        ('odd:\n  - "[a"\n  - "{b"\n  - "*c"\n  - "&d"\n  - "!e"\n  - "%f"\n  - "@g"\n  - "`h"\n  - "|i"\n  - ">j"\n  - "#k"\n'
        '  - "- l"\n  - "? m"\n'),
    ),
    "what others take for something else": (
        FACT, "odd: [no, 'Yes', ~, null, 1.10, 12:30, 0x1F, 0o17, 1e3, .5, 2025-06, 2025-06-25, =, <<, '-', 1_000]\n",
        ('odd:\n  - "no"\n  - "Yes"\n  - "~"\n  - "null"\n  - "1.10"\n  - "12:30"\n  - "0x1F"\n  - "0o17"\n  - "1e3"\n  - ".5"\n'
        '  - "2025-06"\n  - "2025-06-25"\n  - "="\n  - "<<"\n  - "-"\n  - "1_000"\n'),
    ),
    "texts that only begin like something else": (
        FACT, "odd: ['3 people', '80%', 'no one', -x]\n", 'odd:\n  - 3 people\n  - 80%\n  - no one\n  - -x\n',
    ),
    "dates": (FACT, "as_of: 2025-06~\nchecked: 2030\n", 'as_of: "2025-06~"\nchecked: "2030"\n'),
    "blanks round a text": (FACT, "statement: ' a '\n", 'statement: " a "\n'),
    "a backslash": (FACT, r'statement: "a\\b"' + "\n", "statement: a\\b\n"),
    "a tab": (FACT, r'statement: "a\tb"' + "\n", r'statement: "a\tb"' + "\n"),
    "quotes in a short text stand as they are": (FACT, "statement: 'so-called \"pier\"'\n", 'statement: so-called "pier"\n'),
    "quotes at the beginning of a text": (FACT, "statement: '\"Joint\" is a word'\n", 'statement: >-\n  "Joint" is a word\n'),
    "quotes in quotes": (FACT, "statement: '\"Joint\"'\n", r'statement: "\"Joint\""' + "\n"),
    "other people's words": (
        FACT, "citations:\n  - quote: said 'so'\n    source: s\n", "citations:\n  - source: s\n    quote: \"said 'so'\"\n",
    ),
    "numbers and a yes": (FACT, 'value: {exactly: "120"}\ndeclined: "true"\n', "value: {exactly: 120}\ndeclined: true\n"),
    "a number in words": (FACT, "value: {exactly: 1.3 million}\n", "value: {exactly: 1.3 million}\n"),
    "a number no reader takes for one": (FACT, "value: {exactly: '2,680'}\n", 'value: {exactly: "2,680"}\n'),
    "a no that is no yes or no is left to check": (ACTOR, "party: no\n", "party: no\n"),
    "emoji and combining characters": (FACT, "statement: \"⛴ e\u0301\"\n", "statement: ⛴ e\u0301\n"),
    "a no-break space at the edge": (FACT, 'statement: "\u00a0a"\n', 'statement: "\u00a0a"\n'),
    "an empty value": (FACT, "figure:\nstate: draft\n", "figure:\nstate: draft\n"),
    "an empty text": (FACT, "figure: ''\n", 'figure: ""\n'),
    "an empty item": (FACT, "odd:\n-\n- a\n", "odd:\n  -\n  - a\n"),
    "an empty list and an empty map": (FACT, "citations: [ ]\nscope: { }\n", "scope: {}\ncitations: []\n"),
}  # fmt: skip
LENGTHS: dict[str, tuple[str, str, str]] = {
    "a long text is folded": (FACT, f"statement: {LONG}\n", f"statement: >-\n{FOLDED}"),
    "a folded text is folded anew": (FACT, "statement: >-\n  The boat\n  sails.\n", "statement: The boat sails.\n"),
    "a line of 118 stays": (FACT, f"statement: {'a ' * 53}b\n", f"statement: {'a ' * 53}b\n"),
    "a line of 119 is folded": (FACT, f"statement: {'a ' * 53}bc\n", f"statement: >-\n  {'a ' * 53}bc\n"),
    "a long text without blanks": (SOURCE, f"url: https://example.org/{'x' * 120}\n", f"url: https://example.org/{'x' * 120}\n"),
    "a long text in quotes": (FACT, f"statement: 'It is: {'so ' * 28}so'\n", f"statement: >-\n  It is: {'so ' * 28}so\n"),
    "a long quotation stays on its line": (
        FACT, f"citations:\n  - quote: >-\n      {LONG}\n", f'citations:\n  - quote: "{LONG}"\n',
    ),
    "a line is only broken at a single blank": (
        FACT, f"statement: {'ab ' * 35}a  b c\n", f"statement: >-\n  {'ab ' * 35}a  b c\n",
    ),
    "a note of a fact stands below its key": (FACT, "note: Yes.\n", "note: >-\n  Yes.\n"),
    "a note of an actor behind it": (ACTOR, "note: >-\n  Yes.\n", "note: Yes.\n"),
    "short lines": (FACT, 'statement: "- a\\n- b"\n', "statement: |-\n  - a\n  - b\n"),
    "long paragraphs": (FACT, f"statement: |-\n  {LONG}\n  So.\n", f"statement: >-\n{FOLDED}\n  So.\n"),
    "an empty line between long paragraphs": (
        FACT, f"statement: |-\n  {LONG}\n\n  So.\n", f"statement: >-\n{FOLDED}\n\n  So.\n",
    ),
    "long lines of which one is indented": (
        FACT, f"statement: |-\n  {LONG}\n    So.\n", f"statement: |-\n  {LONG}\n    So.\n",
    ),
    "a text that ends in a break": (FACT, "statement: |\n  a\nstate: draft\n", "statement: |\n  a\nstate: draft\n"),
    "a text that ends in several": (FACT, "statement: |+\n  a\n\n\nstate: draft\n", "statement: |+\n  a\n\n\nstate: draft\n"),
    "a text that ends the file in several": (FACT, "statement: |+\n  a\n\n", "statement: |+\n  a\n\n"),
    "a text of breaks alone": (FACT, 'statement: "\\n\\n"\n', 'statement: "\\n\\n"\n'),
    "a blank before a break": (FACT, 'statement: "a  \\nb"\n', 'statement: "a  \\nb"\n'),
}  # fmt: skip
STYLES: dict[str, tuple[str, str, str]] = {
    "a value in brackets": (FACT, "value:\n  at_least: 2680\n", "value: {at_least: 2680}\n"),
    "a pair in a value": (FACT, "value:\n  between:\n  - 900\n  - 1200\n", "value: {between: [900, 1200]}\n"),
    "a date in a value": (FACT, "value:\n  on: 2030-04-01\n", 'value: {on: "2030-04-01"}\n'),
    "a term in a value": (FACT, "value:\n  says: no\n", 'value: {says: "no"}\n'),
    "a point": (PLACE, "at:\n- 18.50\n- -72.3\n", "at: [18.50, -72.3]\n"),
    "terms and a headline": (
        FIGURE, "headline:\n  definition: d\n  pick: all\nvocabulary:\n- open\n- 'no'\n",
        'vocabulary: [open, "no"]\nheadline: {pick: all, definition: d}\n',
    ),
    "terms that are too many for a line": (
        FIGURE, f"vocabulary: [{'a' * 60}, {'b' * 60}]\n", f"vocabulary:\n  - {'a' * 60}\n  - {'b' * 60}\n",
    ),
    "other brackets become lines": (FACT, "citations: [{source: s, via: [a, b]}]\n", "citations:\n  - source: s\n    via:\n      - a\n      - b\n"),
    "lists are indented below their key": (FACT, "derived:\n  sum:\n  - a\n  - b\n", "derived:\n  sum:\n    - a\n    - b\n"),
    "any depth of indentation": (FACT, "scope:\n      place: p\n", "scope:\n  place: p\n"),
    "lists in lists": (FACT, "odd:\n  - - a\n    - b\n  - - c\n", "odd:\n  - - a\n    - b\n  - - c\n"),
    "line ends": (FACT, "statement: S.\r\nnote: |\r\n  a\r\n", "statement: S.\nnote: |\n  a\n"),
    "a byte order mark": (FACT, "\ufeffstate: draft\n", "state: draft\n"),
    "no line end": (FACT, "state: draft", "state: draft\n"),
    "a beginning that is marked": (FACT, "---\nstate: draft\n...\n", "state: draft\n"),
    "empty lines": (FACT, "\n\nstatement: S.\n\n\nstate: draft\n\n", "statement: S.\nstate: draft\n"),
    "an empty record": (FACT, "{}\n", "{}\n"),
}  # fmt: skip
COMMENTS: dict[str, tuple[str, str, str]] = {
    "above a key it moves with it": (FACT, "# b\nstate: draft\n# a\nstatement: S.\n", "# a\nstatement: S.\n# b\nstate: draft\n"),
    "behind a value it stays there": (FACT, "state: draft # b\nstatement: 'S.'# a\n", "statement: S.  # a\nstate: draft  # b\n"),
    "behind a key": (FACT, "scope: # c\n  place: p\n", "scope:  # c\n  place: p\n"),
    "behind a key without a value": (FACT, "note:  # why\n", "note:  # why\n"),
    "behind a value that is folded": (FACT, f"statement: {LONG}   # c\n", f"statement: >-  # c\n{FOLDED}"),
    "behind the mark of a block": (FACT, "statement: |  # c\n  a # no comment\n", "statement: |  # c\n  a # no comment\n"),
    "behind a block that becomes a line": (FACT, "statement: >- # c\n  a\n", "statement: a  # c\n"),
    "between a key and its value": (FACT, "statement: # a\n  # b\n  S. # c\n", "# a\n# b\nstatement: S.  # c\n"),
    "above an item, in any column": (
        FACT, "citations:\n# a\n  - source: s\n  # b\n  - source: t\n", "citations:\n  # a\n  - source: s\n  # b\n  - source: t\n",
    ),
    "behind a dash": (FACT, "citations:\n  - # a\n    at: p\n    source: s\n", "citations:\n  # a\n  - source: s\n    at: p\n"),
    "behind an item": (FACT, "derived:\n  sum: [a, # x\n    b] # y\n", "derived:\n  sum:\n    - a  # x\n    - b\n    # y\n"),
    "above the key that comes first in an item": (
        FACT, "citations:\n  - at: p\n    # a\n    source: s\n", "citations:\n  # a\n  - source: s\n    at: p\n",
    ),
    "above a key in an item": (
        FACT, "citations:\n  - source: s\n    # a\n    at: p\n", "citations:\n  - source: s\n    # a\n    at: p\n",
    ),
    "at the end of a map in a list, of the list, above the next": (
        FACT, "citations:\n  - source: s\n    # a\n  # b\n# c\nstate: draft\n# d\n",
        "citations:\n  - source: s\n    # a\n  # b\n# c\nstate: draft\n# d\n",
    ),
    "at the end of a map that moves": (
        FACT, "scope:\n    place: p\n    # in the map\nfigure: f\n# at the end\n", "figure: f\nscope:\n  place: p\n  # in the map\n# at the end\n",
    ),
    "one further in never passes one further out": (
        FACT, "scope:\n  place: p\n# a\n  # b\nstate: draft\n", "scope:\n  place: p\n# a\n# b\nstate: draft\n",
    ),
    "at the head of the file": (FACT, "# a\n# b\n\n\n# c\nstate: draft\nstatement: S.\n", "# a\n# b\n\nstatement: S.\n# c\nstate: draft\n"),
    "at the head without an empty line": (FACT, "# a\nstate: draft\nstatement: S.\n", "statement: S.\n# a\nstate: draft\n"),
    "inside a value in brackets": (FACT, "value: { # a\n  at_least: 5 # b\n  # c\n} # d\n", "value:  # a\n  at_least: 5  # b\n  # c\n  # d\n"),
    "behind a value in brackets": (FACT, "value: {at_least: 5} # a\n", "value: {at_least: 5}  # a\n"),
    "inside a pair": (PLACE, "at: [18.5, # a\n  # b\n  -72.3]\n", "at:\n  - 18.5  # a\n  # b\n  - -72.3\n"),
    "above what is in a value": (FACT, "value:\n  # a\n  between: [1, 2]\n", "value:\n  # a\n  between: [1, 2]\n"),
    "inside empty brackets": (FACT, "citations: [ # a\n  # b\n  ]\n", "# a\n# b\ncitations: []\n"),
    "in an empty record": (FACT, "# a\n{ # b\n}\n", "{}\n# a\n# b\n"),
    "with a hash, a colon or a dash in it": (FACT, "state: draft  ## - a: b # c\t\n", "state: draft  ## - a: b # c\n"),
    "what only looks like one": (FACT, "statement: 'a # b'\nodd: \"x\n  # y\"\n", 'statement: "a # b"\nodd: "x # y"\n'),
    "below a block of text": (FACT, "scope:\n  place: |-\n    # text\n   # c\n  period: x\n", 'scope:\n  # c\n  period: "x"\n  place: "# text"\n'),
    "in lines that end as elsewhere": (FACT, "state: draft # a\r\n# b\r\n", "state: draft  # a\n# b\n"),
}  # fmt: skip
CASES = {
    f"{group}: {name}": case
    for group, cases in (
        ("order", ORDER), ("texts", SCALARS), ("lengths", LENGTHS), ("styles", STYLES), ("comments", COMMENTS),
    )
    for name, case in cases.items()
}  # fmt: skip


def read(path: str, text: str) -> Document:
    document = parse(path, text.encode()).document
    assert document is not None
    return document


def lay_out(path: str, text: str) -> str:
    table = table_of(path)
    assert table is not None
    return laid_out(read(path, text), table)


def says(node: Node) -> Says:
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [says(item) for item in node.items]
        case MapNode():
            return {entry.key.text: says(entry.value) for entry in node.entries}


@pytest.mark.parametrize("case", CASES)
def test_a_record_is_laid_out(case: str) -> None:
    path, before, after = CASES[case]
    assert lay_out(path, before) == after
    assert lay_out(path, after) == after, "what is laid out does not stay"


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whatever_was_written_is_kept_and_laid_out_once(rnd: Random) -> None:
    text, said, written = a_record(rnd)
    assert says(read(FACT, text).root) == said  # the case itself is sound
    once = lay_out(FACT, text)
    assert says(read(FACT, once).root) == said
    assert Counter(each.text for each in comments(read(FACT, once))) == Counter(written)
    assert lay_out(FACT, once) == once


@pytest.mark.parametrize("text", [text for text in TEXTS if "\r" not in text])
def test_another_reader_of_yaml_reads_the_same(text: str) -> None:
    written = lay_out(FACT, f"statement: {quoted(text)}\nodd:\n  - {quoted(text)}\n")
    assert yaml.safe_load(written) == {"statement": text, "odd": [text]}


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_an_editor_wrote_says_nothing(rnd: Random) -> None:
    text, _, _ = a_record(rnd)
    root = read(FACT, lay_out(FACT, text)).root
    table = table_of(FACT)
    assert table is not None
    known = [key.text for key, _ in root.entries if key.text in table.by_name]
    assert known == sorted(known, key=list(table.by_name).index)
    assert [key.text for key, _ in root.entries][: len(known)] == known


def records(dossier: str) -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / dossier).rglob("*")):
        if file.is_file():
            path = file.relative_to((ROOT / dossier).parent).as_posix()
            yield path, "" if file.suffix in (".png", ".jpg") else file.read_text(encoding="utf-8")


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_whole_dossier_says_what_it_said(dossier: str) -> None:
    before = {path.removeprefix("content/"): text for path, text in records(dossier)}
    after = dict(before)
    for path, text in records(dossier):
        if table_of(path) is None:
            continue
        after[path.removeprefix("content/")] = once = lay_out(path, text)
        assert lay_out(path, once) == once
        kept = (sorted(each.text for each in comments(read(path, each))) for each in (text, once))
        assert next(kept) == next(kept)
    old, new = load(MemoryTree(dict(before))).corpus, load(MemoryTree(dict(after))).corpus
    assert len(digests_of(old)) > 5
    assert digests_of(old) == digests_of(new)


@pytest.mark.parametrize(
    "path",
    ["content/pages/x.md", "content/facts/x.json", "content/facts/X Y.yml", "content/facts/a/b.yml", "sheet.yml",
     "content/editions/2030-01-01.json", "content/evidence.jsonl", "content/odd/x.yml", "content/facts.yml"],
)  # fmt: skip
def test_what_is_no_record_has_no_layout(path: str) -> None:
    assert table_of(path) is None


@pytest.mark.parametrize(
    "wrong", ["state: draft\n", "statement: S.\nstate: published\n", "state: draft\nstatement: S.\n"]
)
def test_a_layout_that_loses_something_is_never_given(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setattr(order, "written", lambda *_: wrong)
    with pytest.raises(NotTheSame):
        lay_out(FACT, "statement: S.\nstate: draft\n")


@pytest.mark.parametrize("wrong", ["statement: S.\n", "statement: S.  # other\n", "# c\nstatement: S.\n"])
def test_a_layout_that_loses_a_comment_is_never_given(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setattr(order, "written", lambda *_: wrong)
    with pytest.raises(NotTheSame):
        lay_out(FACT, "statement: S.  # c\n")


def test_a_file_that_would_grow_beyond_the_bound_is_refused() -> None:
    deep = "odd: " + "{a: " * 8 + "[" + "x," * 19_000 + "x]" + "}" * 8 + "\n" + f"note: {'y' * 600_000}\n"
    assert lay_out(FACT, deep.replace("y", "", 200_000))
    with pytest.raises(TooLarge, match=r"content/facts/x\.yml would be larger than 1,000,000 bytes"):
        lay_out(FACT, deep.replace("note: ", f"note: {'y' * 10_000}"))
