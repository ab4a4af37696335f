"""Records back to YAML: what is written is read as the same text."""

from hypothesis import example, given
from hypothesis import strategies as st

from factsheet.documents.decode import FORBIDDEN
from factsheet.documents.nodes import Bare, MapNode, Plain, TextNode
from factsheet.documents.parse import parse, unparse

TEXTS = st.text(max_size=200).filter(lambda text: FORBIDDEN.search(text) is None)


def back(record: dict[str, Plain]) -> list[str]:
    parsed = parse("f.yml", unparse(record).encode())
    assert parsed.problems == ()
    assert parsed.document is not None
    return [entry.value.text for entry in parsed.document.root.entries if isinstance(entry.value, TextNode)]


def test_a_record_is_laid_out_as_editors_do() -> None:
    record: dict[str, Plain] = {
        "statement": "A ferry sails. " * 8 + "It does.",
        "value": {"at_least": Bare("120")},
        "as_of": "2030-04-01",
        "citations": [{"source": "post-2030", "at": "paragraph 3"}],
        "party": Bare("true"),
    }
    assert unparse(record) == (
        "statement: >-\n"
        "  A ferry sails. A ferry sails. A ferry sails. A ferry sails. A ferry sails. A ferry sails. A ferry sails. A ferry\n"
        "  sails. It does.\n"
        "value:\n"
        "  at_least: 120\n"
        'as_of: "2030-04-01"\n'
        "citations:\n"
        "  - source: post-2030\n"
        "    at: paragraph 3\n"
        "party: true\n"
    )


@given(TEXTS)
@example("no")
@example("2,680")
@example("a: b # c")
@example(" x  y ")
@example("x" * 120)
@example("a b " * 40)
@example("- a")
@example("a\r\nb")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert back({"note": text, "more": "x"}) == [text, "x"]


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_any_list_is_read_back_as_it_was(texts: list[str]) -> None:
    document = parse("f.yml", unparse({"a": list(texts)}).encode()).document
    assert document is not None
    assert isinstance(document.root, MapNode)
