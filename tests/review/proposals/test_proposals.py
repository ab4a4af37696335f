"""What a change does to readers: reports on pairs of dossiers, worked out by hand, and what holds of all of them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.model.changes import ChangeClass
from factsheet.review.proposals.as_json import proposal_as_json, proposal_from_json
from factsheet.review.proposals.as_markdown import LONGEST, MARKER, proposal_as_markdown
from factsheet.review.proposals.as_text import proposal_as_text
from factsheet.review.proposals.proposal import FigureTold, Need, Pair, Proposal
from factsheet.review.remarks import Remark
from support.dossier import GOOD
from support.editions import a_chain
from support.proposals import Files, laid_over, proposal_of

Case = Mapping[str, Any]
# Every scalar stays the text that was written, as in a dossier.
_WRITTEN: Case = yaml.load(Path(__file__).with_name("proposal_cases.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
CASES: list[Case] = _WRITTEN["cases"]
BASE = laid_over(GOOD, _WRITTEN["base"])
_MADE: dict[str, Proposal] = {}


Check = Callable[[Case], None]
# What holds of a case, and the part of it that must be written for that; "" holds of every case.
CHECKS: list[tuple[str, Check]] = []


def having(part: str) -> Callable[[Check], Check]:
    """Hold a check of the cases that say something of a part."""

    def hold(check: Check) -> Check:
        CHECKS.append((part, check))
        return check

    return hold


every = having("")


def states(case: Case) -> tuple[Files, Files]:
    both = laid_over(BASE, case.get("both", {}))
    return laid_over(both, case.get("before", {})), laid_over(both, case.get("after", {}))


def made(case: Case) -> Proposal:
    """Report on a case, once."""
    if case["name"] not in _MADE:
        _MADE[case["name"]] = proposal_of(*states(case))
    return _MADE[case["name"]]


# What a case says


@every
def changes_come_most_important_first_with_their_classes(case: Case) -> None:
    found = [{each.record: list(each.classes)} for each in made(case).changes]
    assert found == case.get("changes", [])


def _moved(pair: Pair | None) -> list[str] | None:
    return [pair.old, pair.new] if pair is not None else None


def _figure(figure: FigureTold) -> dict[str, Any]:
    parts = {
        "standing": _moved(figure.standing), "headline": _moved(figure.headline), "in short": _moved(figure.in_short),
        "relations": list(figure.relations), "outlets": figure.outlets, "origins": figure.origins,
    }  # fmt: skip
    return {name: each for name, each in parts.items() if each}


@every
def figures_that_stand_otherwise_are_told_and_no_others(case: Case) -> None:
    found = {each.figure: _figure(each) for each in made(case).figures}
    counts = ("outlets", "origins")
    expected = {
        figure: {name: int(each) if name in counts else each for name, each in parts.items()}
        for figure, parts in case.get("figures", {}).items()
    }
    assert found == expected


@every
def other_facts_on_the_same_source_are_named(case: Case) -> None:
    found = {each.source: list(each.others) for each in made(case).untouched}
    assert found == case.get("untouched", {})


@every
def what_is_asked_and_of_which_records(case: Case) -> None:
    found = [(each.what, list(each.records)) for each in made(case).needs]
    expected = case.get("needs", {})
    assert len(found) == len(expected), found
    for (what, records), (word, names) in zip(found, expected.items(), strict=True):
        assert word in what
        assert records == names


def _remark(remark: Remark) -> str:
    changed = " changed line" if remark.changed_line else ""
    return f"{remark.rule} {remark.path}{changed}{' fresh' if remark.fresh else ''}"


@every
def findings_are_those_on_changed_lines_and_those_that_are_new(case: Case) -> None:
    # Which mistake of syntax it is has its own tests.
    found = [re.sub(r"^Y\d{3}", "syntax", _remark(each)) for each in made(case).remarks]
    assert found == case.get("remarks", [])
    assert made(case).other_findings == int(case.get("others", 1))


@every
def the_rest_is_named(case: Case) -> None:
    found = made(case)
    assert list(found.drafts) == case.get("drafts", [])
    assert list(found.unpublished) == case.get("unpublished", [])
    assert list(found.formatting) == case.get("formatting", [])
    assert list(found.unreadable) == case.get("unreadable", [])
    assert list(found.notes) == case.get("alone", [])


def told(case: Case) -> dict[str, Any]:
    return {each.record: each for each in made(case).changes}


@having("differences")
def how_far_a_number_moved(case: Case) -> None:
    for record, said in case["differences"].items():
        assert told(case)[record].difference == said


@having("pairs")
def what_stood_and_what_stands(case: Case) -> None:
    for record, pairs in case["pairs"].items():
        found = {pair.label: [pair.old, pair.new] for pair in told(case)[record].pairs}
        assert {label: found.get(label) for label in pairs} == pairs


@having("told")
def words_that_must_be_told(case: Case) -> None:
    for record, words in case["told"].items():
        said = "\n".join(f"{pair.old}\n{pair.new}" for pair in told(case)[record].pairs)
        assert [word for word in words if word not in said] == []


@having("sources")
def sources_that_came_went_and_stayed(case: Case) -> None:
    for record, parts in case["sources"].items():
        change = told(case)[record]
        found = (change.sources_added, change.sources_removed, change.sources_kept)
        assert [list(each) for each in found] == [parts.get(name, []) for name in ("added", "removed", "kept")]


@having("notes")
def notes_say_why(case: Case) -> None:
    for record, notes in case["notes"].items():
        assert [[note.label, note.old, note.new] for note in told(case)[record].notes] == notes


@having("proved")
def receipts_are_counted(case: Case) -> None:
    for record, (proved, cited) in case["proved"].items():
        assert (told(case)[record].proved, told(case)[record].cited) == (int(proved), int(cited))


@having("pages")
def pages_that_change(case: Case) -> None:
    assert [page for page in case["pages"] if page not in made(case).pages] == []


# What holds of all


@every
def a_report_of_a_state_against_itself_says_nothing(case: Case) -> None:
    _, after = states(case)
    same = proposal_of(after, after)
    assert (same.changes, same.figures, same.untouched, same.remarks, same.pages) == ((), (), (), (), ())
    assert (same.drafts, same.unpublished, same.formatting) == ((), (), ())


@every
def the_most_important_change_stands_first(case: Case) -> None:
    ranks = [ChangeClass(each.classes[0]).rank for each in made(case).changes]
    assert ranks == sorted(ranks)


@every
def the_report_the_other_way_tells_of_the_same_records(case: Case) -> None:
    before, after = states(case)
    there, back = made(case), proposal_of(after, before)
    assert {each.record for each in there.changes} == {each.record for each in back.changes}
    assert {each.figure for each in there.figures} == {each.figure for each in back.figures}
    for one, other in zip(there.figures, back.figures, strict=True):
        assert (one.outlets, one.origins) == (-other.outlets, -other.origins)


@every
def every_changed_file_is_accounted_for(case: Case) -> None:
    """A record whose file is another one is told, named or counted; a note stands with its facts, or is named."""
    before, after = states(case)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    found = made(case)
    listed = {each.record for each in found.changes} | {*found.drafts, *found.unpublished, *found.unreadable}
    listed |= {each.removeprefix("content/").removesuffix(".yml") for each in found.formatting}
    listed |= {*found.notes}
    listed |= {f"changes/{note.old}" for each in found.changes for note in each.notes}
    assert {path.removesuffix(".yml") for path in changed} <= listed


@every
def each_form_tells_of_every_change(case: Case) -> None:
    found = made(case)
    text, markdown = "".join(proposal_as_text(found)), proposal_as_markdown(found)
    for each in found.changes:
        assert f"  {each.record}: " in text
        assert f"- `{each.record}` " in markdown
    assert markdown.startswith(f"{MARKER}\n")
    assert len(markdown) < LONGEST
    assert proposal_from_json("it", proposal_as_json(found).encode()) == found


def test_there_are_enough_cases_and_every_class_has_one() -> None:
    assert len(CASES) >= 40
    assert len({case["name"] for case in CASES}) == len(CASES)
    found = {kind for case in CASES for each in case.get("changes", []) for kinds in each.values() for kind in kinds}
    # What is for no reader is named apart.
    assert found == {str(each) for each in ChangeClass} - {"unpublished"}


def test_a_changed_fact_of_an_edition_needs_its_note() -> None:
    sealed = a_chain([("2030-05-01", {})])
    before = {**GOOD, **{path.removeprefix("content/"): text for path, text in sealed.items() if text is not None}}
    after = laid_over(before, {"facts/ferry-began.yml": {"topic": "riders"}})
    found = proposal_of(before, after)
    assert [(each.rule, each.severity, each.fresh) for each in found.remarks] == [("P106", "warning", True)]
    assert [(each.who, each.records) for each in found.needs] == [
        ("The editor", ("facts/ferry-began",)), ("A second person", ("facts/ferry-began",)),
    ]  # fmt: skip
    explained = {**after, "changes/moved.yml": "facts: [ferry-began]\nkind: clarification\nnote: It is about riders.\n"}
    assert proposal_of(before, explained).remarks == ()


def with_editions(*days: str) -> Files:
    """Give the small dossier with its sealed editions."""
    sealed = a_chain([(day, {}) for day in days])
    return {**GOOD, **{path: text for path, text in sealed.items() if text is not None}}


def test_an_edition_that_goes_is_told() -> None:
    """With it go all the findings that hold facts against it."""
    found = proposal_of(with_editions("2030-05-01"), laid_over(GOOD, {"facts/ferry-began.yml": {"topic": "riders"}}))
    assert found.remarks == ()
    assert found.editions == (Pair("2030-05-01", "sealed", "gone"),)
    assert found.needs[0] == Need("The editor", "brings back what was sealed", ("editions/2030-05-01",))
    printed = "".join(proposal_as_text(found))
    assert "\n  The editor brings back what was sealed: editions/2030-05-01.\n" in printed
    assert "\nEdition 2030-05-01 is gone.\n" in printed
    assert "\nEdition 2030&#45;05&#45;01 is gone&#46;\n" in proposal_as_markdown(found)


def test_an_edition_that_was_changed_is_told() -> None:
    before = with_editions("2030-05-01")
    after = {**before, "editions/2030-05-01.json": str(before["editions/2030-05-01.json"]).replace("Edition", "Copy")}
    found = proposal_of(before, after)
    assert found.editions == (Pair("2030-05-01", "sealed", "changed"),)
    assert found.needs[0] == Need("The editor", "brings back what was sealed", ("editions/2030-05-01",))
    assert "\nEdition 2030-05-01 was changed after it was sealed.\n" in "".join(proposal_as_text(found))


def test_a_new_edition_is_told_and_asks_nothing() -> None:
    found = proposal_of(with_editions("2030-05-01"), with_editions("2030-05-01", "2030-05-20"))
    assert found.editions == (Pair("2030-05-20", "", "new"),)
    assert (found.changes, found.needs) == ((), ())
    assert "\nEdition 2030-05-20 is new.\n" in "".join(proposal_as_text(found))


def test_only_what_was_sealed_is_brought_back() -> None:
    found = proposal_of(with_editions("2030-05-01"), with_editions("2030-05-20"))
    assert found.editions == (Pair("2030-05-01", "sealed", "gone"), Pair("2030-05-20", "", "new"))
    assert [each.records for each in found.needs] == [("editions/2030-05-01",)]


@every
def records_are_asked_for_in_the_order_in_which_they_are_told(case: Case) -> None:
    order = [each.record for each in made(case).changes]
    for need in made(case).needs:
        named = [each for each in need.records if each in order]
        assert named == sorted(named, key=order.index)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_is_told_as_it_is_written(case: Case) -> None:
    """All that holds of one pair of states together: a report is made once, and a case is one test."""
    for part, check in CHECKS:
        if not part or part in case:
            check(case)


def test_no_check_is_forgotten() -> None:
    assert len(CHECKS) == 19
    assert all(any(part in case for case in CASES) for part, _ in CHECKS if part)
