"""Each rule on content that keeps it and on content that breaks it; every place is written by hand."""

import pytest

from factsheet.checks.run import RULES
from support.dossier import BEGAN, FIGURE, LINE, POST, RIDERS, SHEET, SOURCE, places, problems

F, B, S, G = "facts/riders-line.yml", "facts/ferry-began.yml", "sources/post-2030.yml", "figures/riders.yml"
AT_F, AT_B, AT_S, AT_G = f"content/{F}", f"content/{B}", f"content/{S}", f"content/{G}"
UNSEEN = SOURCE.replace("access: full", "access: unseen").replace('accessed: "2030-05-03"\n', "")

# What is changed, and everything that must be found.
BREAKS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "R101 publisher": ({S: SOURCE.replace("publisher: bay-post", "publisher: bay-past")}, [f"{AT_S}:3:12 R101"]),
    "R101 relays": ({S: SOURCE + "relays: nobody\n"}, [f"{AT_S}:9:9 R101"]),
    "R101 part_of": ({"actors/bay-post.yml": POST + "part_of: nobody\n"}, ["content/actors/bay-post.yml:3:10 R101"]),
    "R101 speaks_for": ({"actors/bay-line.yml": LINE + "speaks_for: n\n"}, ["content/actors/bay-line.yml:4:13 R101"]),
    "R101 figure's topic": ({G: FIGURE.replace("topic: riders", "topic: rider")}, [f"{AT_G}:3:8 R101"]),
    "R101 figure": ({F: RIDERS.replace("figure: riders", "figure: rider")}, [f"{AT_F}:2:9 R101"]),
    "R101 speaker": ({F: RIDERS.replace("said_by: bay-line", "said_by: bay")}, [f"{AT_F}:6:10 R101"]),
    "R101 speaker, long form": (
        {F: RIDERS.replace("said_by: bay-line", "said_by:\n  actor: bay")}, [f"{AT_F}:7:10 R101"]
    ),
    "R101 carrier": ({F: RIDERS.replace("    quote:", "    via: [bay-post, nobody]\n    quote:")}, [f"{AT_F}:10:21 R101"]),
    "R101 revises": ({F: RIDERS + "revises: nothing\n"}, [f"{AT_F}:12:10 R101"]),
    "R101 repeats": ({F: RIDERS + "repeats: nothing\n"}, [f"{AT_F}:12:10 R101"]),
    "R102 no such fact": ({"sheet.yml": SHEET.replace("ferry-began", "ferry-begun")}, ["content/sheet.yml:4:41 R102"]),
    "R102 a draft": ({B: BEGAN.replace("published", "draft")}, ["content/sheet.yml:4:41 R102"]),
    "C101": ({B: BEGAN + "nature: judgement\n"}, [f"{AT_B}:1:12 C101"]),
    "C101 in one of two languages": (
        {B: BEGAN.replace("The ferry sailed for the first time in May 2029.", "{en: The Bay Post says it sailed., fr: Parti.}")
         + "nature: claim\n"}, [f"{AT_B}:1:51 C101"]
    ),
    "C102": ({S: UNSEEN}, [f"{AT_F}:10:12 C102"]),
    "C103": ({S: SOURCE.replace("access: full", "access: unseen"), F: RIDERS.replace('    quote: "no fewer than 120 people"\n', "")},
             [f"{AT_S}:8:11 C103"]),
    "Q101": ({F: RIDERS.replace('"no fewer than 120 people"', "a b c d e f g h i j k l m")}, [f"{AT_F}:10:12 Q101"]),
    "V101": ({F: RIDERS.replace("figure: riders", "topic: riders\nnature: fact")}, [f"{AT_F}:4:1 V101"]),
    "V102": ({F: RIDERS.replace("value: {at_least: 120}\n", "")}, [f"{AT_F}:2:1 V102"]),
    "V103": ({G: FIGURE.replace("kind: count", "kind: share\nof: people")}, [f"{AT_F}:3:19 V103"]),
    "V104 a fraction": ({F: RIDERS.replace("120}", "1.5}")}, [f"{AT_F}:3:19 V104"]),
    "V104 below nought": ({F: RIDERS.replace("120}", "-1}")}, [f"{AT_F}:3:19 V104"]),
    "V105": ({G: FIGURE.replace("kind: count", "kind: share"), F: RIDERS.replace("120}", "12}")}, [f"{AT_G}:4:7 V105"]),
    "V106 none": ({G: FIGURE.replace("behaviour: level\n", "")}, [f"{AT_G}:4:7 V106"]),
    "V106 too much": ({G: FIGURE.replace("kind: count", "kind: date")}, [f"{AT_G}:7:1 V106"]),
    "T101": ({S: SOURCE.replace("2030-05-02", "2030-03"), }, [f"{AT_F}:5:8 T101"]),
    "T102 an event": ({B: BEGAN.replace("2029-05", "2030-07")}, [f"{AT_B}:3:9 T102"]),
    "T102 a source": ({S: SOURCE.replace("2030-05-02", "2031").replace("2030-05-03", "2031-01-02")},
                      [f"{AT_S}:4:12 T102", f"{AT_S}:8:11 T102"]),
    "T103": ({S: SOURCE.replace("2030-05-03", "2029")}, [f"{AT_S}:8:11 T103"]),
    "T104": ({G: FIGURE + 'since: "2030-05"\n'}, [f"{AT_F}:5:8 T104"]),
    "P101 no successor": ({"facts/old.yml": RIDERS.replace("published", "superseded")}, ["content/facts/old.yml:11:8 P101"]),
    "P101 no state": ({"facts/old.yml": RIDERS + "superseded_by: riders-line\n"}, ["content/facts/old.yml:12:1 P101"]),
    "P102": ({"facts/old.yml": RIDERS.replace("published", "withdrawn")}, ["content/facts/old.yml:11:8 P102"]),
}  # fmt: skip

KEEPS: dict[str, dict[str, str | bytes | None]] = {
    "R101 relays an actor": {S: SOURCE + "relays: bay-line\n"},
    "R101 relays a source": {"sources/copy.yml": SOURCE + "relays: post-2030\n"},
    "C101 the acronym will do": {
        "actors/bay-post.yml": POST + "acronym: BP\n",
        B: BEGAN.replace("The ferry sailed", "BP says it sailed") + "nature: claim\n",
    },
    "C101 somebody unnamed": {B: BEGAN + "nature: claim\nsaid_by:\n  unnamed: riders\n"},
    "C102 read in excerpt": {S: SOURCE.replace("access: full", "access: excerpt")},
    "Q101 twelve words": {F: RIDERS.replace('"no fewer than 120 people"', "a b c d e f g h i j k l")},
    "V103 the whole": {G: FIGURE.replace("kind: count", "kind: share\nof: people"), F: RIDERS.replace("120}", "100}")},
    "V104 a scale": {F: RIDERS.replace("120}", "1.3 million}")},
    "V104 a rate may be a fraction": {G: FIGURE.replace("kind: count", "kind: rate"), F: RIDERS.replace("120}", "1.5}")},
    "V106 a date has none": {G: FIGURE.replace("kind: count", "kind: date").replace("behaviour: level\n", "")},
    "T101 the same month": {S: SOURCE.replace("2030-05-02", "2030-04")},
    "T102 planned": {B: BEGAN.replace('when: "2029-05"', 'when: "2031"\n  status: planned')},
    "T102 this year is not the future": {B: BEGAN.replace("2029-05", "2030")},
    "T103 the same day": {S: SOURCE.replace("2030-05-03", "2030-05-02")},
    "T104 from the first day": {G: FIGURE + 'since: "2030-04-30"\n'},
    "P101 and P102": {
        "facts/old.yml": RIDERS.replace("published", "superseded") + "superseded_by: riders-line\nstate_reason: New.\n",
        "facts/gone.yml": RIDERS.replace("published", "withdrawn") + "state_reason: The source took it back.\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("what", BREAKS)
def test_content_that_breaks_a_rule(what: str) -> None:
    changes, expected = BREAKS[what]
    assert places(problems(changes)) == expected


@pytest.mark.parametrize("what", KEEPS)
def test_content_that_keeps_a_rule(what: str) -> None:
    assert places(problems(KEEPS[what])) == []


def test_every_rule_has_a_case_it_keeps_and_a_case_it_breaks() -> None:
    codes = {rule.code for rule in RULES}
    assert {what.split()[0] for what in BREAKS} == codes
    kept = {word for what in KEEPS for word in what.split() if word in codes}
    assert codes - kept <= {"R102", "C103", "V101", "V102", "V105"}, "the good dossier itself keeps these"


def test_codes_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES) == len({rule.name for rule in RULES})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_its_own_manual(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.manual.splitlines()[0].endswith(".")
    assert "Passes: " in rule.manual
    assert "Fails: " in rule.manual


def test_a_related_place_is_shown() -> None:
    (problem,) = problems({G: FIGURE + 'since: "2030-05"\n'})
    assert [(str(each.span), each.message) for each in problem.related] == [(f"{AT_G}:8:8", "counts since here")]
