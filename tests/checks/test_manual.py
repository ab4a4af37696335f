"""The manual of the rules, run: what it says passes passes, what it says fails is found."""

import pytest

from factsheet.checks.rule import Rule
from factsheet.checks.run import RULES
from support.dossier import problems
from support.examples import AROUND, examples

by_code = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@by_code
def test_the_example_that_passes_is_silent(rule: Rule) -> None:
    (files,) = examples(rule.manual, "Passes")
    assert files
    assert [each.message for each in problems({**AROUND, **files})] == []


@by_code
def test_the_example_that_fails_is_found_and_nothing_else(rule: Rule) -> None:
    (files,) = examples(rule.manual, "Fails")
    found = problems({**AROUND, **files})
    assert {each.code for each in found} == {rule.code}, [each.message for each in found]
    assert all(each.hint and each.name == rule.name for each in found)


@by_code
def test_the_manual_begins_with_what_must_hold(rule: Rule) -> None:
    assert rule.manual.splitlines()[0].endswith(".")
    assert rule.manual.count("Passes:") == rule.manual.count("Fails:") == 1


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
