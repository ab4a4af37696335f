"""Figures on paper: what they ask, what was answered, how answers clash, and what is left open."""

import pytest

from factsheet.pdf.compositor import Data
from support.dossier import COUNTED, FIGURE, dossier
from support.papers import all_under, miniature, paper_of, words_of

PAPER = paper_of(miniature())
FIGURES = {
    figure["id"]: figure
    for figure in [*PAPER["disputed"], *(each for group in PAPER["figures"] for each in group["figures"])]
}


def test_a_figure_says_what_is_asked_and_what_counts() -> None:
    figure = FIGURES["riders"]
    assert words_of(figure["title"]) == "Riders a day"
    assert words_of(figure["question"]) == "How many people ride the ferry on a day?"
    assert words_of(figure["counts"]) == "People who board; a return trip counts twice."
    assert words_of(figure["in_short"]) == "The Bay Line speaks of at least 120, the Bay Post of about 80."
    assert (figure["since"], figure["place"]) == ("1 May 2019", "Lantern Bay")
    assert [words_of(each) for each in figure["open_questions"]] == ["On which day the Bay Line counted."]


def test_links_of_an_explanation_lead_on_paper_and_none_to_a_script() -> None:
    assert FIGURES["riders"]["explanation"] == [
        "The paper counted ", {"text": "on ", "to": "facts/riders-post/"},
        {"text": "one day", "strong": True, "to": "facts/riders-post/"}, " of rain; nobody says why.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "readings"),
    [("riders", [14, 15, 16, 17]), ("crew", [9, 8, 7, 6]), ("late", [10]), ("mood", [13]), ("boats", [])],
)
def test_every_reading_is_there_once_the_latest_first_and_no_arithmetic_of_ours(
    figure: str, readings: list[int]
) -> None:
    assert [row["fact"] for row in FIGURES[figure]["readings"]] == readings


def test_what_only_carries_a_reading_again_says_which() -> None:
    again = {row["fact"]: row["again"] for row in FIGURES["crew"]["readings"]}
    assert again == {9: None, 8: None, 7: None, 6: 7}
    assert (
        FIGURES["crew"]["origins"] == "4 readings, two origins. What only carries another reading again adds no origin."
    )
    assert FIGURES["mood"]["origins"] == "1 reading, one origin."
    assert FIGURES["boats"]["origins"] == ""


def test_clashes_name_both_sides() -> None:
    sides = [
        (group["title"], [[side["fact"] for side in pair["sides"]] for run in group["runs"] for pair in run["pairs"]])
        for group in FIGURES["crew"]["clashes"]
    ]
    assert sides == [("One rejects the other", [[8, 9]]), ("Contradiction", [[7, 8]])]
    assert [group["left_out"] for group in FIGURES["crew"]["clashes"]] == [0, 0]


def test_many_clashes_are_counted_where_not_all_are_shown() -> None:
    """Forty-five counts, each another, and the line's own: 46 * 45 / 2 = 1035 pairs, of which 40 have room."""
    more = {f"facts/riders-{count}.yml": COUNTED.replace("80", str(count)) for count in range(60, 105)}
    figure = f"{FIGURE}explanation: Nobody says why.\n"
    (found,) = paper_of(dossier({**more, "figures/riders.yml": figure}))["disputed"]
    (group,) = found["clashes"]
    assert sum(len(run["pairs"]) for run in group["runs"]) == 40
    assert group["left_out"] == 995


def test_a_drawing_says_in_words_what_it_shows() -> None:
    drawings = {name: figure["chart"] for name, figure in FIGURES.items()}
    assert [name for name, drawing in drawings.items() if drawing is not None] == ["crew", "riders"]
    assert drawings["crew"]["spoken"] == "Bay Line: 4; not dated. Bay Post: 6; not dated; a count."
    assert drawings["crew"]["svg"].startswith("<svg")


def test_what_is_answered_by_a_word_is_no_tile() -> None:
    assert FIGURES["mood"]["named"]
    assert "figures/mood/" not in [tile["to"] for tile in PAPER["tiles"]]


def test_a_share_is_a_share_of_something() -> None:
    (reading,) = FIGURES["late"]["readings"]
    assert (reading["value"], reading["of"], reading["unit"]) == ("more than 50%", ["sailings"], [])


def test_whoever_printed_what_they_said_is_named_once() -> None:
    def named(row: Data) -> tuple[str, str]:
        return row["speaker"], row["carrier"]

    by_fact = {row["fact"]: named(row) for row in FIGURES["riders"]["readings"]}
    assert by_fact[15] == ("Bay Line", "Bay Post")
    assert by_fact[16] == ("Bay Post", "")


def test_no_figure_of_a_draft_was_found_wrong() -> None:
    assert not any(all_under(list(FIGURES.values()), "notices"))
    assert not any(figure["today"] or figure["incomplete"] for figure in FIGURES.values())
