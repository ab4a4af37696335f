"""Author's words in a forge's Markdown: shown to the letter, and nothing happens because of them."""

import html

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.problems import Problem, Severity, Span
from factsheet.review.as_markdown import HEAD, MOST, as_markdown, row
from factsheet.review.markdown import code, codes, escaped, worded_anew
from factsheet.review.remarks import Remark
from factsheet.review.report import Report
from support.proposals import CALLS, FORGE, HOSTILE, Shown, visible


def without_width(text: str) -> str:
    return text.replace("\u200b", "")


WORDS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), min_size=1, max_size=3).map("".join)


@settings(max_examples=40)
@given(WORDS)
@example("@a")
@example("a\n\n# b\r\n- c")
@example("\u2028/close")
def test_escaped_words_are_shown_to_the_letter_and_call_nobody(text: str) -> None:
    shown = Shown(FORGE.render(f"- said: {escaped(text)}\n"))
    assert set(shown.tags) == {"ul", "li"}
    assert (shown.attributes, shown.comments) == ([], [])
    assert without_width(shown.words).strip(" \n") == f"said: {visible(text)}".strip(" ")
    assert not shown.calls


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    written = escaped(text)
    for page in (FORGE.render(f"said: {written}"), markdown.markdown(f"said: {written}", extensions=["tables"])):
        shown = Shown(page)
        assert set(shown.tags) == {"p"}
        assert without_width(shown.words).strip() == f"said: {visible(text)}"
    assert not CALLS.search(html.unescape(written))


@pytest.mark.parametrize("text", [each for each in HOSTILE if len(each) < 1_000])
def test_hostile_words_at_the_start_of_a_line_begin_nothing(text: str) -> None:
    shown = Shown(FORGE.render(f"{escaped(text)}\n{escaped(text)}\n"))
    assert set(shown.tags) == {"p"}
    # A forge obeys a command that begins a line of the text as it was sent.
    assert not escaped(text).startswith("/")


@pytest.mark.parametrize(
    "text", ["[vulnerability:12]", "[work_item:12]", "[epic:12]", '*iteration:"a"', "*iteration:12"]
)
def test_longer_references_are_kept_apart(text: str) -> None:
    assert without_width(html.unescape(escaped(text))) == text
    assert text not in html.unescape(escaped(text))


@pytest.mark.parametrize("name", ["facts/riders-line", "content/pages/about.md", "a_b.c-d", "x/"])
def test_a_name_is_code(name: str) -> None:
    assert code(name) == f"`{name}`"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a`b", "a&#96;b"), ("a b", "a b"), ("@org/team", "&#64;\u200borg&#47;team"), ("a\nb", "a&#60;U&#43;000A&#62;b"),
        ("a|b", "a&#124;b"), ("", ""), ("é.md", "é&#46;md"), ("a\udcff", "a&#60;U&#43;DCFF&#62;"),
        ("a\u202eb", "a&#60;U&#43;202E&#62;b"), ("name\n", "name&#60;U&#43;000A&#62;"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_text(name: str, shown: str) -> None:
    assert code(name) == shown


def test_long_names_are_cut() -> None:
    """A name of a record is never as long; a page's file may be."""
    assert code("x" * 120) == f"`{'x' * 120}`"
    assert code("x" * 121) == f"{'x' * 39}…"
    assert code("é" * 40) == "é" * 40
    assert code("é" * 41) == f"{'é' * 39}…"


def test_some_names_are_named_and_the_rest_counted() -> None:
    assert codes(["a", "b"], 2) == "`a`, `b`"
    assert codes(["a", "b", "c"], 2) == "`a`, `b` and 1 more"
    assert codes([str(n) for n in range(1_502)], 1) == "`0` and 1,501 more"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The boat is slow", "The boat is fast", "The boat is ~~slow~~ **fast**"),
        ("slow boat", "boat", "~~slow~~ boat"),
        ("boat", "slow boat", "**slow** boat"),
        ("a", "b", "~~a~~ **b**"),
        ("a b", "a b", "a b"),
        ("a\n b", "a b", "a b"),
        ("~~x~~", "**x**", "~~&#126;&#126;\u200bx&#126;&#126;~~ **&#42;&#42;x&#42;&#42;**"),
    ],
)
def test_two_wordings_are_shown_as_one(old: str, new: str, shown: str) -> None:
    assert worded_anew(old, new) == shown


@settings(max_examples=40)
@given(WORDS, WORDS)
def test_two_wordings_are_both_there_to_the_letter(old: str, new: str) -> None:
    shown = Shown(FORGE.render(f"- {worded_anew(old[:300], new[:300])}\n"))
    assert set(shown.tags) <= {"ul", "li", "s", "strong"}
    assert without_width(shown.without("strong")).split() == [visible(each) for each in old[:300].split()]
    assert without_width(shown.without("s")).split() == [visible(each) for each in new[:300].split()]


# Findings as a table


def finding(message: str, hint: str = "", path: str = "content/facts/a.yml", severity: str = "error") -> Problem:
    return Problem(
        span=Span(path, 3, 4), code="Y004", name="syntax", message=message, hint=hint, severity=Severity(severity)
    )


def test_no_findings_are_said_in_a_line() -> None:
    assert as_markdown(Report((), ("a", "b"))) == "**No findings in 2 files.**\n"


def test_findings_are_a_table_the_gravest_first() -> None:
    report = Report((finding("one", severity="warning"), finding("two", "mend it")), ("a",))
    assert as_markdown(report) == (
        "**1 error, 1 warning in 1 file**\n\n"
        "| where | what |\n"
        "|---|---|\n"
        "| `content/facts/a.yml`, line 3 | **error Y004** two<br>mend it |\n"
        "| `content/facts/a.yml`, line 3 | **warning Y004** one |\n"
    )


def test_findings_on_changed_lines_come_before_graver_ones() -> None:
    grave, changed = finding("grave"), finding("changed", severity="warning")
    printed = as_markdown(Report((grave, changed), ("a",), frozenset({changed})))
    assert printed.index("changed") < printed.index("grave")


def test_more_findings_than_there_is_room_for_are_counted() -> None:
    report = Report(tuple(finding(f"number {n}") for n in range(MOST + 2)), ("a",))
    assert as_markdown(report).endswith("\n2 more findings.\n")
    assert as_markdown(report).count("**error ") == MOST


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30), WORDS)
def test_a_row_has_two_cells_whatever_stands_in_it(message: str, hint: str, path: str, rule: str) -> None:
    remark = Remark(
        rule=rule,
        severity="error",
        message=message,
        hint=hint,
        path=path,
        line=1,
        column=1,
        changed_line=True,
        fresh=True,
    )
    printed = row(remark)
    assert printed.count("\n") == 1
    assert printed.count("|") == 3
    shown = Shown(FORGE.render(HEAD + printed))
    assert shown.tags.count("td") == 2
    assert set(shown.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "strong", "br", "code"}
    assert not shown.calls


def test_a_row_is_one_line() -> None:
    printed = as_markdown(Report((finding("a\n\n| b |\r\n c", "d\n- e", "content/f\n.yml"),), ("a",)))
    assert printed.splitlines()[4:] == [
        "| content&#47;f&#60;U&#43;000A&#62;&#46;yml, line 3 | **error Y004** a &#124; b &#124; c<br>d &#45; e |"
    ]


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x1b", "\u200f"])
def test_what_turns_a_line_round_is_shown_as_its_number(mark: str) -> None:
    printed = as_markdown(Report((finding(f"a{mark}b", f"c{mark}d", f"content/{mark}.yml"),), ("a",)))
    assert mark not in printed


def test_the_forge_of_these_tests_would_notice() -> None:
    """Not escaped, the same words do happen."""
    for text in ("<b>x</b>", "[x](y)", "**x**", "~~x~~", "<!-- x -->"):
        shown = Shown(FORGE.render(f"said: {text}"))
        assert set(shown.tags) != {"p"} or shown.comments
    assert all(CALLS.search(each) for each in ("@a", "#1", "GH-1", "!1", "~a", "%a", "$1", "&5", "http://a"))
