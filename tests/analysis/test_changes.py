"""What changed between two states of a dossier: cases worked out by hand from the design, and what holds for all."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.analysis.changes import Side, changes_between
from factsheet.loading.published import digests_of
from factsheet.model.changes import ChangeClass, Changes
from support.dossier import GOOD
from support.sides import side

Files = dict[str, str]
Case = Mapping[str, Any]
# Every scalar stays the text that was written, as in a dossier: dates, `on`, `null`.
_WRITTEN: Case = yaml.load(Path(__file__).with_name("change_cases.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
CASES: list[Case] = _WRITTEN["cases"]
_CASES = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def _laid_over(files: Files, changes: Mapping[str, Any]) -> Files:
    """Lay files over others: a text is a whole file, a map lays fields over fields, `null` takes away."""
    result = dict(files)
    for path, change in changes.items():
        if isinstance(change, str):
            result[path] = change
        else:
            fields = {**yaml.load(result.get(path, "{}"), yaml.CBaseLoader), **change}  # noqa: S506
            result[path] = yaml.safe_dump({name: each for name, each in fields.items() if each != "null"})
    return {path: text for path, text in result.items() if text != "null"}


_BASE = _laid_over(dict(GOOD), _WRITTEN["base"])


def _sides(case: Case) -> tuple[Side, Side]:
    """Load both states of a case."""
    both = _laid_over(_BASE, case.get("both", {}))
    before, after = (side(_laid_over(both, case.get(state, {}))) for state in ("before", "after"))
    return before, after


@_CASES
def test_a_change_has_the_classes_the_design_gives_it(case: Case) -> None:
    """And what holds of every change, whatever the case: it is loaded and compared once."""
    before, after = _sides(case)
    changes = changes_between(before, after)
    found = {each.record: [str(kind) for kind in each.classes] for each in changes.records}
    assert (found, changes.unpublished) == (case["expect"], int(case.get("unpublished", 0)))
    nothing_changes_between_a_state_and_itself(before, after)
    the_most_important_stands_first(changes)
    digests_and_changes_agree(before, after, changes)


def nothing_changes_between_a_state_and_itself(before: Side, after: Side) -> None:
    assert changes_between(before, before) == changes_between(after, after) == Changes()


def the_most_important_stands_first(changes: Changes) -> None:
    ranks = [each.kind.rank for each in changes.records]
    assert ranks == sorted(ranks)
    for each in changes.records:
        assert list(each.classes) == sorted(each.classes, key=list(ChangeClass).index)


def digests_and_changes_agree(before: Side, after: Side, changes: Changes) -> None:
    """The same digest is not listed unless a standing moved; another one is listed or counted."""
    old, new = digests_of(before.corpus), digests_of(after.corpus)
    same = {name for name in old.keys() & new.keys() if old[name] == new[name]}
    for each in changes.records:
        moved = {kind for kind in each.classes if kind.startswith("dispute-")}
        assert each.record not in same or moved == set(each.classes)
    differing = {name for name in old.keys() & new.keys() if old[name] != new[name] and not name.startswith("changes/")}
    assert len(differing - {each.record for each in changes.records}) <= changes.unpublished


@pytest.mark.parametrize("kind", ChangeClass)
def test_every_class_has_its_cases(kind: ChangeClass) -> None:
    if kind is ChangeClass.UNPUBLISHED:
        assert sum(int(case.get("unpublished", 0)) > 0 for case in CASES) >= 4
    else:
        assert sum(kind in classes for case in CASES for classes in case["expect"].values()) >= 2


def test_names_of_cases_are_sentences_and_stand_once() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 60
    assert all(name[0].isupper() and " " in name for name in names)


def test_nothing_is_said_of_a_record_that_was_blanked() -> None:
    before = side(_BASE)
    after = side(_laid_over(_BASE, {"facts/slow-boat.yml": {"statement": "Nothing."}}))
    assert changes_between(before, after).records
    name = frozenset({"facts/slow-boat"})
    assert changes_between(replace(before, redacted=name), after) == Changes()
    assert changes_between(before, replace(after, redacted=name)) == Changes()


def test_a_change_names_its_fields_and_the_notes_that_say_why() -> None:
    note = {"facts": ["riders-line"], "kind": "update", "note": "It grew."}
    after = side(
        _laid_over(_BASE, {"facts/riders-line.yml": {"value": {"at_least": "130"}}, "changes/grown.yml": note})
    )
    change = changes_between(side(_BASE), after).records[0]
    assert [(each.field, each.old, each.new) for each in change.fields] == [
        ("value", {"at_least": "120"}, {"at_least": "130"})
    ]
    assert change.notes == ("grown",)


# Two or three ways each of these files may stand; none of them a fact that is withdrawn in one state and unseen in the other.
_WAYS: Mapping[str, tuple[Any, ...]] = {
    "facts/riders-line.yml": (
        {},
        {"value": {"at_least": "130"}, "as_of": "2030-05"},
        {"state": "superseded"},
        {"scope": {"place": "pier"}},
    ),
    "facts/slow-boat.yml": ({}, "null", {"state": "draft"}, {"statement": "The Harbour Office calls it slow."}),
    "facts/boats-promised.yml": ({}, {"state": "withdrawn"}, {"said_by": "harbour-office"}, {"editor_note": "ask"}),
    "facts/riders-office.yml": ({}, "null", {"state": "published"}, {"state": "published", "as_of": "2030-05"}),
    "figures/riders.yml": ({}, {"counts": "People who pay."}),
    "sources/post-later.yml": ({}, "null", {"published": "2030-05-19"}),
    "actors/harbour-office.yml": ({}, {"speaks_for": "bay-line"}),
    "pages/about.md": ("# About\n", "# About us\n", "null"),
    "policy.yml": ("null", "rules: {L106: warning}\n", "tolerances: {about: 30}\n"),
}
STATES = st.fixed_dictionaries({path: st.sampled_from(ways) for path, ways in _WAYS.items()})


@settings(max_examples=60, deadline=None)
@given(STATES)
def test_no_state_differs_from_itself(state: Mapping[str, Any]) -> None:
    one = side(_laid_over(_BASE, state))
    assert changes_between(one, one) == Changes()


@settings(max_examples=100, deadline=None)
@given(STATES, STATES)
def test_there_and_back_the_same_records_change(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    before, after = side(_laid_over(_BASE, one)), side(_laid_over(_BASE, other))
    there, back = changes_between(before, after), changes_between(after, before)
    assert {each.record for each in there.records} == {each.record for each in back.records}
    assert there.unpublished == back.unpublished
    returned = {each.record: each.classes for each in back.records}
    for each in there.records:
        if each.classes == (ChangeClass.NEW,):
            assert returned[each.record] == (ChangeClass.WITHDRAWN,)
