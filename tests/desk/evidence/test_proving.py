"""One provable held against one copy: whether it is the work, whether the words stand there, and the value's."""

import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.desk.evidence.copies import Copy
from factsheet.desk.evidence.folding import fold
from factsheet.desk.evidence.proving import dated, held_against, mistaken, titles_of
from factsheet.loading.corpus import load
from factsheet.model.corpus import Corpus
from factsheet.model.dates import parse_date
from factsheet.model.evidence import Receipt, Verdict
from factsheet.model.identifiers import FactId, SourceId
from factsheet.model.provable import Provable, provable_in
from support.dossier import COUNTED, GOOD, RIDERS, SHEET, SOURCE
from support.memory_tree import MemoryTree

CAPTURE = f"capture: {{sha256: {'0' * 64}}}\n"
KNOWN = f"capture: {{sha256: {'0' * 64}, identified_by: The clerk sent it.}}\n"
POST = "sources/post-2030.yml"
FERRY = """\
A year of the ferry
Bay Post, 2 May 2030
The line says that it carries no fewer than 120 people on a day, and it did not count 90 of them twice.
Our reporter counted 80. Others spoke of seven, or of no fewer than 120 people in a week.
Nobody knows.
"""
FOUND, ELSEWHERE, ABSENT = Verdict.FOUND, Verdict.ELSEWHERE, Verdict.ABSENT


def corpus_of(changes: dict[str, str], source: str = SOURCE + CAPTURE) -> Corpus:
    return load(MemoryTree({**GOOD, POST: source, **changes})).corpus


def provables(fact: str) -> list[Provable]:
    corpus = corpus_of({"facts/one.yml": fact})
    return list(provable_in(corpus, corpus.facts[FactId("one")]))


def looked(fact: str, text: str = FERRY) -> list[Receipt]:
    """Every citation of a fact, held against a copy."""
    return [held_against(each, Copy(text)) for each in provables(fact)]


def told(fact: str, text: str = FERRY) -> tuple[Verdict, int | None, str | None]:
    (receipt,) = looked(fact, text)
    return receipt.verdict, receipt.paragraph, receipt.because


def quoting(quote: str, at: str = "paragraph 3") -> str:
    return (
        "statement: The Bay Post says so.\ntopic: service\nstate: published\ncitations:\n"
        f"  - source: post-2030\n    at: '{at}'\n    quote: '{quote}'\n"
    )


def counting(value: str, at: str = "paragraph 3", more: str = "") -> str:
    return COUNTED.replace("{exactly: 80}", value).replace("paragraph 4", at) + more


QUOTED: dict[str, tuple[str, tuple[Verdict, int | None, str | None]]] = {
    "found": (quoting("it carries no fewer than 120 people"), (FOUND, 3, None)),
    "found in one of two paragraphs": (quoting("Our reporter counted 80", "paragraphs 3 and 4"), (FOUND, 4, None)),
    "found at the headline": (quoting("of the ferry", "headline"), (FOUND, 1, None)),
    "found on the page": (quoting("Our reporter counted 80", "page 1"), (FOUND, 4, None)),
    "a place for persons is anywhere": (quoting("Our reporter counted 80", "the picture"), (FOUND, 4, None)),
    "elsewhere": (quoting("Our reporter counted 80"), (ELSEWHERE, 4, None)),
    "no such paragraph": (quoting("Our reporter counted 80", "paragraph 99"), (ELSEWHERE, 4, None)),
    "paragraph nought": (quoting("Our reporter counted 80", "paragraph 0"), (ELSEWHERE, 4, None)),
    "no such page": (quoting("Our reporter counted 80", "page 2"), (ELSEWHERE, 4, None)),
    "not at the headline": (quoting("Our reporter counted 80", "headline"), (ELSEWHERE, 4, None)),
    "the second of two": (quoting("no fewer than 120 people", "paragraph 4"), (FOUND, 4, None)),
    "absent": (quoting("it carries 120 people"), (ABSENT, None, None)),
    "other capitals": (quoting("It carries no fewer than 120 people"), (ABSENT, None, None)),
    "another number": (quoting("no fewer than 121 people"), (ABSENT, None, None)),
    "a part of a number": (quoting("no fewer than 12"), (ABSENT, None, None)),
    "across the end of a paragraph": (quoting("them twice. Our reporter"), (ABSENT, None, None)),
    "negated": (quoting("count 90 of them"), (ABSENT, None, "negated")),
    "negated, and named elsewhere": (quoting("count 90 of them", "paragraph 4"), (ABSENT, None, "negated")),
    "with its negation": (quoting("it did not count 90 of them"), (FOUND, 3, None)),
}  # fmt: skip


@pytest.mark.parametrize("what", QUOTED)
def test_a_quotation_is_looked_for(what: str) -> None:
    fact, expected = QUOTED[what]
    assert told(fact) == expected


def test_the_one_that_is_not_turned_round_counts() -> None:
    text = "It did not close the pier.\n\nIn May, as many saw, it did close the pier."
    assert told(quoting("close the pier", "paragraphs 1 and 2"), text) == (FOUND, 2, None)
    assert told(quoting("close the pier", "paragraph 1"), text) == (ABSENT, None, "negated")


def worded(as_stated: str, quote: str) -> str:
    """The line's number, in some words, cited with a quotation."""
    cited = RIDERS.replace('quote: "no fewer than 120 people"', f'quote: "{quote}"')
    return cited.replace("as_stated: no fewer than 120 people", f"as_stated: {as_stated}")


STATED: dict[str, tuple[str, tuple[Verdict, int | None, str | None]]] = {
    "in the quotation": (worded("no fewer than 120 people", "no fewer than 120 people"), (FOUND, 3, None)),
    "in its paragraph": (worded("no fewer than 120 people", "The line says"), (FOUND, 3, None)),
    "in capitals": (worded("No fewer than 120 people", "The line says"), (FOUND, 3, None)),
    "in another paragraph": (worded("counted 80", "The line says"), (ABSENT, 3, "words-missing")),
    "nowhere": (worded("at least 120", "The line says"), (ABSENT, 3, "words-missing")),
    "the quotation is missed before the words": (worded("at least 120", "The Line says"), (ABSENT, None, None)),
    "elsewhere before the words": (worded("at least 120", "Our reporter counted"), (ELSEWHERE, 4, None)),
}


@pytest.mark.parametrize("what", STATED)
def test_the_words_of_a_value_stand_with_its_quotation(what: str) -> None:
    fact, expected = STATED[what]
    assert told(fact) == expected


ALONE: dict[str, tuple[str, tuple[Verdict, int | None, str | None]]] = {
    "found": (counting("{exactly: 120}"), (FOUND, 3, None)),
    "found in the second of two": (counting("{exactly: 80}", "paragraphs 3-4"), (FOUND, 4, None)),
    "found somewhere": (counting("{exactly: 80}", "the table"), (FOUND, 4, None)),
    "found in the words of the source": (counting("{at_least: 120}", more="as_stated: no fewer than 120\n"), (FOUND, 3, None)),
    "the number alone will not do": (counting("{at_least: 120}", more="as_stated: at least 120\n"), (ABSENT, None, None)),
    "nowhere": (counting("{exactly: 81}"), (ABSENT, None, None)),
    "nowhere, in no place": (counting("{exactly: 81}", "the table"), (ABSENT, None, None)),
}  # fmt: skip


@pytest.mark.parametrize("what", ALONE)
def test_a_value_is_looked_for_without_a_quotation(what: str) -> None:
    fact, expected = ALONE[what]
    assert told(fact) == expected


def test_a_value_that_stands_elsewhere_is_not_found() -> None:
    (receipt,) = looked(counting("{exactly: 80}"))
    assert receipt.verdict is ELSEWHERE


# A value, a text, whether it is written there.
WRITTEN: list[tuple[str, str, bool]] = [
    *(("{exactly: 2680}", text, True) for text in ("2680", "2,680", "2 680", "2\u00a0680", "2\u202f680", "2.680")),
    *(("{exactly: 2680}", text, False) for text in ("2681", "12,680", "2,680,000", "2.680,5", "26 80", "268", "-2,680")),
    ("{exactly: 7}", "Seven", True), ("{exactly: 7}", "seven", True), ("{exactly: 7}", "7", True),
    ("{exactly: 7}", "seventy", False), ("{exactly: 7}", "twenty-seven", False), ("{exactly: 7}", "seven hundred", False),
    ("{exactly: 0}", "zero", True), ("{exactly: 12}", "twelve", True), ("{exactly: 13}", "13", True),
    ("{exactly: 1.5}", "1.5", True), ("{exactly: 1.5}", "1,5", True), ("{exactly: 1.5}", "1.50", False),
    ("{exactly: 1.5}", "11.5", False), ("{exactly: 1234.5}", "1.234,5", True), ("{exactly: 1234.5}", "1,234.5", True),
    ("{exactly: -4}", "\u22124", True), ("{exactly: -4}", "4", False),
    ("{exactly: 1.3 million}", "1.3 million", True), ("{exactly: 1.3 million}", "1,3 Million", True),
    ("{exactly: 1.3 million}", "1,300,000", True), ("{exactly: 1.3 million}", "1.3", False),
    ("{exactly: 1.3 million}", "1.3 thousand", False), ("{exactly: 1.3 million}", "11.3 million", False),
    ("{exactly: 5 thousand}", "5,000", True), ("{exactly: 5 thousand}", "5 thousand", True),
    ("{at_least: 120}", "more than 120", True), ("{about: 120}", "about 120", True),  # the word is another rule's
    ("{between: [80, 120]}", "between 80 and 120", True), ("{between: [80, 120]}", "from 80 to 120", True),
    ("{between: [80, 120]}", "120, after 80", True), ("{between: [80, 120]}", "80", False), ("{between: [80, 120]}", "120", False),
    ("{vague: dozens}", "dozens", True), ("{vague: dozens}", "Dozens", True), ("{vague: dozens}", "a dozen", False),
    ("{vague: several}", "hundreds", False),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text", "stands"), WRITTEN)
def test_a_number_is_written_in_many_ways(value: str, text: str, stands: bool) -> None:
    assert (told(counting(value), f"a\nb\nThere were {text} of them")[0] is FOUND) is stands


SECOND = "  - source: post-2030\n    at: {}\n"


def test_one_of_two_citations_has_the_number() -> None:
    fact = counting("{exactly: 80}").replace("state:", SECOND.format("paragraph 4") + "state:")
    assert [(each.verdict, each.asked.at) for each in looked(fact)] == [(FOUND, "paragraph 3"), (FOUND, "paragraph 4")]
    assert [each.verdict for each in looked(fact.replace("paragraph 4", "paragraph 5"))] == [ELSEWHERE, ELSEWHERE]


def test_a_quotation_without_the_number_stands_with_a_citation_that_has_it() -> None:
    fact = counting("{exactly: 80}").replace(
        "state:", '    quote: "it carries"\n' + SECOND.format("paragraph 4") + "state:"
    )
    assert [(each.verdict, each.because) for each in looked(fact)] == [(FOUND, None), (FOUND, None)]
    elsewhere = looked(fact.replace("paragraph 4", "paragraph 5"))
    assert [(each.verdict, each.because) for each in elsewhere] == [(ABSENT, "words-missing"), (ELSEWHERE, None)]


@pytest.mark.parametrize("supports", ["scope", "date"])
def test_a_citation_for_something_else_is_not_asked_for_the_value(supports: str) -> None:
    other = f"{SECOND.format('paragraph 5')}    for: [{supports}]\n"
    (provable,) = provables(counting("{exactly: 120}").replace("state:", other + "state:"))
    assert (provable.number, provable.places) == (0, ("paragraph 3",))
    quoted = other + '    quote: "Nobody"\n'
    receipts = looked(counting("{exactly: 120}").replace("state:", quoted + "state:"))
    assert [(each.verdict, each.asked.words == "") for each in receipts] == [(FOUND, False), (FOUND, True)]


NOTHING_TO_ASK = {
    "an event without a quotation": GOOD["facts/ferry-began.yml"],
    "a refusal": counting("x").replace("value: x", "declined: true"),
    "our arithmetic": counting("{exactly: 240}", more="derived: {sum: [riders-line, riders-line]}\n"),
    "a term": counting("{says: late}"),
    "a date": counting('{on: "2030-04"}'),
    "a source of which no copy is known": counting("{exactly: 80}").replace("post-2030", "nothing"),
}


@pytest.mark.parametrize("what", NOTHING_TO_ASK)
def test_what_no_copy_could_lack_is_not_asked(what: str) -> None:
    assert provables(NOTHING_TO_ASK[what]) == []


@pytest.mark.parametrize("state", ["published", "draft", "superseded", "withdrawn", "removed"])
def test_facts_in_every_state_make_claims(state: str) -> None:
    assert len(provables(COUNTED.replace("published", f"{state}\nstate_reason: So."))) == 1


def test_a_source_without_a_capture_asks_nothing() -> None:
    corpus = corpus_of({}, SOURCE)
    assert list(provable_in(corpus, corpus.facts[FactId("riders-line")])) == []


def test_the_words_are_those_of_the_language_of_the_source() -> None:
    both = SHEET.replace("  - en\n", "  - en\n  - fr\n")
    fact = counting("{exactly: 80}", more="as_stated: {en: eighty people, fr: quatre-vingts personnes}\n")
    for language, words in {"fr": "quatre-vingts personnes", "en": "eighty people"}.items():
        source = SOURCE.replace("language: en", f"language: {language}") + CAPTURE
        corpus = corpus_of({"sheet.yml": both, "facts/one.yml": fact}, source)
        (provable,) = provable_in(corpus, corpus.facts[FactId("one")])
        assert provable.words == words
        assert held_against(provable, Copy(f"a\nb\nWe saw {words}.")).verdict is FOUND
        assert held_against(provable, Copy("a\nb\nWe saw 80.")).verdict is ABSENT


# Which work a copy is.

OTHER = SOURCE.replace("A year of the ferry", "The winter strike at the pier").replace("2030-05-02", "2030-04-01")
SHORT = OTHER.replace("The winter strike at the pier", "The winter strike")
DATED = "Bay Post\n{}\nSomething about the boats.\n"


def marked(text: str, source: str = SOURCE, **others: str) -> Verdict | None:
    changes = {f"sources/{name}.yml": other for name, other in others.items()}
    corpus = corpus_of(changes, source + ("" if "capture:" in source else CAPTURE))
    return mistaken(corpus, corpus.sources[SourceId("post-2030")], Copy(text), titles_of(corpus))


WHICH: dict[str, tuple[str, Verdict | None]] = {
    "its title": ("A year of the ferry\nIt sails.", None),
    "its title in capitals, over two lines": ("A YEAR OF\nTHE FERRY\nIt sails.", None),
    "its title with other marks": ("\u201cA\u00a0year of the ferry\u201d", None),
    "its title further down": ("x\n" * 30 + "A year of the ferry", None),
    "its publisher and day": ("Bay Post\n2 May 2030\nIt sails.", None),
    "its publisher and month": ("BAY POST, May 2030\nIt sails.", None),
    "its publisher alone": ("Bay Post\nIt sails.", Verdict.UNIDENTIFIED),
    "its day alone": ("2 May 2030\nIt sails.", Verdict.UNIDENTIFIED),
    "its publisher and another day": ("Bay Post, 3 May 2030", Verdict.UNIDENTIFIED),
    "its publisher and its year": ("Bay Post, 2030", Verdict.UNIDENTIFIED),
    "a part of its title": ("A year of the ferryman", Verdict.UNIDENTIFIED),
    "nothing": ("It sails.", Verdict.UNIDENTIFIED),
    "another title on top": ("Bay Post, 2 May 2030\nThe winter strike at the pier\nIt sails.", Verdict.WRONG_CAPTURE),
    "another title further down": ("x\n" * 30 + "The winter strike at the pier", Verdict.UNIDENTIFIED),
    "both titles": ("The winter strike at the pier\nA year of the ferry\n", None),
}


@pytest.mark.parametrize("what", WHICH)
def test_a_copy_says_which_work_it_is(what: str) -> None:
    text, expected = WHICH[what]
    assert marked(text, strike=OTHER) == expected


def test_who_knows_the_work_otherwise_says_how() -> None:
    assert marked("It sails.", SOURCE + KNOWN) is None


def test_but_not_where_another_title_stands_on_top() -> None:
    assert marked("The winter strike at the pier", SOURCE + KNOWN, strike=OTHER) is Verdict.WRONG_CAPTURE


def test_a_short_title_of_another_may_stand_in_any_work() -> None:
    assert marked("The winter strike", SOURCE, strike=SHORT) is Verdict.UNIDENTIFIED


def test_a_title_of_the_editors_own_identifies_nothing() -> None:
    source = SOURCE.replace("A year of the ferry", '"[A letter about the ferry]"')
    assert marked("[A letter about the ferry]", source) is Verdict.UNIDENTIFIED
    other = OTHER.replace("The winter strike at the pier", '"[The winter strike at the pier]"')
    assert marked("[The winter strike at the pier]", SOURCE, strike=other) is Verdict.UNIDENTIFIED


def test_a_title_in_any_of_its_languages() -> None:
    source = SOURCE.replace("A year of the ferry", "{en: A year of the ferry, fr: Un an de bac}")
    assert marked("Un an de bac\nIl navigue.", source) is None


def test_a_publisher_may_stand_by_its_short_name() -> None:
    corpus = corpus_of({"actors/bay-post.yml": "name: Bay Post\nkind: outlet\nacronym: BP\n"})
    source = corpus.sources[SourceId("post-2030")]
    assert mistaken(corpus, source, Copy("BP, 2 May 2030"), {}) is None
    assert mistaken(corpus, source, Copy("BPX, 2 May 2030"), {}) is Verdict.UNIDENTIFIED


DAYS: list[tuple[str, str, bool]] = [
    *(("2030-06-25", text, True) for text in (
        "25 June 2030", "25 Jun 2030", "25 Jun. 2030", "25th June 2030", "25th of June, 2030", "June 25, 2030",
        "June 25th, 2030", "Jun. 25, 2030", "JUNE 25 2030", "2030-06-25", "2030-06-25T10:00", "25/06/2030", "25/6/2030",
        "25.06.2030", "25.6.2030", "Tuesday, 25 June 2030", "le 25 juin 2030", "25 JUIN 2030", "el 25 de junio de 2030",
        "25 de junio del 2030", "25 June\n2030", "25\u00a0June\u202f2030", "June 2030", "juin 2030", "junio de 2030", "2030-06",
    )),
    *(("2030-06-25", text, False) for text in (
        "24 June 2030", "26 June 2030", "25 July 2030", "25 June 2029", "25 June", "June", "2030", "the year 2030, 25 June, Bay 2030",
        "25/13/2030", "2030-06-24", "May 2030", "junebug 2030", "25 June 0000", "31 June 2030", "2030-00-25",
    )),
    ("2030-05-01", "1er mai 2030", True), ("2030-05-01", "1 de mayo de 2030", True), ("2030-05-01", "May 1st, 2030", True),
    ("2030-08-07", "7 ao\u00fbt 2030", True), ("2030-08-07", "7 aou\u0302t 2030", True), ("2030-08-07", "7 agosto 2030", True),
    ("2030-02-03", "3 f\u00e9vrier 2030", True), ("2030-02-03", "F\u00c9VRIER 2030", True), ("2030-12-03", "3 dic. 2030", True),
    ("2030-09-03", "3 setiembre 2030", True), ("2030-03-03", "3 mars 2030", True), ("2030-02-28", "29 February 2030", False),
    ("2030", "3 March 2030", True), ("2030", "3 March 2031", False), ("2030-06", "1 June 2030", True), ("2030-06", "1 July 2030", False),
    ('"[2030-08-05..2030-08-06]"', "4 August 2030", False), ('"[2030-08-05..2030-08-06]"', "5 August 2030", True),
    ('"[2030-08-05..2030-08-06]"', "6 August 2030", True), ('"[2030-08-05..2030-08-06]"', "7 August 2030", False),
    ('"[2030-08-05..2030-08-06]"', "August 2030", True), ('"[..2030-11-20]"', "1 January 1999", True),
    ('"[..2030-11-20]"', "20 November 2030", True), ('"[..2030-11-20]"', "21 November 2030", False),
    ("2030-06~", "15 June 2030", True), ("2030-06-25", "25 June 2029; 25 June 2030", True),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "stands"), DAYS)
def test_a_day_is_written_in_many_ways(published: str, text: str, stands: bool) -> None:
    quoted = published if published.startswith('"') else f'"{published}"'
    source = SOURCE.replace('"2030-05-02"', quoted)
    assert (marked(DATED.format(text), source) is None) is stands


# What holds of every paragraph.

WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=8).map(lambda word: f"b{word}x")
PARAGRAPH = st.lists(st.one_of(WORDS, st.integers(1000, 9999).map(str)), min_size=3, max_size=20)
CUT = st.tuples(PARAGRAPH, st.integers(0, 19), st.integers(1, 8)).map(
    lambda drawn: (drawn[0], drawn[0][drawn[1] % len(drawn[0]) :][: drawn[2]])
)


def spaced(words: list[str]) -> str:
    """Words that no number runs into: a number stands in brackets."""
    return " ".join(f"({word})" if word.isdigit() else word for word in words)


def held(quote: str, text: str) -> Verdict:
    return told(quoting(quote), f"a\nb\n{text}\nc")[0]


@given(CUT)
def test_a_genuine_cut_is_found(drawn: tuple[list[str], list[str]]) -> None:
    words, cut = drawn
    assert held(spaced(cut), spaced(words)) is FOUND


@given(CUT, st.lists(st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff"]), min_size=1, max_size=5), st.data())
def test_what_cannot_be_seen_changes_nothing(
    drawn: tuple[list[str], list[str]], noise: list[str], data: st.DataObject
) -> None:
    words, cut = drawn
    text = spaced(words)
    for each in noise:
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + each + text[at:]
    assert held(spaced(cut), text.replace(" ", data.draw(st.sampled_from([" ", "\u00a0", "  ", "\u2009\t"])))) is FOUND


@given(CUT, st.integers(1000, 9999), st.integers(0, 3), st.sampled_from(string.digits))
def test_one_digit_changed_is_not_found(drawn: tuple[list[str], list[str]], number: int, at: int, digit: str) -> None:
    text = spaced([*drawn[1], "zzzz", str(number)])
    changed = text[: at - 5] + digit + text[at - 4 :] if at else text[:-5] + digit + text[-4:]
    assert (held(changed, f"{text} {spaced(drawn[0])}") is FOUND) is (changed == text)


def test_a_receipt_says_what_was_asked() -> None:
    (provable,) = provables(worded("no fewer than 120 people", "no fewer than 120 people"))
    receipt = held_against(provable, Copy(FERRY))
    # The SHA-256 of `no fewer than 120 people`, as `sha256sum` gives it.
    digest = "8fad0148189a188d06c8df792e1dd0a95dc436e916b6c44e947e89495d1ac744"
    assert (receipt.asked.quote, receipt.asked.words, receipt.folding) == (digest, digest, 1)


@pytest.mark.parametrize("quote", ["\u200b", "\u00ad", "\u2060"])
def test_a_quotation_of_nothing_is_absent(quote: str) -> None:
    assert told(quoting(quote))[0] is Verdict.ABSENT


def test_a_value_elsewhere_is_told_where() -> None:
    (receipt,) = looked(counting("{exactly: 80}"))
    assert (receipt.verdict, receipt.paragraph) == (Verdict.ELSEWHERE, 4)


def test_the_receipt_names_the_line_that_has_the_value() -> None:
    assert told(counting("{exactly: 80}", "paragraphs 3-4")) == (Verdict.FOUND, 4, None)


@pytest.mark.parametrize("text", ["50 per cent", "50%", "50 %", "50 percent"])
def test_a_share_is_written_with_its_sign(text: str) -> None:
    figure = GOOD["figures/riders.yml"].replace("kind: count", "kind: share").replace("unit: people", "of: the people")
    assert "kind: share" in figure
    corpus = corpus_of({"facts/one.yml": counting("{exactly: 50}"), "figures/riders.yml": figure})
    (asked,) = provable_in(corpus, corpus.facts[FactId("one")])
    assert held_against(asked, Copy(f"a\nb\nThere were {text} of them")).verdict is Verdict.FOUND
    # Of a count, 50 per cent is no number.
    assert told(counting("{exactly: 50}"), f"a\nb\nThere were {text} of them")[0] is Verdict.ABSENT


@pytest.mark.parametrize("text", ["80-120", "80\u2013120", "80 \u2013 120"])
def test_a_range_is_written_with_a_dash(text: str) -> None:
    assert told(counting("{between: [80, 120]}"), f"a\nb\nThere were {text} of them")[0] is Verdict.FOUND


@pytest.mark.parametrize("text", ["1 300 000", "1.300.000", "1300000", "1.3 millions", "1,3 millones"])
def test_a_scale_is_written_in_many_ways(text: str) -> None:
    assert told(counting("{exactly: 1.3 million}"), f"a\nb\nThere were {text} of them")[0] is Verdict.FOUND


@pytest.mark.parametrize(("published", "text"), [("2030-04", "APR\u0130L 2030"), ("2030-06", "jun\u0131o 2030")])
def test_months_in_odd_capitals(published: str, text: str) -> None:
    dated(fold(text), parse_date(published))


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("2030-09-05", "Sept. 5, 2030"),
        ("2030-09-05", "5 sept. 2030"),
        ("2030-01-05", "5 janv. 2030"),
        ("2030-02-05", "5 f\u00e9vr. 2030"),
        ("2030-07-05", "5 juil. 2030"),
        ("2030-06-25", "2030/06/25"),
        ("2030-06-25", "25-06-2030"),
    ],
)
def test_months_that_are_cut_short(published: str, text: str) -> None:
    assert dated(fold(text), parse_date(published))


def test_another_day_with_its_hour_is_another_day() -> None:
    assert not dated("2030-06-24T10:00", parse_date("2030-06-25"))


def test_a_short_title_of_its_own_identifies_nothing() -> None:
    """`Rain` stands in any text about rain; another's title needs four words, its own none."""
    assert marked("It did not rain.\n", SOURCE.replace("A year of the ferry", "Rain")) is Verdict.UNIDENTIFIED


def test_a_title_in_a_list_of_links_is_not_the_copys_own() -> None:
    """Another article, with another source's title on top, that names this one among `Read more`."""
    other = SOURCE.replace("A year of the ferry", "The winter strike at the pier")
    text = "The winter strike at the pier\n" + "x\n" * 40 + "Read more: A year of the ferry\n"
    assert marked(text, SOURCE, strike=other) is Verdict.WRONG_CAPTURE


def test_words_that_stand_everywhere() -> None:
    began = time.process_time()
    told(quoting("the pier closed", "the picture"), "the pier closed, " * 4_000)
    assert time.process_time() - began < 2


def test_the_headline_may_run_over_two_lines() -> None:
    copy = "Bay Post\nA year of\nthe ferry, 120 late\nIt sails."
    assert told(quoting("the ferry, 120 late", "headline"), copy)[0] is Verdict.FOUND
    assert told(counting("{exactly: 120}", "headline"), copy)[0] is Verdict.FOUND
