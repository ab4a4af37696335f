"""One citation held against one copy: is this the work, do the words stand there, and do they mean what they say."""

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from factsheet.desk.evidence.copies import Copy, occurs
from factsheet.desk.evidence.folding import EDGE, fold
from factsheet.model.corpus import Corpus
from factsheet.model.dates import Date
from factsheet.model.evidence import Because, Receipt, Verdict
from factsheet.model.identifiers import SourceId
from factsheet.model.provable import Provable
from factsheet.model.records import Source
from factsheet.model.values import Amount, Value
from factsheet.wording.formats import months

# A day, or a month: `25 June 2025`, `Jun. 25, 2025`, `2025-06-25`, `25/06/2025`, `June 2025`.
_DATES = (
    r"(?<!\d)(?P<y1>\d{4})[-/](?P<m1>\d\d)(?:[-/](?P<d1>\d\d)(?!\d)|(?![-/\d]))"
    r"|(?<!\d)(?P<d2>\d\d?)[-./](?P<m2>\d\d?)[-./](?P<y2>\d{4})(?!\d)"
    r"|(?<!\d)(?:(?P<d3>\d\d?)(?:st|nd|rd|th|er|\.)?(?: of| de)? )?(?<!\w)(?P<m3>MONTHS)\b\.?"
    r"(?: (?P<d4>\d\d?)(?:st|nd|rd|th)?,?)?(?: de| del|,)? (?P<y3>\d{4})(?!\d)"
)
# Copies often bear the date of a page round them, in another language than their own.
_LANGUAGES = ("en", "fr", "es")
_SHORTEST_MONTH = 3
_ALSO_SPELLED = {"setiembre": 9}
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SCALES = {
    "thousand": ("thousand", "thousands", "mille", "mil"),
    "million": ("million", "millions", "millones"),
    "billion": ("billion", "billions", "milliard", "milliards"),
}
_SHORTEST_TITLE = 4  # words; a shorter one may stand in any work


def titles_of(corpus: Corpus) -> Mapping[SourceId, tuple[str, ...]]:
    """Give the titles by which a copy can be known; one in brackets is the editor's own."""
    return {
        source.id: tuple(
            text
            for _, text in source.title.wordings
            if not text.strip().startswith("[") and len(text.split()) >= _SHORTEST_TITLE
        )
        for source in corpus.sources.values()
    }


def mistaken(corpus: Corpus, source: Source, copy: Copy, titles: Mapping[SourceId, Sequence[str]]) -> Verdict | None:
    """Tell whether a copy is of another work, or of nobody knows which; None if it is the one it should be."""
    own = [text for _, text in source.title.wordings if not text.strip().startswith("[")]
    top = copy.top()
    if any(_heads(text, top) for text in own):
        return None
    if any(occurs(text, top) for other, texts in titles.items() if other != source.id for text in texts):
        return Verdict.WRONG_CAPTURE
    if any(occurs(text, copy.folded) for text in titles.get(source.id, ())):
        return None
    if source.capture is not None and source.capture.identified_by:
        return None
    named = any(occurs(name, copy.folded) for name in _names(corpus, source))
    return None if named and dated(copy.folded, source.published, source.language) else Verdict.UNIDENTIFIED


def _heads(title: str, top: str) -> bool:
    """Tell whether a title stands among a copy's first lines; a short one only as a line of its own."""
    if len(title.split()) >= _SHORTEST_TITLE:
        return occurs(title, top)
    return fold(title).casefold() in (line.casefold() for line in re.split(f"[{EDGE}]", top))


def _names(corpus: Corpus, source: Source) -> Iterator[str]:
    """Give the names under which its publisher may stand in a copy."""
    publisher = corpus.actors.get(source.publisher)
    if publisher is not None:
        yield from (text for _, text in publisher.name.wordings)
        yield publisher.acronym


def dated(text: str, published: Date, language: str = "en") -> bool:
    """Tell whether a text names a day, or at least the month, on which a work can have been published."""
    first, last = published.earliest or dt.date.min, published.latest or dt.date.max
    return any(start <= last and end >= first for start, end in _days_named(text, language))


@cache
def _months(language: str) -> dict[str, int]:
    """Give the months by every word for them, whole or cut short, in a language and the usual ones.

    A short form that could be two months is none.
    """
    named = dict(_ALSO_SPELLED)
    for each in (*_LANGUAGES, language):
        named |= months(each)
    begun: defaultdict[str, set[int]] = defaultdict(set)
    for name, number in named.items():
        for size in range(_SHORTEST_MONTH, len(name)):
            begun[name[:size]].add(number)
    return {short: numbers.pop() for short, numbers in begun.items() if len(numbers) == 1} | named


@cache
def _dates_in(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    return re.compile(_DATES.replace("MONTHS", words), re.IGNORECASE)


def _days_named(text: str, language: str) -> Iterator[tuple[dt.date, dt.date]]:
    for match in _dates_in(language).finditer(text):
        found = {name: each for name, each in match.groupdict().items() if each}
        year = int(next(found[name] for name in ("y1", "y2", "y3") if name in found))
        written = next(found[name] for name in ("m1", "m2", "m3") if name in found)
        month = int(written) if written.isdigit() else _months(language).get(written.casefold(), 0)
        day = int(next((found[name] for name in ("d1", "d2", "d3", "d4") if name in found), 0))
        if year and 1 <= month <= 12 and day <= calendar.monthrange(year, month)[1]:
            last = day or calendar.monthrange(year, month)[1]
            yield dt.date(year, month, day or 1), dt.date(year, month, last)


def held_against(provable: Provable, copy: Copy) -> Receipt:
    """Look for a quotation and for the words of the value, where the citation says they are."""
    if not provable.citation.quote:
        return _value_alone(provable, copy)
    lines = copy.lines_at(provable.citation.at, _title(provable))
    quote, denied = provable.citation.quote, False
    for find in copy.find_in(quote, lines) if lines is not None else copy.find(quote):
        if not copy.negated(find):
            line = copy.line_of(find.start())
            if _valued(provable, EDGE.join((copy.around(find), *_places(provable, copy)))):
                return _receipt(provable, Verdict.FOUND, line)
            return _receipt(provable, Verdict.ABSENT, line, Because.WORDS_MISSING)
        denied = True
    for find in copy.find(quote) if lines is not None and not denied else ():
        if not copy.negated(find):
            return _receipt(provable, Verdict.ELSEWHERE, copy.line_of(find.start()))
        denied = True
    return _receipt(provable, Verdict.ABSENT, because=Because.NEGATED if denied else None)


def _title(provable: Provable) -> str:
    return provable.source.title.wordings[0][1]


def _places(provable: Provable, copy: Copy) -> Iterator[str]:
    """Give the places where the words of the value may stand; nothing for one that only a person understands."""
    for at in provable.places:
        lines = copy.lines_at(at, _title(provable))
        yield copy.stretch(lines) if lines is not None else ""


def _value_alone(provable: Provable, copy: Copy) -> Receipt:
    """Look for a value that is cited without a quotation."""
    named = [copy.lines_at(at, _title(provable)) for at in provable.places]
    for lines in named:
        line = _first(provable, copy, lines) if lines is not None else None
        if line is not None:
            return _receipt(provable, Verdict.FOUND, line)
    line = _first(provable, copy, range(1, copy.size + 1)) if _valued(provable, copy.folded) else None
    if line is None:
        return _receipt(provable, Verdict.ABSENT)
    return _receipt(provable, Verdict.FOUND if None in named else Verdict.ELSEWHERE, line)


def _first(provable: Provable, copy: Copy, lines: Sequence[int]) -> int | None:
    """Give the first line that has the words of a value; where they run over its end, the first of those."""
    if not _valued(provable, copy.stretch(lines)):
        return None
    return next((n for n in lines if _valued(provable, copy.stretch([n]))), lines[0] if lines else None)


def _receipt(provable: Provable, verdict: Verdict, line: int | None = None, because: Because | None = None) -> Receipt:
    return Receipt(provable.asked, verdict, line, because)


def _valued(provable: Provable, place: str) -> bool:
    """Tell whether the words of a value, or its number in one of the ways it is written, stand in a folded text."""
    if provable.words:
        return occurs(provable.words, place)
    return provable.value is None or _written(provable.value, place, share=provable.share)


def _written(value: Value, place: str, *, share: bool) -> bool:
    if value.term:
        return occurs(value.term, place)
    forms = [list(_forms(amount, share=share)) for amount in value.amounts]
    if all(any(occurs(form, place) for form in each) for each in forms):
        return True
    spans = product(*forms) if len(forms) == 2 else ()
    return any(occurs(f"{one}{dash}{other}", place) for one, other in spans for dash in ("-", " - "))


def _forms(amount: Amount, *, share: bool) -> Iterator[str]:
    """Write a number as texts do: 2680, 2,680, 2 680, 2.680; seven; 1.3 million and 1,300,000; 50% and 50 per cent."""
    for number, scale in dict.fromkeys(((amount.number, amount.scale), (amount.exact, ""))):
        if number == number.to_integral_value() and 0 <= number < len(_WORDS) and not scale:
            yield from _signed(_WORDS[int(number)], share=share)
        for digits in _digits(number):
            for word in _SCALES.get(scale, ("",)):
                yield from _signed(f"{digits} {word}".rstrip(), share=share)


def _digits(number: Decimal) -> Iterator[str]:
    """Write digits with each mark for decimals and each between thousands."""
    whole = number.to_integral_value()
    plain = f"{whole if whole == number else number:,f}"
    forms = (
        plain.replace(",", "_").replace(".", point).replace("_", blank)
        for point in (".", ",")
        for blank in ("", ",", " ", ".", "'")
        if blank != point
    )
    yield from dict.fromkeys(forms)


def _signed(number: str, *, share: bool) -> Iterator[str]:
    yield number
    if share:
        yield from (f"{number}{sign}" for sign in ("%", " %", " per cent", " percent"))
