"""A copy taken apart: its lines and pages, what a locator names, what is found, and what turns it round."""

import time

import pytest

from factsheet.desk.evidence.copies import TOP, Copy, occurs
from factsheet.desk.evidence.folding import EDGE

TITLE = "A year of the ferry"
PLAIN = Copy(
    "\ufeffBay Post\r\n\r\nA YEAR OF THE FERRY\r\rBy a.b.\n \t\nIt sails. It carries\n120 people.\n\nWe counted 80."
)
PAGES = Copy("one\n\ntwo\n\fthree\n\f\n\ffour\nfive")


def test_lines_that_are_not_empty_are_numbered_from_one() -> None:
    assert PLAIN.size == 6
    assert [PLAIN.stretch([n]) for n in range(1, 7)] == [
        "Bay Post", "A YEAR OF THE FERRY", "By a.b.", "It sails. It carries", "120 people.", "We counted 80.",
    ]  # fmt: skip


def test_a_form_feed_begins_a_page_and_a_line() -> None:
    assert PAGES.pages == [range(1, 3), range(3, 4), range(4, 4), range(4, 6)]
    assert [PAGES.stretch([n]) for n in range(1, 6)] == ["one", "two", "three", "four", "five"]


def test_a_form_feed_within_a_line_ends_it() -> None:
    copy = Copy("one\ftwo")
    assert (copy.size, copy.pages) == (2, [range(1, 2), range(2, 3)])


def test_an_empty_copy_has_one_page_without_lines() -> None:
    assert (Copy("").size, Copy("").pages, Copy("").top(), Copy("").folded) == (0, [range(1, 1)], "", "")


LOCATORS: dict[str, list[int] | None] = {
    "paragraph 3": [3],
    "Paragraph 3": [3],
    " paragraph 3 ": [3],
    "paragraphs 3 and 4": [3, 4],
    "paragraphs 1, 3 and 4": [1, 3, 4],
    "paragraphs 1, 3, and 4": [1, 3, 4],
    "paragraph 3-5": [3, 4, 5],
    "paragraphs 3\u20135": [3, 4, 5],
    "paragraphs 1 and 3-4": [1, 3, 4],
    "paragraph 5-3": [],
    "paragraph 0": [],
    "paragraph 99": [],
    "page 1": [1, 2],
    "page 2": [3],
    "page 3": [],
    "pages 2-4": [3, 4, 5],
    "pages 1 and 4": [1, 2, 4, 5],
    "page 0": [],
    "page 5": [],
    # What only a person understands.
    "paragraph three": None,
    "paragraph -1": None,
    "paragraph 3 to 5": None,
    "paragraph 3 and the caption": None,
    "paragraph": None,
    "the third paragraph": None,
    "page 3, table 2": None,
    "caption 2": None,
    "headline": None,  # its title does not stand there
    "": None,
}


@pytest.mark.parametrize("at", LOCATORS)
def test_a_locator_names_lines(at: str) -> None:
    lines = PAGES.lines_at(at, TITLE)
    assert (None if lines is None else list(lines)) == LOCATORS[at]


def test_the_headline_is_the_first_line_in_which_the_title_stands() -> None:
    copy = Copy("Bay Post\na year of the ferry, in numbers\nA year of the ferry")
    assert list(copy.lines_at("headline", TITLE) or ()) == [2]
    assert list(copy.lines_at("Headline ", TITLE) or ()) == [2]
    assert copy.lines_at("headline", "") is None


def test_lines_that_are_not_there_say_nothing() -> None:
    assert PAGES.stretch([0, 2, 6, 99]) == "two"
    assert PAGES.stretch([]) == ""


def test_words_of_two_lines_named_apart_are_not_joined() -> None:
    assert Copy("no fewer\nthan 120").stretch([1, 2]) == f"no fewer{EDGE}than 120"


# What is sought in `PLAIN`, and the lines in which it begins.
FINDS: dict[str, list[int]] = {
    "It carries 120 people": [4],
    "It sails. It carries 120 people": [4],
    "people. We counted": [],  # an empty line is between them
    "120 people.": [5],
    "Bay Post": [1],
    "80": [6],
    "a year of the ferry": [],  # capitals count
}


@pytest.mark.parametrize("words", FINDS)
def test_where_words_stand(words: str) -> None:
    assert [PLAIN.line_of(match.start()) for match in PLAIN.find(words)] == FINDS[words]


def test_the_top_is_the_first_lines_alone() -> None:
    copy = Copy("\n\n".join(f"line {n}," for n in range(1, 20)))
    assert TOP == 8
    assert occurs("line 8", copy.top())
    assert not occurs("line 9", copy.top())


def test_around_a_find_is_its_paragraph() -> None:
    copy = Copy("We counted 80.\n\nIt carries\n120 people,\nit says.\nNobody knows.")
    (match,) = copy.find("120 people")
    assert copy.around(match) == "It carries 120 people, it says."


# A sentence, the words quoted from it in bars, and whether what stands next to them turns them round.
STRAIGHT = [
    "|The Line closed the pier|.",
    "The Line |closed the pier|, not the road.",
    "It did not rain, and |the Line closed the pier|.",
    "It did not rain. |The Line closed the pier|.",
    "It did not rain; |the Line closed the pier|.",
    "The pier was not mended but |the Line closed it|.",
    "The Line not only |closed the pier|.",
    "|Not one boat sailed|.",
    "They counted |no fewer than 120 people|.",
    "no fewer than |120 people|.",
    "No doubt |the Line closed the pier|.",
    "Nobody doubts that |the Line closed the pier|.",
    "There is no doubt that |the Line closed the pier|.",
    "It was not until May that |the Line closed the pier|.",
    "Nottingham says |the Line closed the pier|.",
    "the knot of |the Line closed the pier|.",
    "The Line |closed the pier|; it was not sorry.",
    "|The Line closed the pier|. Not so the road.",
    "The night |the Line closed the pier|.",
    "Le sindicat dit que |le quai est ferm\u00e9|.",
]
TURNED = [
    "The Line did not |close the pier|.",
    "The Line didn't |close the pier|.",
    "The Line didn\u2019t |close the pier|.",
    "The Line cannot |close the pier|.",
    "The Line never |closed the pier|.",
    "The Line denies that it |closed the pier|.",
    "The Line denied, on Monday, that it |closed the pier|.",
    "The Line did not (as we wrote) |close the pier|.",
    "No |boat sailed|.",
    "None of |the boats sailed|.",
    "Neither |the Heron sailed| nor the Kittiwake.",
    "without |closing the pier|",
    "The Line refused to |close the pier|.",
    "The Line failed to |close the pier|.",
    "It is false that |the Line closed the pier|.",
    "It ruled out |closing the pier|.",
    "rather than |close the pier|",
    "NOT |A BOAT SAILED|",
    "|The Line did| not close the pier.",
    "|That the Line closed the pier| is untrue.",
    "|That the Line closed the pier| was denied.",
    "La Ligne n'a pas |ferm\u00e9 le quai|.",
    "La Ligne ne |ferme| pas le quai.",
    "La Linea nunca |cerr\u00f3 el muelle|.",
    "Die Linie hat nicht |geschlossen|.",
]


@pytest.mark.parametrize("text", STRAIGHT)
def test_what_is_affirmed_stays_so(text: str) -> None:
    assert not turned(text)


@pytest.mark.parametrize("text", TURNED)
def test_a_negation_next_to_the_cut_turns_it_round(text: str) -> None:
    assert turned(text)


def turned(text: str) -> bool:
    before, quoted, _ = text.split("|")
    copy = Copy(text.replace("|", ""))
    (match,) = (each for each in copy.find(quoted) if each.start() == len(EDGE + before))
    return copy.negated(match)


def test_a_word_is_not_cut_before_its_negation() -> None:
    assert list(Copy("The Line didn\u2019t close the pier.").find("The Line did")) == []


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("bay post", "THE BAY POST", True),
        ("Bay Post", "Bay Poster", False),
        ("120", "2,120", False),
        ("", "anything", False),
        ("\u200b", "anything", False),
        (" ", "anything", False),
    ],
)
def test_words_stand_in_a_text_in_capitals_or_not(words: str, text: str, stands: bool) -> None:
    assert occurs(words, text) is stands


# What comes before or behind the words, a hundred thousand times and more; a slow pattern would take minutes.
HOSTILE = {
    "words without marks": ("word " * 200_000, ""),
    "commas": ("," * 100_000, ""),
    "commas and blanks": ("a, " * 100_000, ""),
    "a negation and commas": ("not, " * 100_000, ""),
    "quotation marks": ('"' * 100_000, ""),
    "quotation marks and blanks": ('" ' * 100_000, ""),
    "negations": ("not " * 100_000, ""),
    "brackets that stay open": ("not " + "(" * 100_000, ""),
    "nobody": ("nobody " * 50_000, ""),
    "ends of sentences": ('."' * 100_000, ""),
    "dashes": ("- " * 100_000, ""),
    "digits": ("1 " * 100_000, ""),
    "months": ("1 de June " * 50_000, ""),
    "quotation marks behind": ("", '"' * 100_000),
    "blanks behind": ("", '" ' * 100_000),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_copy_is_read_in_a_moment(what: str) -> None:
    before, behind = HOSTILE[what]
    began = time.process_time()
    copy = Copy(f"{before} the pier closed{behind}")
    (match,) = copy.find("the pier closed")
    copy.negated(match)
    assert copy.line_of(match.start()) == 1
    assert time.process_time() - began < 5


CROWDED = {
    "many lines": ("word word word word\n" * 18_000, "", 0),
    "blanks": ("x" + " " * 24_000, "", 0),
    "apostrophes and blanks": ("not " + "' " * 32 + "x, ", "", 1),
}


@pytest.mark.parametrize("what", CROWDED)
def test_a_crowded_copy_is_read_in_a_moment(what: str) -> None:
    before, behind, _ = CROWDED[what]
    began = time.process_time()
    copy = Copy(f"{before} the pier closed{behind}")
    (match,) = copy.find("the pier closed")
    copy.negated(match)
    assert time.process_time() - began < 2


def test_a_locator_with_a_huge_number() -> None:
    assert Copy("a").lines_at("paragraph " + "9" * 5000) is not None
    began = time.process_time()
    Copy("a").lines_at("paragraphs 1-3000000000")
    assert time.process_time() - began < 5
