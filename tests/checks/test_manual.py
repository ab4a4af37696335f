"""The manual of the rules, run: what it says passes passes, what it says fails is found."""

import pytest

from factsheet.checks.rule import Rule
from factsheet.checks.run import RULES
from support.dossier import problems
from support.examples import AROUND, examples


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_manual_is_true(rule: Rule) -> None:
    assert rule.manual.splitlines()[0].endswith("."), "it does not begin with what must hold"
    assert rule.manual.count("Passes:") == rule.manual.count("Fails:") == 1
    (files,) = examples(rule.manual, "Passes")
    assert files
    assert [each.message for each in problems({**AROUND, **files})] == []
    (files,) = examples(rule.manual, "Fails")
    found = problems({**AROUND, **files})
    assert {each.code for each in found} == {rule.code}, [each.message for each in found]
    assert all(each.hint and each.name == rule.name for each in found)


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
