"""What a dossier's policy does to its findings, and what is said of the policy itself."""

import datetime as dt

from factsheet.documents.tree import EntryKind, TreeEntry
from factsheet.dossier import prepare
from factsheet.problems import Severity
from support.dossier import FIGURE, GOOD, RIDERS, places, problems
from support.memory_tree import MemoryTree

FACT = "facts/riders-line.yml"
OVERDUE = RIDERS + 'review_by: "2030-05"\n'
WAIVER = """\
waivers:
  - rule: W101
    record: riders-line
    owner: the editors
    reason: The archive is closed until autumn.
    until: "{until}"
"""


def test_a_rule_can_weigh_more_or_less_or_nothing() -> None:
    for weight, expected in (("error", [Severity.ERROR]), ("warning", [Severity.WARNING]), ('"off"', [])):
        found = problems({FACT: OVERDUE, "policy.yml": f"rules: {{W101: {weight}}}\n"})
        assert [each.severity for each in found] == expected


def test_a_waiver_holds_for_its_record_until_its_last_day() -> None:
    assert problems({FACT: OVERDUE, "policy.yml": WAIVER.format(until="2030-06-01")}) == ()
    assert problems({FACT: OVERDUE, "policy.yml": WAIVER.format(until="2030-06")}) == ()
    other = {FACT: OVERDUE, "facts/other.yml": OVERDUE, "policy.yml": WAIVER.format(until="2031")}
    assert places(problems(other)) == ["content/facts/other.yml:12:12 W101"]


def test_a_waiver_that_has_ended_is_a_finding_beside_what_it_excused() -> None:
    found = problems({FACT: OVERDUE, "policy.yml": WAIVER.format(until="2030-05-31")})
    assert places(found) == ["content/facts/riders-line.yml:12:12 W101", "content/policy.yml:6:12 W102"]
    assert found[1].message == "the waiver of W101 for `riders-line` ended 2030-05-31"


def test_a_waiver_that_waives_nothing_is_a_finding() -> None:
    (problem,) = problems({"policy.yml": WAIVER.format(until="2031")})
    assert (str(problem.span), problem.code) == ("content/policy.yml:2:11", "W103")
    assert problem.message == "`riders-line` has no finding of W101"


def test_unknown_rules_are_named() -> None:
    text = "rules: {V999: error}\n" + WAIVER.format(until="2031").replace("W101", "Z101")
    assert places(problems({"policy.yml": text})) == ["content/policy.yml:1:9 W104", "content/policy.yml:3:11 W104"]


def test_the_policy_is_read_by_its_own_table() -> None:
    found = problems(
        {"policy.yml": "rules: {W101: never}\ntolerances: {about: 300}\nlongest_quotation: 99\nwaver: []\n"}
    )
    assert places(found) == [
        "content/policy.yml:1:15 S104",
        "content/policy.yml:2:21 S107",
        "content/policy.yml:3:20 S107",
        "content/policy.yml:4:1 S101",
    ]


def test_the_longest_quotation_is_the_policys() -> None:
    (problem,) = problems({"policy.yml": "longest_quotation: 4\n"})
    assert (str(problem.span), problem.code) == ("content/facts/riders-line.yml:10:12", "Q101")
    assert problem.message == "the quotation has 5 words; at most 4 are allowed"


def test_tolerances_and_vague_words_are_read() -> None:
    text = "tolerances:\n  about: 12.5\n  vague:\n    dozens: [12, 60]\n"
    tree = MemoryTree({**GOOD, "policy.yml": text, "figures/riders.yml": FIGURE})
    policy = prepare(tree, today=dt.date(2030, 6, 1)).corpus.policy
    assert f"{policy.tolerances.about}" == "12.5"
    assert {word: (int(low), int(high)) for word, (low, high) in policy.tolerances.vague.items()} == {
        "dozens": (12, 60)
    }


def test_a_folder_for_a_policy_is_a_finding() -> None:
    class Odd(MemoryTree):
        def entries(self):  # type: ignore[no-untyped-def]
            yield from super().entries()
            yield TreeEntry("content/policy.yml", EntryKind.FOLDER)

    assert places(prepare(Odd(GOOD), today=dt.date(2030, 6, 1)).problems) == ["content/policy.yml:1:1 Y015"]
