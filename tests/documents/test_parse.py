"""YAML bytes to positioned nodes."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.documents.nodes import ListNode, MapNode, Place, TextNode
from factsheet.documents.parse import Parsed, parse
from support.dossier import RIDERS


def root(text: str) -> MapNode:
    parsed = parse("f.yml", text.encode())
    assert parsed.document is not None
    assert parsed.problems == ()
    return parsed.document.root


def found(parsed: Parsed) -> list[str]:
    return [f"{each.span.line}:{each.span.column} {each.code}" for each in parsed.problems]


def test_every_key_and_value_has_its_place() -> None:
    node = root("title: A ferry\nauthors:\n  - anna\n  - b.\nvalue: {about: 12}\n")
    title, authors, value = node.entries
    assert title.key == TextNode("title", 1, 1, 1, 6)
    assert title.value == TextNode("A ferry", 1, 8, 1, 15)
    assert isinstance(authors.value, ListNode)
    assert authors.value.place == Place(3, 3, 4, 7)
    assert authors.value.items[1] == TextNode("b.", 4, 5, 4, 7)
    assert isinstance(value.value, MapNode)
    assert value.value.place == Place(5, 8, 5, 19)
    assert value.value.entries[0].value == TextNode("12", 5, 16, 5, 18)


def test_scalars_stay_what_the_editor_wrote() -> None:
    text = "a: no\nb: 1.10\nc: 12:30\nd: 2024-06-25\ne: 017\nf: ~\ng: 1e5\nh: 0x1F\n"
    assert [e.value.text for e in root(text).entries if isinstance(e.value, TextNode)] == [
        "no", "1.10", "12:30", "2024-06-25", "017", "~", "1e5", "0x1F",
    ]  # fmt: skip


def test_quotes_and_blocks_are_not_plain() -> None:
    values = [entry.value for entry in root("a: b\nc: 'd'\ne: \"f\"\ng: >-\n  h\n  i\n").entries]
    assert [value.plain for value in values if isinstance(value, TextNode)] == [True, False, False, False]
    assert [value.text for value in values if isinstance(value, TextNode)] == ["b", "d", "f", "h i"]


def test_columns_count_characters_not_bytes() -> None:
    assert root("ä: ö, ü: x\n".replace(", ü: x", "é x")).entries[0].value.place == Place(1, 4, 1, 8)


def test_windows_lines_and_a_byte_order_mark_are_read() -> None:
    parsed = parse("f.yml", b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert parsed.document is not None
    assert parsed.document.root.entries[0].key.place == Place(1, 1, 1, 2)
    assert parsed.document.root.entries[1].value == TextNode("d", 2, 4, 2, 5)


def test_a_comma_in_braces_is_told_from_an_empty_value() -> None:
    assert found(parse("f.yml", b"a: {quote: at least 2,680 people}\n")) == ["1:22 Y011"]
    assert found(parse("f.yml", b"a: {b: c, d: }\n")) == []
    assert found(parse("f.yml", b"a: {b: c, d}\n")) == ["1:9 Y011"]
    assert found(parse("f.yml", b"a: {b: c,\n  d}\n")) == ["2:3 Y011"]
    assert found(parse("f.yml", b'a: {"b": "c, d"}\n')) == []


def test_text_lost_after_a_hash_is_a_warning() -> None:
    (problem,) = parse("f.yml", b"a: the #1 port\n").problems
    assert (str(problem.span), problem.code, problem.severity) == ("f.yml:1:8", "Y016", "warning")
    assert problem.message == "`#1` and what follows is read as a comment and lost"


def test_a_comment_is_no_lost_text() -> None:
    assert found(parse("f.yml", b"a: b # why\nc: 'd #1'\ne: f#1\n#1\ng: >-\n  the #1\nh:  #1\n  - i\n")) == []


def test_a_number_cut_at_its_separator_is_told_how_to_be_written() -> None:
    (problem,) = parse("f.yml", b"a: {about: 2,680}\n").problems
    assert problem.hint == "write 2680: numbers have no separators"


def test_several_mistakes_of_one_file_are_all_named() -> None:
    parsed = parse("f.yml", b"a: &x 1\na: 2\nb: !t 3\n<<: {c: d}\n")
    assert found(parsed) == ["1:4 Y006", "2:1 Y005", "3:4 Y007", "4:1 Y014"]
    assert parsed.document is not None
    assert [entry.key.text for entry in parsed.document.root.entries] == ["a", "b"]


def test_a_duplicate_key_names_the_first() -> None:
    (problem,) = parse("f.yml", b"a: 1\nb: 2\na: 3\n").problems
    assert [str(other.span) for other in problem.related] == ["f.yml:1:1"]


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"%YAML 9.9\n---\n")
@example(b"? ")
@example(b"a: |9\n")
@example(b"--- >\n")
def test_any_bytes_are_a_document_or_a_finding(data: bytes) -> None:
    parsed = parse("f.yml", data)
    assert parsed.document is not None or parsed.problems


@settings(max_examples=1000)
@given(st.text(alphabet="ab:-?!&*{}[],#|>'\"%@`\\\n\t <=~0é\r", max_size=120))
@example("? #0")
@example("{a: b, ? #0")
def test_any_text_is_a_document_or_a_finding(text: str) -> None:
    parsed = parse("f.yml", text.encode())
    assert parsed.document is not None or parsed.problems
    lines = text.split("\n")
    for each in parsed.problems:
        assert 1 <= each.span.line <= len(lines) + 1
        assert each.hint


@given(st.integers(0, len(RIDERS) - 1), st.text(alphabet=":-?!&*{}[],#|>'\"%@`\\\n\t\0é", max_size=3))
def test_a_record_with_a_slip_is_a_document_or_a_finding(at: int, slip: str) -> None:
    parsed = parse("f.yml", (RIDERS[:at] + slip + RIDERS[at + 1 :]).encode())
    assert parsed.document is not None or parsed.problems
