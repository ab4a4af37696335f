"""Reports on paper: what a reader at a terminal and one at a pull request see, and what no author can do to them."""

import dataclasses
import json
import re
import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model.changes import ChangeClass
from factsheet.review.proposals.as_json import MAX_REPORT, NotAReport, proposal_as_json, proposal_from_json
from factsheet.review.proposals.as_markdown import LONGEST, MARKER, proposal_as_markdown
from factsheet.review.proposals.as_text import proposal_as_text
from factsheet.review.proposals.proposal import FigureTold, Need, Pair, Proposal, Told, Untouched
from factsheet.review.remarks import Remark
from support.dossier import BEGAN, COUNTED, FIGURE, GOOD, LINE, POST, RIDERS, SHEET, SOURCE
from support.golden import compare
from support.proposals import CALLS, FORGE, HOSTILE, Files, Shown, proposal_of

SLOW = BEGAN.replace("The ferry sailed for the first time in May 2029.", "The Bay Post calls it slow.")
SLOW = SLOW.replace('event:\n  when: "2029-05"\n  title: The ferry begins\n', "")
UNION = "name: Ferry Union\nkind: ngo\n"
OTHER = SOURCE.replace("A year of the ferry", "The ferry again").replace("example.org/ferry", "example.org/again")
AGAIN = COUNTED.replace("The Bay Post counted 80", "The Bay Line counted 90").replace("exactly: 80", "exactly: 90")
AGAIN = AGAIN.replace('as_of: "2030-04"', 'as_of: "2030-04-10"\nsaid_by: bay-line')
DENIED = AGAIN.replace("counted 90", "first counted 85").replace("exactly: 90", "exactly: 85")
DENIED = DENIED.replace("source: post-2030", "source: again-2030")
GONE = SLOW.replace("calls it slow", "says that it sank")
BEFORE: Files = {
    **GOOD,
    "sources/again-2030.yml": OTHER,
    "facts/slow.yml": SLOW,
    "facts/gone.yml": GONE,
    "facts/desk.yml": SLOW.replace("slow", "blue"),
    "facts/laid-out.yml": SLOW.replace("slow", "red"),
    "facts/broken.yml": SLOW.replace("slow", "broken"),
    "facts/cited.yml": SLOW.replace("slow", "noisy").replace("paragraph 2", "paragraph 2\n    quote: noisy engines"),
    "pages/about.md": "# About\n\nOf the ferry.\n",
}
RICH: Files = {
    **BEFORE,
    "facts/riders-line.yml": RIDERS.replace("120", "130"),
    "changes/misread.yml": "facts: [riders-line]\nkind: correction\nnote: Misread.\nwas: At least 120.\nnow: At least 130.\n",
    "sheet.yml": SHEET.replace("at least 120", "at least 130"),
    "facts/riders-post.yml": COUNTED,
    "facts/slow.yml": SLOW.replace("calls it slow", "says that it is slow"),
    "facts/gone.yml": GONE.replace("state: published", "state: withdrawn\nstate_reason: It did not."),
    "facts/desk.yml": f"{BEFORE['facts/desk.yml']!s}editor_note: Ask.\n",
    "facts/laid-out.yml": f"# Laid out.\n{BEFORE['facts/laid-out.yml']!s}",
    "facts/broken.yml": "statement: [}\n",
    "facts/cited.yml": SLOW.replace("slow", "noisy").replace(
        "paragraph 2", "paragraph 2\n    quote: very noisy engines"
    ),
    "facts/ferry-began.yml": BEGAN.replace('when: "2029-05"', 'when: "2029-05-02"').replace("in May", "on 2 May"),
    "facts/draft.yml": SLOW.replace("slow", "sold").replace("state: published", "state: draft"),
    "actors/ferry-union.yml": UNION,
    "pages/about.md": "# About\n\nOf the ferry and its riders.\n",
    **{f"facts/new-{n}.yml": SLOW.replace("slow", f"a boat of {n} decks") for n in range(1, 8)},
}
TWO: Files = {
    **GOOD, "sources/again-2030.yml": OTHER, "facts/said.yml": AGAIN, "facts/said-first.yml": DENIED,
    "figures/riders.yml": FIGURE + "explanation: The line counted twice.\n",
}  # fmt: skip
EVIL = "@name closes #12 <b>x</b> | `a` [x](y) **b** <!-- --> GH-1 https://github.com/o/r/pull/2 !3 ~l %m $4 &5 /close"
QUOTED = json.dumps(EVIL)
REPORTS: Mapping[str, tuple[Files, Files]] = {
    "rich": (BEFORE, RICH),
    "nothing": (BEFORE, BEFORE),
    "desk": (BEFORE, {**BEFORE, "facts/desk.yml": RICH["facts/desk.yml"], "facts/laid-out.yml": RICH["facts/laid-out.yml"],
                      "facts/draft.yml": RICH["facts/draft.yml"]}),
    "revision": (TWO, {**TWO, "facts/said.yml": AGAIN + "revises: said-first\n"}),
    "speaks": (
        {**TWO, "actors/ferry-union.yml": UNION, "facts/said.yml": AGAIN.replace("said_by: bay-line", "said_by: ferry-union")},
        {**TWO, "actors/ferry-union.yml": UNION + "speaks_for: bay-line\n",
         "facts/said.yml": AGAIN.replace("said_by: bay-line", "said_by: ferry-union")},
    ),
    "hostile": ({**GOOD, "pages/a.md": "# A\n"}, {
        **GOOD, "pages/a.md": "# B\n", "pages/@name #12 `x` | <b>.md": "# C\n",
        "facts/ferry-began.yml": BEGAN.replace("The ferry sailed for the first time in May 2029.", QUOTED),
        "figures/riders.yml": FIGURE.replace("Riders a day", QUOTED), "actors/bay-post.yml": POST.replace("Bay Post", QUOTED),
        "sources/post-2030.yml": SOURCE.replace("A year of the ferry", QUOTED), "actors/@name #12.yml": LINE,
        "changes/note.yml": f"facts: [ferry-began]\nkind: correction\nwas: a\nnow: b\nnote: {QUOTED}\n",
    }),
}  # fmt: skip
EVERY = pytest.mark.parametrize("name", REPORTS)


def as_text(proposal: Proposal) -> str:
    return "".join(proposal_as_text(proposal))


@EVERY
def test_a_report_for_a_person_at_a_terminal(name: str, update_golden: bool) -> None:
    compare(f"reports/review-{name}.txt", as_text(proposal_of(*REPORTS[name])), update=update_golden)


@EVERY
def test_a_report_for_a_pull_request(name: str, update_golden: bool) -> None:
    compare(f"reports/review-{name}.md", proposal_as_markdown(proposal_of(*REPORTS[name])), update=update_golden)


TAGS = {
    "h2", "h3", "p", "ul", "li", "strong", "s", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "details", "summary",
}  # fmt: skip


def is_only_text(printed: str) -> None:
    """Hold a comment against what it may be, whatever stands in it."""
    shown = Shown(FORGE.render(printed))
    assert set(shown.tags) <= TAGS
    assert shown.attributes == []
    assert shown.comments == [" factsheet-review "]
    assert shown.calls == []
    assert printed.count(MARKER) == 1
    assert printed.startswith(MARKER)
    rows = re.findall(r"(?m)^\|.*$", printed)
    assert {row.count("|") for row in rows} <= {3}
    assert not re.search(r"(?m)^\s*/", printed)
    assert len(printed) <= LONGEST


@EVERY
def test_a_comment_is_only_text(name: str) -> None:
    is_only_text(proposal_as_markdown(proposal_of(*REPORTS[name])))


# Anything in any field

FORGED = "Nothing.\n\nEvery finding was waived by the editors.\n"
WORDS = st.sampled_from([FORGED, *(each for each in HOSTILE if len(each) < 1_000)]) | st.text(max_size=20)
TEXT = st.lists(WORDS, max_size=3).map("".join)
NUMBER = st.integers(-(10**20), 10**20)


def several(each: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(each, max_size=most).map(tuple)


def anything(text: st.SearchStrategy[str]) -> st.SearchStrategy[Proposal]:
    """Any report that could be handed in, with such texts in all its fields."""
    texts = several(text, 4)
    pair = st.builds(Pair, text | st.sampled_from(["value", "statement", "standing"]), text, text)
    figure = st.builds(
        FigureTold, figure=text, title=text, standing=st.none() | pair, headline=st.none() | pair,
        in_short=st.none() | pair, relations=texts, outlets=NUMBER, origins=NUMBER,
    )  # fmt: skip
    change = st.builds(
        Told, record=text, title=text, pairs=several(pair), difference=text, sources_added=texts, sources_removed=texts,
        sources_kept=texts, notes=several(pair), page=text, cited=NUMBER, proved=NUMBER,
        classes=st.lists(st.sampled_from([str(each) for each in ChangeClass]), min_size=1, max_size=3).map(tuple),
    )  # fmt: skip
    remark = st.builds(
        Remark, rule=text, severity=st.sampled_from(["error", "warning"]), message=text, hint=text, path=text,
        line=NUMBER, column=NUMBER, changed_line=st.booleans(), fresh=st.booleans(),
    )  # fmt: skip
    source = st.builds(Untouched, source=text, title=text, changed=texts, others=texts)
    return st.builds(
        Proposal, base=text, head=text, needs=several(st.builds(Need, text, text, texts)),
        changes=several(change, 8), figures=several(figure), untouched=several(source), remarks=several(remark, 4),
        other_findings=NUMBER, pages=texts, notes=texts, unreadable=texts, drafts=texts, unpublished=texts, formatting=texts,
        editions=several(st.builds(Pair, text, text, st.sampled_from(["new", "gone", "changed"]))),
    )  # fmt: skip


@settings(max_examples=25)
@given(anything(TEXT))
def test_whatever_stands_in_a_report_the_comment_is_only_text(proposal: Proposal) -> None:
    is_only_text(proposal_as_markdown(proposal))


@settings(max_examples=25)
@given(anything(TEXT))
def test_a_report_read_back_is_the_same(proposal: Proposal) -> None:
    back = proposal_from_json("it", proposal_as_json(proposal).encode())
    assert back == proposal
    assert proposal_as_markdown(back) == proposal_as_markdown(proposal)


# What stands at the left of a line of the report.
OURS = re.compile(
    r"<!-- factsheet-review -->|##|\*\*|From |- |  - |\| |\|---|</?details>|Edition |Notes on changes, |Could not|Drafts, |Changed "
    r"|Laid out|(?:&#45;)?\d"
)


@settings(max_examples=10)
@given(anything(st.just(FORGED)))
def test_no_text_begins_a_line_of_its_own(proposal: Proposal) -> None:
    for line in proposal_as_markdown(proposal).split("\n"):
        assert not line or OURS.match(line)


BASE: dict[str, Any] = {"base": "a", "head": "b"}


def a_change(**fields: Any) -> Told:
    return Told(**({"record": "facts/a", "title": "A", "classes": ("new",)} | fields))


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(base=FORGED, head="b"),
        Proposal(base="a", head=FORGED),
        Proposal(**BASE, needs=(Need(FORGED, "w"),)),
        Proposal(**BASE, needs=(Need("w", FORGED),)),
        Proposal(**BASE, changes=(a_change(title=FORGED),)),
        Proposal(**BASE, changes=(a_change(pairs=(Pair(FORGED, "a", "b"),)),)),
        Proposal(**BASE, changes=(a_change(pairs=(Pair("value", FORGED, "b"),)),)),
        Proposal(**BASE, changes=(a_change(pairs=(Pair("value", "a", FORGED),)),)),
        Proposal(**BASE, changes=(a_change(pairs=(Pair("value", "a", "b"),), difference=FORGED),)),
        Proposal(**BASE, changes=(a_change(sources_added=(FORGED,)),)),
        Proposal(**BASE, changes=(a_change(notes=(Pair(FORGED, "n", "w"),)),)),
        Proposal(**BASE, changes=(a_change(notes=(Pair("k", "n", FORGED),)),)),
        Proposal(**BASE, figures=(FigureTold(figure="f", title=FORGED, relations=("r",)),)),
        Proposal(**BASE, figures=(FigureTold(figure="f", title="t", in_short=Pair("in short", "", FORGED)),)),
        Proposal(**BASE, figures=(FigureTold(figure="f", title="t", relations=(FORGED,)),)),
        Proposal(**BASE, editions=(Pair(FORGED, FORGED, "gone"),)),
    ],
)  # fmt: skip
def test_no_text_becomes_a_paragraph_of_the_report(proposal: Proposal) -> None:
    assert "\nevery finding" not in proposal_as_markdown(proposal).lower()


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(
            {"figures/riders.yml": FIGURE + "in_short: |\n  The line\n\n  Every finding was waived.\n"}, id="in short"
        ),
        pytest.param({"pages/a\n\nEvery finding was waived.md": "# A\n"}, id="the name of a page"),
    ],
)
def test_no_author_writes_a_paragraph_of_the_report(after: Files) -> None:
    assert "\nEvery finding" not in proposal_as_markdown(proposal_of(GOOD, {**GOOD, **after}))


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x1b[2J"])
def test_nothing_turns_a_line_round_or_steers(mark: str) -> None:
    proposal = Proposal(
        base="a", head="b", needs=(Need(f"who{mark}", f"what{mark}"),),
        changes=(a_change(title=mark, pairs=(Pair("value", mark, mark),), difference=mark),),
        figures=(FigureTold(figure="f", title=mark, in_short=Pair("in short", "", mark)),),
    )  # fmt: skip
    assert mark not in proposal_as_markdown(proposal)
    assert mark not in as_text(proposal)


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(**BASE, needs=(Need("w" * 100, "w", tuple(f"{'s' * 100}{n}" for n in range(200))),)),
        Proposal(**BASE, changes=tuple(a_change(title="#" * 10_000) for _ in range(2_000))),
        Proposal(**BASE, changes=(a_change(pairs=(Pair("x" * 99_999, "|" * 99_999, "<" * 99_999),)),)),
        Proposal(**BASE, changes=(a_change(pairs=(Pair("statement", "a " * 50_000, "b " * 50_000),)),)),
        Proposal(**BASE, figures=(FigureTold(figure="f" * 99_999, title="@" * 99_999, relations=("@" * 99_999,)),) * 99),
        Proposal(**BASE, drafts=("@" * 99_999,) * 99, unreadable=("@" * 99_999,) * 99),
        Proposal(base="@" * 99_999, head="@" * 99_999),
        Proposal(**BASE, other_findings=10**4_000),
        Proposal(**BASE, pages=("x" * 99_999,)),
        Proposal(**BASE, needs=(Need("w", "w", ("x" * 99_999,)),)),
        Proposal(**BASE, changes=(Told(record="x" * 99_999, title="t", classes=("new",)),)),
        Proposal(**BASE, needs=(Need("@" * 999, "@" * 999, ("@" * 100,) * 12),) * 12),
        Proposal(**BASE, editions=(Pair("@" * 99_999, "sealed", "gone"),) * 99),
        Proposal(**BASE, notes=("@" * 99_999,) * 99),
        Proposal(**BASE, remarks=(
            Remark(rule="@" * 9_999, severity="error", message="@" * 9_999, hint="@" * 9_999, path="@" * 9_999,
                   line=10**4_000, column=1, changed_line=True, fresh=True),) * 99),
    ],
    ids=lambda proposal: max((field.name for field in dataclasses.fields(proposal)), key=lambda name: len(repr(getattr(proposal, name)))),
)  # fmt: skip
def test_a_comment_is_never_longer_than_a_forge_takes(proposal: Proposal) -> None:
    assert len(proposal_as_markdown(proposal)) <= LONGEST


# Large changes


def many(number: int, riders: int) -> Files:
    """Readings of figures of their own, five to a figure."""
    figures = {f"figures/f{n}.yml": FIGURE for n in range(number // 5)}
    facts = {
        f"facts/x{n}.yml": RIDERS.replace("figure: riders", f"figure: f{n // 5}").replace(
            "at_least: 120", f"at_least: {riders}"
        )
        for n in range(number)
    }
    return {**GOOD, **figures, **facts}


def test_five_hundred_changed_facts_fit_into_a_comment() -> None:
    found = proposal_of(many(500, 120), many(500, 127))
    assert len(found.changes) == 500
    printed = proposal_as_markdown(found)
    is_only_text(printed)
    assert "### Values (500)" in printed
    shown = printed.count("**value changed**")
    assert f"- and {500 - shown} changes with no room here: " in printed
    assert "### Findings this change is about (0 errors, 1,000 warnings)" in printed
    assert "\n980 more findings; " in printed
    assert as_text(found).count(": value changed\n") == 500


def test_a_thousand_changed_facts_take_seconds() -> None:
    before, after = many(1_000, 120), many(1_000, 127)
    began = time.process_time()
    found = proposal_of(before, after)
    assert len(proposal_as_markdown(found)) <= LONGEST
    assert time.process_time() - began < 15  # one is enough
    assert len(proposal_as_json(found)) < MAX_REPORT


# A report that others hand in

GOOD_REPORT = proposal_as_json(proposal_of(BEFORE, RICH))


def altered(**parts: object) -> str:
    return json.dumps({**json.loads(GOOD_REPORT), **parts})


def altered_in(part: str, **fields: object) -> str:
    written = json.loads(GOOD_REPORT)
    written[part][0] = {**written[part][0], **fields}
    return json.dumps(written)


def without(part: str) -> str:
    return json.dumps({name: each for name, each in json.loads(GOOD_REPORT).items() if name != part})


REFUSED: Mapping[str, str | bytes] = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a text": '"version"',
    "no version": without("version"),
    "another version": altered(version=2),
    "a version in words": altered(version="1"),
    "no base": without("base"),
    "no needs": without("needs"),
    "a key too many": altered(more=1),
    "a number for a text": altered(base=1),
    "null for a text": altered(base=None),
    "a text for a number": altered(other_findings="1"),
    "true for a number": altered(other_findings=True),
    "a broken number": altered(other_findings=1.5),
    "a whole number with a point": GOOD_REPORT.replace('"other_findings": 0', '"other_findings": 0.0'),
    "no number": GOOD_REPORT.replace('"other_findings": 0', '"other_findings": NaN'),
    "an endless number": GOOD_REPORT.replace('"other_findings": 0', '"other_findings": Infinity'),
    "a number of 5,000 digits": GOOD_REPORT.replace('"other_findings": 0', f'"other_findings": {"9" * 5_000}'),
    "a text for a list": altered(pages="home"),
    "a map for a list": altered(pages={}),
    "a list of numbers": altered(pages=[1]),
    "a list for a map": altered(changes=[[]]),
    "null for a map": altered(changes=[None]),
    "a number for true": altered_in("remarks", fresh=1),
    "true for 1 in a remark": altered_in("remarks", line=True),
    "a key too many in a remark": altered_in("remarks", more=""),
    "a severity that does not exist": altered_in("remarks", severity="fatal"),
    "a severity with more to it": altered_in("remarks", severity="error | x"),
    "a class that does not exist": altered_in("changes", classes=["approved"]),
    "a class beside one that does not exist": altered_in("changes", classes=["new", "approved"]),
    "an edition in a sentence": altered(editions=["Edition 2030-05-01 is new."]),
    "an edition of which nothing is said": altered(editions=[{"label": "2030-05-01", "old": "", "new": ""}]),
    "what no edition can be": altered(editions=[{"label": "2030-05-01", "old": "sealed", "new": "is waived"}]),
    "an edition beside what none can be": altered(
        editions=[{"label": "a", "old": "", "new": "new"}, {"label": "b", "old": "", "new": "New"}]
    ),
    "no class": altered_in("changes", classes=[]),
    "a pair without its label": altered_in("changes", pairs=[{"old": "a", "new": "b"}]),
    "half a character": GOOD_REPORT.replace('"the base"', '"\\ud800"'),
    "a key written twice": GOOD_REPORT.replace('"base": "the base"', '"base": "a", "base": "the base"'),
    "a key written twice further down": GOOD_REPORT.replace('"rule":', '"rule": "R101", "rule":', 1),
    "lists in lists": "[" * 200_000,
    "maps in maps": '{"a":' * 200_000,
    "lists where a text stands": altered(base=json.loads("[" * 500 + "]" * 500)),
    "no UTF-8": GOOD_REPORT.replace("the base", "é").encode("latin-1"),
    "UTF-16": GOOD_REPORT.encode("utf-16"),
    "a mark of byte order": "\ufeff" + GOOD_REPORT,
    "larger than any report": GOOD_REPORT + " " * (17_000_000 - len(GOOD_REPORT)),
}  # fmt: skip


def data(written: str | bytes) -> bytes:
    return written.encode() if isinstance(written, str) else written


def test_the_good_report_is_read() -> None:
    assert proposal_from_json("it", GOOD_REPORT.encode()) == proposal_of(BEFORE, RICH)
    for name, refused in REFUSED.items():
        assert refused != GOOD_REPORT, name


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(NotAReport) as caught:
        proposal_from_json("it.json", data(REFUSED[name]))
    said = str(caught.value)
    assert said.startswith("it.json is no report of `factsheet review --format json`: ")
    assert "\n" not in said
    assert len(said) < 500


@pytest.mark.parametrize("given", [True, 1.0])
def test_a_version_is_a_whole_number(given: object) -> None:
    with pytest.raises(NotAReport):
        proposal_from_json("it.json", altered(version=given).encode())


def test_every_part_that_is_a_word_is_held_against_the_words_there_are() -> None:
    """Of free text there may be anything; of classes, severities and what became of editions only ours."""
    for kind in ChangeClass:
        read = proposal_from_json("it", altered_in("changes", classes=[str(kind)]).encode())
        proposal_as_markdown(read)
        as_text(read)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "new", "Edition 2030-05-01 is new."),
        ("sealed", "gone", "Edition 2030-05-01 is gone."),
        ("sealed", "changed", "Edition 2030-05-01 was changed after it was sealed."),
    ],
)
def test_what_became_of_an_edition_is_said_in_our_words(old: str, new: str, said: str) -> None:
    read = proposal_from_json("it", altered(editions=[{"label": "2030-05-01", "old": old, "new": new}]).encode())
    assert f"\n{said}\n" in as_text(read)
    assert said in Shown(FORGE.render(proposal_as_markdown(read))).words


def test_a_page_with_half_a_character_in_its_name_can_be_printed() -> None:
    found = proposal_of(GOOD, {**GOOD, "pages/\udcff.md": "# A\n"})
    as_text(found).encode()
    proposal_as_markdown(found).encode()
    proposal_from_json("it", proposal_as_json(found).encode())


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_a_blank_of_any_width_stays_one(blank: str) -> None:
    proposal = Proposal(**BASE, changes=(a_change(pairs=(Pair("value", "", f"12{blank}500"),)),))
    assert f"    value: 12{blank}500\n" in as_text(proposal)
    assert f"12{blank}500" in proposal_as_markdown(proposal)


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u2028"])
def test_what_is_not_seen_at_all_is_shown_as_its_number(mark: str) -> None:
    proposal = Proposal(**BASE, changes=(a_change(pairs=(Pair("value", "", f"12{mark}500"),)),))
    assert f"    value: 12<U+{ord(mark):04X}>500\n" in as_text(proposal)


def test_a_large_number_of_a_french_sheet_is_shown_as_people_write_it() -> None:
    """French parts thousands by a narrow blank, and sets a blank before a colon."""
    french: Files = {**GOOD, "sheet.yml": SHEET.replace("- en", "- fr")}
    said = as_text(proposal_of(french, {**french, "facts/riders-line.yml": RIDERS.replace("120", "12500")}))
    assert re.search(r"12\s500", said)
    assert "<U+" not in said


def test_it_is_said_how_many_citations_are_proved() -> None:
    proposal = Proposal(**BASE, changes=(a_change(cited=2, proved=1),))
    assert "\n    proved: 1 of 2 citations\n" in as_text(proposal)
    assert "\n  - proved&#58; 1 of 2 citations\n" in proposal_as_markdown(proposal)


def test_calls_are_looked_for_at_all() -> None:
    assert CALLS.search(EVIL)
