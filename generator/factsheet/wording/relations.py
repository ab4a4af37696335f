"""How readings relate and where a figure stands, in plain words. They name what differs; they call nobody right.

English; other languages follow with their own tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factsheet.model.corpus import Corpus, definition_in
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure
from factsheet.model.relations import BreakEven, Dimension, Gap, Kind, Origins, Relation, Standing, Strength, Verdict
from factsheet.model.text import Text
from factsheet.model.values import Amount, ValueWord
from factsheet.model.words import FigureKind
from factsheet.wording.formats import date, number
from factsheet.wording.markup import inline
from factsheet.wording.runs import plain
from factsheet.wording.values import value_in_words

BADGES = {
    Standing.CONTRADICTED: "Sources contradict each other",
    Standing.CONTESTED: "Accounts compete",
    Standing.SINGLE_ORIGIN: "One origin",
    Standing.DIVERGING: "Different measures",
    Standing.CHANGING: "Changed over time",
    Standing.AGREED: "Sources agree",
    Standing.NOT_IN_CONFLICT: "No conflict found",
    Standing.EMPTY: "No answer yet",
}
TITLES = {
    Kind.REVISION: "revised by the same voice",
    Kind.ECHO: "the same voice again",
    Kind.ALTERED_ECHO: "the same voice again, changed on the way",
    Kind.DENIAL: "one rejects the other",
    Kind.NO_FIGURE: "no answer given",
    Kind.DIFFERENT_DEFINITION: "different definitions",
    Kind.CONTRADICTION: "contradiction",
    Kind.PART_OF_WHOLE: "a part and its whole",
    Kind.DIFFERENT_SCOPE: "different places or groups",
    Kind.DIFFERENT_PERIOD: "different dates",
    Kind.AGREEMENT: "agreement",
    Kind.COMPETING_DESCRIPTION: "competing descriptions",
    Kind.DIFFERENT_METHOD: "different methods",
    Kind.COMPATIBLE: "compatible",
    Kind.UNDATED: "undated",
    Kind.SUCCESSIVE: "one after the other",
}
STRENGTHS = {
    Strength.DEFINITE: "definite",
    Strength.SOFT: "soft: it rests on a rounded or vague word",
    Strength.POSSIBLE: "possible: it rests on a date, or on something left unsaid",
}
_ASIDE = "neither confirms nor excludes the other"
_SENTENCES = {
    Kind.REVISION: "The same voice put one in the place of the other.",
    Kind.ECHO: "They go back to the same origin and say the same, so they count once.",
    Kind.DENIAL: "One rejects what the other says.",
    Kind.NO_FIGURE: "One of them gives no answer, so there is nothing to compare.",
    Kind.PART_OF_WHOLE: "One counts a part of what the other counts, so both can be true.",
    Kind.DIFFERENT_PERIOD: f"They are about different dates; {_ASIDE}.",
    Kind.AGREEMENT: "They say the same of the same.",
    Kind.COMPATIBLE: "They are worded differently, and there are values that fit both.",
    Kind.DIFFERENT_METHOD: "They cannot both be exact, but one was counted and the other estimated or modelled.",
    Kind.UNDATED: "They cannot be compared, because a date is missing.",
    Kind.SUCCESSIVE: "The later count covers a longer time, so both can be true.",
}
_TO_AGREE = {
    Kind.CONTRADICTION: "Both can hold only if they differ in something neither of them states.",
    Kind.COMPETING_DESCRIPTION: (
        "Both can hold only if they speak of different times, or of different sides of the matter."
    ),
    Kind.DIFFERENT_DEFINITION: "Whether they agree can be told only if both go by one definition.",
    Kind.DIFFERENT_SCOPE: "Whether they agree can be told only if both are about the same place and group.",
    Kind.DIFFERENT_METHOD: "Both can hold only as far as the two methods measure different things.",
}
_REASONS = {
    Standing.CONTRADICTED: "Both cannot hold as stated",
    Standing.AGREED: "Two origins support one another",
}
_CONTESTED = {
    Kind.CONTRADICTION: "Whether both can hold rests on soft words or open dates",
    Kind.COMPETING_DESCRIPTION: "The accounts differ",
    Kind.DENIAL: "One rejects what the other says",
}
_CHANGING = "The answers differ with the time they speak of"
_DIMENSIONS = {
    Dimension.VALUE: "the value",
    Dimension.QUALIFIER: "the qualifier",
    Dimension.PERIOD: "the date",
    Dimension.PLACE: "the place",
    Dimension.POPULATION: "the people counted",
    Dimension.DEFINITION: "the definition",
    Dimension.METHOD: "the method",
}
_MEASURES = (Dimension.DEFINITION, Dimension.METHOD, Dimension.PLACE, Dimension.POPULATION)
_SOFT_WORDS = {ValueWord.ABOUT: "“about”", ValueWord.NEARLY: "“nearly”", ValueWord.EXACTLY: "the rounding"}


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a pair: who says what, of when, counted how."""

    fact: Fact
    speaker: str
    value: str
    period: str
    definition: str

    @property
    def says(self) -> str:
        """Write `IOM: nearly 1.3 million`."""
        return f"{self.speaker}: {self.value}"


class Telling:
    """Tells how the readings of one figure relate, in one language."""

    def __init__(self, corpus: Corpus, figure: Figure, language: str) -> None:
        self._corpus = corpus
        self._figure = figure
        self._language = language
        self._sides: dict[FactId, Side] = {}

    def side(self, fact: FactId) -> Side:
        """Word one reading."""
        if fact not in self._sides:
            self._sides[fact] = self._side(self._corpus.facts[fact])
        return self._sides[fact]

    def _side(self, fact: Fact) -> Side:
        definition = self._figure.definitions.get(definition_in(self._figure, fact))
        silent = "gave no answer when asked" if fact.declined else "rejects another answer"
        return Side(
            fact=fact,
            speaker=self._speaker(fact),
            value=value_in_words(fact.value, self._figure, self._language) if fact.value is not None else silent,
            period=date(fact.period, self._language) if fact.period is not None else "not dated",
            definition=self._plain(definition) if definition is not None else "",
        )

    def _speaker(self, fact: Fact) -> str:
        speaker = self._corpus.speaker_of(fact)
        if speaker is not None and speaker.actor in self._corpus.actors and speaker.actor is not None:
            return self._plain(self._corpus.actors[speaker.actor].name)
        return self._plain(speaker.unnamed) if speaker is not None and speaker.unnamed is not None else "not named"

    def _plain(self, text: Text) -> str:
        sheet = self._corpus.sheet
        default = sheet.languages[0] if sheet is not None else self._language
        return plain(inline(text.in_language(self._language, default).text))

    def sentence(self, relation: Relation) -> str:
        """Say what two readings are to one another."""
        if relation.kind in _SENTENCES:
            return _SENTENCES[relation.kind]
        if relation.kind is Kind.ALTERED_ECHO:
            changed = _listed([_DIMENSIONS[each] for each in relation.dimensions if each is not Dimension.METHOD])
            return f"One carries the other again, and {changed or 'its wording'} changed on the way; they count once."
        if relation.kind is Kind.DIFFERENT_DEFINITION:
            named = {self.side(fact).definition for fact in (relation.left, relation.right)}
            order = [self._plain(each) for each in self._figure.definitions.values()]
            names = " and ".join(f"“{each}”" for each in order if each in named)
            return f"They go by different definitions, {names}; {_ASIDE}."
        if relation.kind is Kind.DIFFERENT_SCOPE:
            places, people = (each in relation.dimensions for each in (Dimension.PLACE, Dimension.POPULATION))
            of = "places and groups" if places and people else "groups" if people else "places"
            return f"They are about different {of}; {_ASIDE}."
        return self._clash(relation)

    def _clash(self, relation: Relation) -> str:
        if relation.kind is Kind.COMPETING_DESCRIPTION:
            when = "the same time" if relation.strength is not Strength.POSSIBLE else "what may be the same time"
            return f"They describe the same matter in different terms, for {when}."
        part = {Dimension.PLACE, Dimension.POPULATION} & set(relation.dimensions)
        what = "what is given for a part exceeds what is given for the whole" if part else "no value fits both"
        match relation.strength:
            case Strength.SOFT:
                return f"Taken with the usual tolerance, {what}."
            case Strength.POSSIBLE:
                return f"They may contradict each other: if they speak of the same time and scope, {what}."
            case _:
                return f"They contradict each other: {what}."

    def to_agree(self, relation: Relation) -> str:
        """Say what would have to be true for both to hold; empty where nothing stands against it."""
        if relation.kind is Kind.CONTRADICTION and relation.strength is Strength.SOFT:
            soft = relation.gap.break_even if relation.gap is not None else None
            return f"They would agree only if {self._softness(relation, soft)}." if soft is not None else ""
        if relation.kind is Kind.CONTRADICTION and relation.strength is Strength.POSSIBLE:
            return "Both can hold only if they speak of different days, or count differently."
        return _TO_AGREE.get(relation.kind, "")

    def _softness(self, relation: Relation, soft: BreakEven) -> str:
        values = (self.side(fact).fact.value for fact in (relation.left, relation.right))
        words = {_SOFT_WORDS[value.word] for value in values if value is not None and value.word in _SOFT_WORDS}
        if len(words) > 1:
            words.discard("the rounding")
        unit = " points" if soft.points else "%"
        return f"{_listed(sorted(words))} meant ±{self._number(soft.amount)}{unit}"

    def gap(self, relation: Relation) -> str:
        """Say how far apart two readings are: `at least 2,680 and 4,026: 1.50 times`; empty where they are not."""
        return "; ".join(self._distances(relation)) if relation.gap is not None else ""

    def _distances(self, relation: Relation) -> Iterator[str]:
        gap = relation.gap or Gap()
        dates = self._figure.kind is FigureKind.DATE
        points = self._figure.kind is FigureKind.SHARE
        if gap.spread is not None:
            both = f"{self.side(relation.left).value} and {self.side(relation.right).value}"
            far = self._number(gap.spread.difference)
            far = _days(gap.spread.difference) if dates else f"{far} points" if points else f"a difference of {far}"
            ratio = f"{gap.spread.ratio:f} times, " if gap.spread.ratio is not None else ""
            yield f"{both}: {ratio}{far}"
        if gap.apart is not None and not dates:
            far = f"{self._number(gap.apart)} points" if points else self._number(gap.apart)
            yield f"the nearest values they allow lie {far} apart"
        if gap.days is not None:
            yield f"{_days(gap.days)} lie between their dates" if gap.days > 1 else "one day lies between their dates"

    def _number(self, amount: Decimal) -> str:
        whole = amount.to_integral_value()
        return number(Amount(whole if whole == amount else amount), self._language)

    def reason(self, verdict: Verdict, relation: Relation | None) -> str:
        """Say in one sentence why a figure stands where it stands; `relation` is the pair that decided it, if any."""
        sides = [self.side(fact) for fact in verdict.deciding[:2]]
        if verdict.standing is Standing.CHANGING:
            return f"{_CHANGING}: {'; '.join(f'{side.says} ({side.period})' for side in sides)}."
        says = "; ".join(side.says for side in sides)
        if relation is not None and verdict.standing is Standing.CONTESTED:
            return f"{_CONTESTED[relation.kind]}: {says}."
        if relation is not None and verdict.standing is Standing.DIVERGING:
            measures = [_DIMENSIONS[each] for each in relation.dimensions if each in _MEASURES]
            return f"The answers differ, and so {'do' if len(measures) > 1 else 'does'} {_listed(measures)}: {says}."
        if verdict.standing is Standing.SINGLE_ORIGIN:
            return f"{self._only(verdict.origins)}."
        if verdict.standing is Standing.NOT_IN_CONFLICT:
            return f"Nothing clashes, and nothing supports: {self.origins(verdict.origins)}."
        return f"{_REASONS[verdict.standing]}: {says}." if sides else "No source has been found that answers it."

    def _only(self, origins: Origins) -> str:
        if not origins.known:
            return "Nobody who is named stands behind it" if origins.unnamed == 1 else "No origin is named"
        name = (
            self._plain(self._corpus.actors[origins.known[0]].name) if origins.known[0] in self._corpus.actors else ""
        )
        rest = f"; {_counted(origins.unnamed)} more {'is' if origins.unnamed == 1 else 'are'} not named"
        return f"All that can be traced goes back to {name}{rest if origins.unnamed else ''}"

    def origins(self, origins: Origins) -> str:
        """Count origins: `two origins and one unnamed`."""
        known, unnamed = len(origins.known), origins.unnamed
        if not known:
            return f"{_counted(unnamed)} unnamed origin{'s' if unnamed != 1 else ''}"
        counted = f"{_counted(known)} origin{'s' if known != 1 else ''}"
        return f"{counted} and {_counted(unnamed)} unnamed" if unnamed else counted


def _counted(number_: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number_] if number_ < len(words) else str(number_)


def _days(number_: int | Decimal) -> str:
    return f"{number_} day{'s' if number_ != 1 else ''}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
