"""How the readings of figures relate, printed: the miniature dossier whole, and what a person at a terminal is spared."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, prepare
from factsheet.review.as_relations import MOST_NAMED, relations_as_json, relations_as_text
from support.dossier import FIGURE, dossier
from support.golden import compare

MINIATURE = prepare(FolderTree(Path(__file__).resolve().parents[1] / "miniature"), today=dt.date(2020, 6, 1))
EXPLAINED = FIGURE + "explanation: Nobody says why they differ.\n"
FACT = """\
statement: Somebody tells how many people ride on a day.
figure: riders
value: {VALUE}
as_of: "2030-04-11"
said_by:
  unnamed: rider NAME
citations:
  - source: post-2030
    at: paragraph 4
state: published
"""


def text_of(found: Dossier) -> str:
    return "".join(relations_as_text(found, tuple(found.corpus.figures.values()), "en"))


def crowd(values: Mapping[str, str]) -> Dossier:
    """One figure; each speaker by name, with a value."""
    facts = {f"facts/{name}.yml": FACT.replace("VALUE", value).replace("NAME", name) for name, value in values.items()}
    sheet = "title: A\nsubject: B\nsummary: C [@a].\ntopics: {riders: R}\nlanguages: [en]\nlicence: CC0-1.0\n"
    taken = {"facts/riders-line.yml": None, "facts/ferry-began.yml": None}
    return dossier({"sheet.yml": sheet, "figures/riders.yml": EXPLAINED, **taken, **facts})


def test_the_miniature_is_printed_as_it_was_read_in_review(*, update_golden: bool) -> None:
    compare("reports/relations.txt", text_of(MINIATURE), update=update_golden)


def test_a_program_gets_the_same_pairs() -> None:
    figures = tuple(MINIATURE.corpus.figures.values())
    found = json.loads("".join(relations_as_json(MINIATURE, figures, "en")))
    printed = re.findall(r"(?m)^    ([a-z-]+) \[.*?\] and ([a-z-]+) \[", text_of(MINIATURE))
    assert sorted((each["left"], each["right"]) for each in found) == sorted(printed)
    assert len(found) == 13  # 4 readings of the crew, 4 of the riders, and one of these with what it replaced


def test_clashes_come_first() -> None:
    kinds = re.findall(r"(?m)^  ([a-z-]+) \(.*\): \d", text_of(MINIATURE).split("crew:")[1].split("late:")[0])
    assert kinds == ["denial", "contradiction", "altered-echo", "no-figure", "compatible"]


def test_a_sentence_that_several_pairs_share_is_printed_once() -> None:
    text = text_of(crowd({"a": "exactly: 100", "b": "exactly: 100", "c": "exactly: 100"}))
    assert "  agreement (agreement): 3 pairs\n" in text
    assert text.count("They give the same answer.") == 1


@pytest.mark.parametrize(
    ("readings", "rest"),
    [
        (7, "    and 1 more pair; --format json prints all of them\n"),  # 21 pairs
        (8, "    and 8 more pairs; --format json prints all of them\n"),  # 28 pairs
        (6, ""),  # 15 pairs
    ],
)
def test_of_many_pairs_the_first_are_named_and_the_rest_counted(readings: int, rest: str) -> None:
    text = text_of(crowd(dict.fromkeys("abcdefgh"[:readings], "exactly: 100")))
    pairs = readings * (readings - 1) // 2
    assert f"  agreement (agreement): {pairs} pairs\n" in text
    assert text.count(" and ") - text.count("    and ") == min(pairs, MOST_NAMED)
    assert text.endswith("They give the same answer.\n" + rest)


def test_a_soft_clash_says_how_soft_it_would_have_to_be() -> None:
    assert text_of(crowd({"a": "about: 1000", "b": "exactly: 787"})) == (
        "riders: contested (Accounts compete)\n"
        "  Taken with the usual tolerance they do not meet: rider a: about 1,000; rider b: 787.\n"
        "  contradiction (contradiction): 1 pair\n"
        "    a [rider a: about 1,000, 11 April 2030] and b [rider b: 787, 11 April 2030]\n"
        "      soft: it rests on a rounded or vague word\n"
        "      about 1,000 and 787: 1.27 times, a difference of 213; the nearest values they allow are 113 apart\n"
        "      They would agree only if “about” meant ±21.3%.\n"
        "      Taken with the usual tolerance, no value fits both.\n"
    )


def test_figures_are_parted_by_an_empty_line_and_no_figures_print_nothing() -> None:
    assert re.findall(r"(?m)^([a-z]+): ", text_of(MINIATURE)) == ["boats", "crew", "late", "mood", "riders"]
    assert text_of(MINIATURE).count("\n\n") == 4
    assert "".join(relations_as_text(MINIATURE, (), "en")) == ""
    assert "".join(relations_as_json(MINIATURE, (), "en")) == "[]\n"


@pytest.mark.parametrize("odd", [r"\e[31mred", r"\u202Eder", r"\x9b31m", r"a\nriders: agreed (Sources agree)"])
def test_words_of_others_cannot_play_with_the_terminal(odd: str) -> None:
    fact = FACT.replace("VALUE", "exactly: 100")
    found = dossier(
        {
            "figures/riders.yml": EXPLAINED,
            "facts/x.yml": fact.replace("rider NAME", f'"{odd}"'),
            "facts/y.yml": fact.replace("NAME", "b"),
        }
    )
    lines = text_of(found).splitlines()
    assert all(line.isprintable() for line in lines)
    assert sum(line.startswith("riders: ") for line in lines) == 1
