"""The chronicle: what every edition said, and what was found wrong in it later."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet.analysis.chronicle import Chronicle, Correction, Version
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.model.editions import Edition
from factsheet.model.relations import Standing
from support.dossier import COUNTED, RIDERS, TODAY, dossier
from support.editions import a_chain, day, published_miniature, read

F, N = "facts/riders-line.yml", "changes/wrong.yml"
MORE = RIDERS.replace("120", "130")
WRONG = "facts: [riders-line]\nkind: correction\nnote: Misread.\nwas: At least 120.\nnow: At least 130.\n"
ONE, TWO, THREE, FOUR = "2030-05-01", "2030-05-02", "2030-05-03", "2030-05-04"


def chain(*states: Mapping[str, str | None]) -> list[Edition]:
    texts = a_chain(list(zip((ONE, TWO, THREE, FOUR), states, strict=False)))
    return [read(str(text), f"content/{path}") for path, text in texts.items()]


def told(editions: list[Edition], place: int) -> Chronicle:
    return Shelf(editions).dossier(editions[place]).chronicle


def versions(found: Chronicle, fact: str) -> list[tuple[str, str | None]]:
    return [
        (each.edition.id, each.fact.statement.wordings[0][1] if each.fact is not None else None)
        for each in found.facts[fact]  # type: ignore[index]
    ]


def corrections(found: tuple[Correction, ...]) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(each.note.id, each.wrong, each.right) for each in found]


SAID = "The Bay Line says that at least {} people ride on a day."


def test_a_fact_has_a_version_each_time_an_edition_said_something_else() -> None:
    editions = chain({}, {}, {F: MORE, N: WRONG}, {N: WRONG})
    assert versions(told(editions, 3), "riders-line") == [
        (ONE, SAID.format(120)), (THREE, SAID.format(130)), (FOUR, SAID.format(120)),
    ]  # fmt: skip
    assert versions(told(editions, 3), "ferry-began") == [
        (ONE, "The ferry sailed for the first time in May 2029.")
    ]  # fmt: skip


def test_a_chronicle_ends_with_its_edition() -> None:
    editions = chain({}, {F: MORE, N: WRONG}, {F: MORE, N: WRONG})
    found = told(editions, 0)
    assert versions(found, "riders-line") == [(ONE, SAID.format(120))]
    assert [each.id for each in found.editions] == [ONE]
    assert (found.superseded, found.predecessor, found.edition) == (True, None, editions[0])
    last = told(editions, 2)
    assert [each.id for each in last.editions] == [ONE, TWO, THREE]
    assert (last.superseded, last.predecessor) == (False, editions[1])


def test_what_stays_on_the_desk_is_no_version() -> None:
    editions = chain({}, {F: RIDERS + "editor_note: Ask.\n"})
    assert len(versions(told(editions, 1), "riders-line")) == 1


def test_a_fact_that_is_new_has_no_version_before() -> None:
    editions = chain({}, {"facts/riders-post.yml": COUNTED})
    assert versions(told(editions, 1), "riders-post") == [(TWO, "The Bay Post counted 80 people on a day.")]


def test_a_redacted_version_is_there_without_its_words() -> None:
    editions = chain({}, {F: MORE, N: WRONG}, {F: MORE, N: WRONG})
    data = redacted(editions[1], "facts/riders-line", reason="A court.", on=dt.date(2030, 7, 1))
    editions[1] = read(data.decode(), editions[1].path)
    found = told(editions, 2)
    assert versions(found, "riders-line") == [(ONE, SAID.format(120)), (TWO, None), (THREE, SAID.format(130))]


def test_a_figure_has_a_version_each_time_readers_saw_something_else() -> None:
    editions = chain(
        {},
        {"pages/about.md": "# About\n"},
        {"facts/riders-post.yml": COUNTED, "pages/about.md": "# About\n"},
        {"facts/riders-post.yml": COUNTED, "pages/about.md": "# About\n", F: MORE, N: WRONG},
    )
    found = told(editions, 3).figures["riders"]  # type: ignore[index]
    assert [(each.edition.id, each.conclusion.verdict.standing, each.readings) for each in found][:2] == [
        (ONE, Standing.SINGLE_ORIGIN, 1), (THREE, Standing.CONTESTED, 2),
    ]  # fmt: skip
    assert [[fact.id for fact in each.headline] for each in found][:2] == [["riders-line"], ["riders-post"]]
    assert len(found) == 2  # the line's number does not stand for the figure any more


def test_the_wording_of_what_stands_for_a_figure_makes_a_version() -> None:
    editions = chain({}, {F: MORE, N: WRONG})
    found = told(editions, 1).figures["riders"]  # type: ignore[index]
    assert [(each.edition.id, each.headline[0].statement.wordings[0][1]) for each in found] == [
        (ONE, SAID.format(120)), (TWO, SAID.format(130)),
    ]  # fmt: skip


# The states of four editions, then what the last of them tells: the note, the editions that had it wrong, the right one.
CORRECTIONS: dict[str, tuple[list[Mapping[str, str | None]], list[tuple[str, tuple[str, ...], str | None]]]] = {
    "since is absent: from the first that holds the fact": (
        [{}, {}, {F: MORE, N: WRONG}, {F: MORE, N: WRONG}],
        [("wrong", (ONE, TWO), THREE)],
    ),
    "since is named": (
        [{}, {F: RIDERS + "note: x\n"}, {F: MORE, N: WRONG + f'since: "{TWO}"\n'}],
        [("wrong", (TWO,), THREE)],
    ),
    "since is no edition: as if absent": (
        [{}, {}, {F: MORE, N: WRONG + "since: never\n"}],
        [("wrong", (ONE, TWO), THREE)],
    ),
    "the fact came later than the first edition": (
        [
            {},
            {"facts/riders-post.yml": COUNTED},
            {"facts/riders-post.yml": COUNTED.replace("80", "90"), N: WRONG.replace("riders-line", "riders-post")},
        ],
        [("wrong", (TWO,), THREE)],
    ),
    "any of the facts of a note counts": (
        [
            {},
            {"facts/riders-post.yml": COUNTED},
            {
                "facts/riders-post.yml": COUNTED,
                F: MORE,
                N: WRONG.replace("[riders-line]", "[riders-post, riders-line]"),
            },
        ],
        [("wrong", (ONE, TWO), THREE)],
    ),
    "an update corrects nothing": ([{}, {F: MORE, N: WRONG.replace("correction", "update")}], []),
    "in its first edition nothing was wrong before": ([{N: WRONG}], [("wrong", (), ONE)]),
}


@pytest.mark.parametrize("case", CORRECTIONS)
def test_a_correction_names_the_editions_that_were_wrong_and_the_right_one(case: str) -> None:
    states, expected = CORRECTIONS[case]
    assert corrections(told(chain(*states), len(states) - 1).corrections) == expected


def test_editions_before_a_correction_know_it_later() -> None:
    editions = chain({}, {}, {F: MORE, N: WRONG + f'since: "{TWO}"\n'}, {F: MORE, N: WRONG + f'since: "{TWO}"\n'})
    later = [told(editions, place).later for place in range(4)]
    assert [list(each) for each in later] == [[], ["riders-line"], [], []]
    assert corrections(later[1]["riders-line"]) == [("wrong", (TWO,), THREE)]  # type: ignore[index]
    assert told(editions, 1).corrections == ()


def test_a_fact_can_be_corrected_twice() -> None:
    second = WRONG.replace("130", "140").replace("120", "130")
    editions = chain(
        {}, {F: MORE, N: WRONG}, {F: RIDERS.replace("120", "140"), N: WRONG, "changes/again.yml": second + f'since: "{TWO}"\n'}
    )  # fmt: skip
    assert [corrections(told(editions, place).later.get("riders-line", ())) for place in range(3)] == [  # type: ignore[call-overload]
        [("wrong", (ONE,), TWO)],
        [("again", (TWO,), THREE)],
        [],
    ]


def test_notes_are_gathered_by_the_first_edition_that_holds_them() -> None:
    editions = chain({}, {F: MORE, N: WRONG}, {F: MORE, N: WRONG})
    assert told(editions, 2).gathered == {"wrong": TWO}
    working = Shelf(editions).with_chronicle(dossier({F: MORE, N: WRONG, "changes/late.yml": WRONG})).chronicle
    assert working.gathered == {"wrong": TWO, "late": None}


def test_the_working_tree_follows_the_newest_edition() -> None:
    editions = chain({}, {})
    found = Shelf(editions).with_chronicle(dossier({F: MORE, N: WRONG})).chronicle
    assert (found.edition, found.predecessor, found.superseded) == (None, editions[1], False)
    assert corrections(found.corrections) == [("wrong", (ONE, TWO), None)]
    assert [each.record for each in found.changes.records] == ["facts/riders-line"]
    assert found.later == {}


def test_without_editions_there_is_nothing_to_tell() -> None:
    found = Shelf([]).with_chronicle(dossier())
    assert found.chronicle == Chronicle()
    assert found.chronicle.predecessor is None


def test_the_miniature_tells_its_history(tmp_path: Path) -> None:
    root = published_miniature(tmp_path / "miniature")
    working = prepare(FolderTree(root), today=TODAY)
    shelf = Shelf(list(working.corpus.editions.values()))
    first, second, third = shelf.editions
    assert [each.id for each in shelf.editions] == ["2020-06-01", "2020-07-01", "2020-08-01"]
    found = shelf.dossier(third).chronicle
    assert [each.edition.id for each in found.facts["riders-line"]] == ["2020-06-01", "2020-07-01"]  # type: ignore[index]
    assert [each.edition.id for each in found.facts["rumour"]] == ["2020-06-01", "2020-07-01"]  # type: ignore[index]
    assert [each.edition.id for each in found.facts["strike"]] == ["2020-06-01", "2020-08-01"]  # type: ignore[index]
    assert [each.edition.id for each in found.facts["bay-surveyed"]] == ["2020-07-01"]  # type: ignore[index]
    assert corrections(found.corrections) == [("riders-misread", ("2020-06-01",), "2020-07-01")]
    later = shelf.dossier(first).chronicle.later
    assert sorted(later) == ["riders-line", "riders-total"]
    assert shelf.dossier(second).chronicle.later == {}
    assert first.cutoff == day("2020-06-01")
    assert isinstance(found.facts["strike"][0], Version)  # type: ignore[index]
