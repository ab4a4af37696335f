"""Findings that a change is about: on lines it changed, or not there before; the others are counted."""

import time

import pytest

from factsheet.problems import Problem, Severity, Span
from factsheet.review.remarks import ChangedLines, remark_of, remarks_on, touched
from factsheet.review.report import Report
from support.dossier import BEGAN, GOOD, dossier
from support.memory_tree import MemoryTree

PATH = "content/facts/a.yml"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def lines(old: str | bytes | None, new: str | bytes | None) -> ChangedLines:
    before, after = (MemoryTree({} if each is None else {"facts/a.yml": each}) for each in (old, new))
    return ChangedLines(before, after, frozenset({PATH}))


def changed(old: str | bytes | None, new: str | bytes | None, most: int = 12) -> list[int]:
    """Number the lines that count as changed."""
    found = lines(old, new)
    return [n for n in range(1, most) if found.holds(Span(PATH, n, 1, n, 2))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", []),
        ("a\nb\nc\n", "a\nx\nc\n", [2]),
        ("a\nb\nc\n", "a\nx\ny\nc\n", [2, 3]),
        ("a\nc\n", "a\nb\nc\n", [2]),
        ("a\nb\nc\n", "a\nc\n", [2]),  # a line that went is noticed at the one that follows
        ("a\nb\n", "a\n", [2]),
        ("a\nb\nc\n", "b\nc\n", [1]),
        ("a\n", "b\na\n", [1]),
        ("", "a\nb\n", [1, 2]),
        (None, "a\nb", [1, 2]),
        ("a\r\nb\r\n", "a\nb\n", [1, 2]),
        ("a\nb", "a\nb\n", [3]),
        ("b\na\n", "a\nb\n", [1, 3]),
        (b"\xff\na\n", b"\xff\nb\n", [2]),
        (b"\xff\na\n", b"\xfe\na\n", []),  # what is no text has its own finding
    ],
)
def test_which_lines_are_changed(old: str | bytes | None, new: str | bytes | None, expected: list[int]) -> None:
    assert changed(old, new) == expected


def test_a_finding_over_several_lines_is_touched_by_any_of_them() -> None:
    found = lines("a\nb\nc\nd\n", "a\nb\nx\nd\n")
    assert found.holds(Span(PATH, 1, 1, 4, 1))
    assert found.holds(Span(PATH, 3, 1, 3, 1))
    assert not found.holds(Span(PATH, 1, 1, 2, 5))
    assert not found.holds(Span(PATH, 4, 1, 1, 1))


def test_a_file_that_did_not_change_has_no_changed_line() -> None:
    same = MemoryTree({"facts/a.yml": "a\n"})
    assert not ChangedLines(MemoryTree({}), same, frozenset()).holds(Span(PATH))


def test_a_file_that_is_gone_has_no_line_of_a_finding() -> None:
    assert changed("a\nb\n", None) == [1]  # an empty file has one line


def test_a_file_of_many_equal_lines_is_compared_quickly() -> None:
    """Half a million fit into one file; a stranger's change must not hold the check up."""
    began = time.process_time()
    assert lines("\n" * 20_000, "\n" * 20_000 + "x\n" + "\n" * 20_000).holds(Span(PATH, 20_001))
    assert time.process_time() - began < 5


def problem(line: int, message: str = "wrong", severity: Severity = ERROR, path: str = PATH) -> Problem:
    return Problem(span=Span(path, line, 1, line, 2), code="X101", name="wrong", message=message, severity=severity)


def test_what_is_touched_comes_first_and_is_marked() -> None:
    old, new = MemoryTree({"facts/a.yml": "a\nb\nc\n"}), MemoryTree({"facts/a.yml": "a\nx\nc\n"})
    first, second, third = problem(1), problem(2, severity=WARNING), problem(3)
    report = touched(Report((first, second, third), (PATH,)), old, new)
    assert report.problems == (second, first, third)
    assert report.touched == frozenset({second})


def test_a_finding_in_a_new_file_is_touched() -> None:
    report = touched(Report((problem(1),), (PATH,)), MemoryTree({}), MemoryTree({"facts/a.yml": "a"}))
    assert report.touched == frozenset({problem(1)})


def test_nothing_touched_is_not_the_same_as_not_asked() -> None:
    tree = MemoryTree({"facts/a.yml": "a"})
    assert touched(Report((problem(1),), (PATH,)), tree, tree).touched == frozenset()
    assert Report((problem(1),), (PATH,)).touched is None


# Reports on dossiers


BAD = BEGAN.replace("topic: service", "topic: nowhere")
WORSE = BAD.replace("post-2030", "no-such-source")


def remarks(before: dict[str, str], after: dict[str, str]) -> tuple[list[tuple[str, int, bool, bool]], int]:
    old, new = ({**GOOD, **files} for files in (before, after))
    paths = frozenset(f"content/{path}" for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    about, others = remarks_on(dossier(before), dossier(after), ChangedLines(MemoryTree(old), MemoryTree(new), paths))
    return [(each.rule, each.line, each.changed_line, each.fresh) for each in about], others


FACT = "facts/ferry-began.yml"


def test_a_mistake_made_is_on_its_line_and_new() -> None:
    assert remarks({}, {FACT: BAD}) == ([("R101", 5, True, True)], 0)


def test_an_old_mistake_is_counted_though_its_file_changed_elsewhere() -> None:
    assert remarks({FACT: BAD}, {FACT: f"# Moved down.\n{BAD}"}) == ([], 1)


def test_a_second_mistake_beside_an_old_one() -> None:
    assert remarks({FACT: BAD}, {FACT: WORSE}) == ([("R101", 7, True, True)], 1)


def test_a_mistake_that_another_file_causes_is_new_and_on_no_changed_line() -> None:
    found, others = remarks({}, {"actors/bay-line.yml": "name: [}\n"})
    assert [(rule, changed, fresh) for rule, _, changed, fresh in found if not rule.startswith("Y")] == []
    assert (len(found), others) == (1, 0)


def test_a_remark_keeps_what_is_known_of_a_finding() -> None:
    found = Problem(
        span=Span("content/a\udcff.yml", 3, 4),
        code="X101",
        name="wrong",
        message="m\udcff",
        hint="h\udcff",
        severity=WARNING,
    )
    remark = remark_of(found, changed_line=True)
    assert (remark.rule, remark.severity, remark.line, remark.column) == ("X101", "warning", 3, 4)
    assert (remark.message, remark.hint, remark.path) == ("m\\xff", "h\\xff", "content/a\\xff.yml")
    assert (remark.changed_line, remark.fresh) == (True, False)


def test_graver_ones_come_first_and_then_those_on_changed_lines() -> None:
    two = BEGAN.replace("in May 2029.", "in May 2029. It still sails.")  # a warning on line 1
    found, _ = remarks({}, {FACT: two.replace("topic: service", "topic: nowhere"), "facts/a.yml": BAD})
    assert [rule for rule, *_ in found] == ["R101", "R101", "L105"]
