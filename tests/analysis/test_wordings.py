"""What moved between two wordings of a sentence: pairs judged by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.analysis.wordings import Token, moved

DATE, NUMBER, NEGATION, HEDGE, NAME = Token.DATE, Token.NUMBER, Token.NEGATION, Token.HEDGE, Token.NAME
Moved = set[Token]
ONLY_WORDS: Moved = set()

# Two sentences, and what of more than words is in one and not in the other.
PAIRS: tuple[tuple[str, str, Moved], ...] = (
    # Only words.
    ("People ride on a day.", "People ride each day.", ONLY_WORDS),
    ("The ferry carries 120 people.", "The ferry takes 120 passengers.", ONLY_WORDS),
    ("The Bay Line says that 120 people ride.", "120 people ride, the Bay Line says.", ONLY_WORDS),
    ("In May the ferry sailed.", "The ferry sailed in May.", ONLY_WORDS),
    ("At least 120 people ride.", "People ride, at least 120.", ONLY_WORDS),
    ("The boat is slow.", "The *boat* is **slow**.", ONLY_WORDS),
    ("The Bay Post calls it slow.", "The *Bay Post* calls it slow.", ONLY_WORDS),
    ("Most of the riders pay.", "Of the riders most pay.", ONLY_WORDS),
    ("The line says: riders pay.", "The line says that riders pay.", ONLY_WORDS),
    ("Riders pay on board.", "On board riders pay.", ONLY_WORDS),
    ("When the ferry sails, riders wait.", "Riders wait when the ferry sails.", ONLY_WORDS),
    ("He said \u201cno fewer than 120\u201d.", 'He said "no fewer than 120".', ONLY_WORDS),
    ("The Bay Line's boat is slow.", "The boat of the Bay Line is slow.", ONLY_WORDS),
    ("The crew sailed over the bay.", "The crew sailed across the bay.", ONLY_WORDS),
    # One number, date or negation, written in two ways.
    ("The boat weighs 2,680 tons.", "The boat weighs 2680 tons.", ONLY_WORDS),
    ("The boat weighs 2\u00a0680 tons.", "The boat weighs 2,680 tons.", ONLY_WORDS),
    ("The riders number 120.", "Riders: 120", ONLY_WORDS),
    ("The line has five boats.", "The line has 5 boats.", ONLY_WORDS),
    ("A fare is 20 percent dearer.", "A fare is 20% dearer.", ONLY_WORDS),
    ("The ferry sailed on 2 May 2029.", "The ferry sailed on May 2, 2029.", ONLY_WORDS),
    ("The pier is not open.", "The pier isn't open.", ONLY_WORDS),
    ("The boat had no crew.", "The boat did not have a crew.", ONLY_WORDS),
    # Numbers.
    ("The ferry carries 120 people.", "The ferry carries 130 people.", {NUMBER}),
    ("The line has two boats.", "The line has three boats.", {NUMBER}),
    ("The debt is 3 million.", "The debt is 3 billion.", {NUMBER}),
    ("Half the boats are late.", "A third of the boats are late.", {NUMBER}),
    ("The fare is 1.5 crowns.", "The fare is 15 crowns.", {NUMBER}),
    ("The boat leaves at 12:30.", "The boat leaves at 13:30.", {NUMBER}),
    ("The ferry carries 120 people.", "The ferry carries people.", {NUMBER}),
    ("The fare rose by 20%.", "The fare rose by 20 crowns.", {NUMBER}),
    ("It was -5 degrees on the pier.", "It was 5 degrees on the pier.", {NUMBER}),
    ("Of 2012 riders most pay.", "Of 2050 riders most pay.", {NUMBER}),
    ("In April 40 people rode.", "In April 50 people rode.", {NUMBER}),
    ("The line counted 40 in April and 60 in May.", "The line counted 60 in April and 40 in May.", {NUMBER}),
    # Dates.
    ("The ferry sailed in May.", "The ferry sailed in June.", {DATE}),
    ("The ferry sailed on 2 May 2029.", "The ferry sailed on 3 May 2029.", {DATE}),
    ("The ferry sailed in May 2029.", "The ferry sailed in 2029.", {DATE}),
    ("The ferry sailed in 2029.", "The ferry sailed in 2030.", {DATE}),
    ("The ferry sailed on 2029-05-02.", "The ferry sailed on 2029-05-03.", {DATE}),
    ("The ferry sailed on Monday.", "The ferry sailed on Tuesday.", {DATE}),
    ("The ferry sailed.", "The ferry sailed in May.", {DATE}),
    # Names.
    ("The Bay Line counted riders.", "The Harbour Office counted riders.", {NAME}),
    ("The crew sailed to Lantern Bay.", "The crew sailed to the bay.", {NAME}),
    ("The captain, Émile, sailed.", "The captain, Éloi, sailed.", {NAME}),
    ("The line paid the UN.", "The line paid the EU.", {NAME}),
    ("Kenya sent a boat.", "Jamaica sent a boat.", {NAME}),
    # What begins a sentence may be a name, so it counts unless it stands elsewhere in small letters.
    ("Riders pay.", "Passengers pay.", {NAME}),
    ("The Bay Line pays the Bay Post.", "The Bay Post pays the Bay Line.", {NAME}),
    # Negations.
    ("The pier is open.", "The pier is not open.", {NEGATION}),
    ("The pier isn't open.", "The pier is open.", {NEGATION}),
    ("The line says that nobody rides.", "The line says that everybody rides.", {NEGATION}),
    ("The boat sailed with a crew.", "The boat sailed without a crew.", {NEGATION}),
    ("The line denied that it paid.", "The line said that it paid.", {NEGATION}),
    ("The boat can sail.", "The boat cannot sail.", {NEGATION}),
    # Hedges.
    ("It carries at least 120 people.", "It carries more than 120 people.", {HEDGE}),
    ("It carries 120 people.", "It carries about 120 people.", {HEDGE}),
    ("It carries no fewer than 120 people.", "It carries 120 people.", {HEDGE}),
    ("The boat sank.", "The boat reportedly sank.", {HEDGE}),
    ("The boat will sink.", "The boat may sink.", {HEDGE}),
    ("No more than 50 people ride.", "Some 50 people ride.", {HEDGE}),
    # Several.
    ("It carried 120 people in April.", "It carried 130 people in May.", {NUMBER, DATE}),
    ("The Bay Line has two boats.", "The Harbour Office has three boats.", {NUMBER, NAME}),
    ("In May at least 120 people rode.", "In June 120 people did not ride.", {DATE, HEDGE, NEGATION}),
    # A month is no auxiliary verb, and an auxiliary verb no month.
    ("The boat may sail in May.", "The boat will sail in May.", {HEDGE}),
    ("The boat may sail in May.", "The boat may sail in June.", {DATE}),
    # Other languages.
    ("Le bac est parti.", "Le bac n'est pas parti.", {NEGATION}),
    ("Das Boot hat eine Crew.", "Das Boot hat keine Crew.", {NEGATION}),
    ("Le bac fait 9 n\u0153uds.", "Le bac fait 6 n\u0153uds.", {NUMBER}),
    ("Le bac est parti en mai 2029.", "Le bac est parti en juin 2029.", {DATE}),
    ("La ligne a deux bateaux.", "La ligne a trois bateaux.", {NUMBER}),
)
_PAIRS = pytest.mark.parametrize("old, new, expected", PAIRS, ids=[f"{old} / {new}" for old, new, _ in PAIRS])  # noqa: PT006


@_PAIRS
def test_what_moved_between_two_wordings_is_told_from_words(old: str, new: str, expected: Moved) -> None:
    assert moved(old, new) == expected


@_PAIRS
def test_what_moved_there_moves_back(old: str, new: str, expected: Moved) -> None:  # noqa: ARG001 - the pairs have it
    assert moved(old, new) == moved(new, old)


SENTENCES = st.sampled_from(sorted({sentence for old, new, _ in PAIRS for sentence in (old, new)}))


@given(st.text() | SENTENCES)
def test_nothing_moves_in_one_wording(sentence: str) -> None:
    assert moved(sentence, sentence) == frozenset()


@given(SENTENCES, SENTENCES)
def test_any_two_sentences_move_the_same_both_ways(one: str, other: str) -> None:
    assert moved(one, other) == moved(other, one)
