"""The policy at work: how much each rule weighs here, and what is set aside for a while.

A waiver that has run out, names an unknown rule, or waives nothing is itself a finding: debt only shrinks.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.model.policy import Policy, Waiver, Weight
from factsheet.problems import Problem, Severity, Span

STALE = {
    "W102": ("expired-waiver", "A waiver ends on the day its owner set; after it the rule counts again."),
    "W103": ("idle-waiver", "A waiver that waives nothing goes: what it excused has been mended."),
    "W104": ("unknown-rule", "The policy names rules by the codes of this manual."),
}


def weigh(problems: Iterable[Problem], policy: Policy, rules: frozenset[str], today: dt.date) -> Iterator[Problem]:
    """Give the findings as this dossier weighs them, and those on the policy itself."""
    used: set[int] = set()
    for problem in problems:
        waiving = [n for n, waiver in enumerate(policy.waivers) if _waives(waiver, problem, today)]
        used.update(waiving)
        weighed = _weighed(problem, policy.rules)
        if not waiving and weighed is not None:
            yield weighed
    yield from _on_policy(policy, rules, used, today)


def _waives(waiver: Waiver, problem: Problem, today: dt.date) -> bool:
    return waiver.rule == problem.code and waiver.record == problem.record and not _over(waiver, today)


def _over(waiver: Waiver, today: dt.date) -> bool:
    return waiver.until.latest is not None and waiver.until.latest < today


def _weighed(problem: Problem, weights: Mapping[str, Weight]) -> Problem | None:
    weight = weights.get(problem.code)
    if weight is None:
        return problem
    return None if weight is Weight.OFF else replace(problem, severity=Severity(weight))


def _on_policy(policy: Policy, rules: frozenset[str], used: set[int], today: dt.date) -> Iterator[Problem]:
    if policy.places is None:
        return
    for code in policy.rules:
        if code not in rules:
            span = policy.places.key("rules", code)
            yield _stale("W104", span, f"there is no rule {code} that can be weighed", "docs/rules.md lists them")
    for n, waiver in enumerate(policy.waivers):
        if waiver.rule not in rules:
            span = policy.places.at("waivers", n, "rule")
            yield _stale("W104", span, f"there is no rule {waiver.rule} that can be waived", "docs/rules.md lists them")
        elif _over(waiver, today):
            span = policy.places.at("waivers", n, "until")
            message = f"the waiver of {waiver.rule} for `{waiver.record}` ended {waiver.until.text}"
            yield _stale("W102", span, message, f"mend what it excused, or let {waiver.owner} set a new day")
        elif n not in used:
            span = policy.places.at("waivers", n, "rule")
            message = f"`{waiver.record}` has no finding of {waiver.rule}"
            yield _stale("W103", span, message, "remove the waiver")


def _stale(code: str, span: Span, message: str, hint: str) -> Problem:
    return Problem(span=span, code=code, name=STALE[code][0], message=message, hint=hint, record="policy")
