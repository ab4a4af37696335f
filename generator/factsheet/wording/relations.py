"""How two readings relate, in plain words. They name what differs; they call nobody right.

English; other languages follow with their own tables.
"""

from collections.abc import Iterator
from decimal import Decimal

from factsheet.model.corpus import Corpus
from factsheet.model.records import Figure
from factsheet.model.relations import BreakEven, Dimension, Gap, Kind, Relation, Strength
from factsheet.model.values import Value, ValueWord
from factsheet.model.words import Behaviour, FigureKind
from factsheet.wording.numerals import digits, listed, measured
from factsheet.wording.sides import Side, Sides

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
DIMENSIONS = {
    Dimension.VALUE: "the value",
    Dimension.QUALIFIER: "the qualifier",
    Dimension.PERIOD: "the date",
    Dimension.PLACE: "the place",
    Dimension.POPULATION: "the people counted",
    Dimension.DEFINITION: "the definition",
    Dimension.METHOD: "the method",
}
_ASIDE = "neither confirms nor excludes the other"
_SENTENCES = {
    Kind.DENIAL: "One rejects what the other says.",
    Kind.PART_OF_WHOLE: "One counts a part of what the other counts, so both can be true.",
    Kind.DIFFERENT_PERIOD: f"They are about different dates; {_ASIDE}.",
    Kind.AGREEMENT: "They give the same answer.",
    Kind.COMPATIBLE: "They are worded differently, and there are values that fit both.",
    Kind.DIFFERENT_METHOD: (
        "No value fits both for one time. One was counted, the other estimated or modelled; that alone settles nothing."
    ),
    Kind.UNDATED: "They cannot be compared, because a date is missing.",
}
_TO_AGREE = {
    Kind.DIFFERENT_DEFINITION: "Whether they agree can be told only if both go by one definition.",
    Kind.DIFFERENT_SCOPE: "Whether they agree can be told only if both are about the same place and group.",
    Kind.DIFFERENT_METHOD: "Both can hold only as far as the two methods measure different things.",
}
_OTHERWISE = {
    Dimension.PERIOD: "speak of different times",
    Dimension.PLACE: "speak of different places",
    Dimension.DEFINITION: "go by different definitions",
}
_SOFT_WORDS = {ValueWord.ABOUT: "“about”", ValueWord.NEARLY: "“nearly”", ValueWord.EXACTLY: "the rounding"}
_REACHING = (ValueWord.ABOUT, ValueWord.NEARLY, ValueWord.VAGUE)


class Telling:
    """Tells how the readings of one figure relate, in one language."""

    def __init__(self, corpus: Corpus, figure: Figure, language: str) -> None:
        self.sides = Sides(corpus, figure, language)
        self._figure = figure
        self._language = language

    def _both(self, relation: Relation) -> tuple[Side, Side]:
        return self.sides.of(relation.left), self.sides.of(relation.right)

    def sentence(self, relation: Relation) -> str:
        """Say what two readings are to one another."""
        match relation.kind:
            case Kind.REVISION | Kind.ECHO | Kind.ALTERED_ECHO:
                return self._carried(relation)
            case Kind.NO_FIGURE | Kind.SUCCESSIVE:
                return self._apart(relation)
            case Kind.DIFFERENT_DEFINITION | Kind.DIFFERENT_SCOPE:
                return self._aside(relation)
            case Kind.CONTRADICTION | Kind.COMPETING_DESCRIPTION:
                return self._clash(relation)
            case _:
                return _SENTENCES[relation.kind]

    def _carried(self, relation: Relation) -> str:
        """Tell of one voice that speaks again."""
        if relation.kind is Kind.REVISION:
            if self.by_rule(relation):
                return "The same voice gave less for a longer time; this figure can be revised."
            return "The same voice put one in the place of the other."
        if relation.kind is Kind.ECHO:
            alike = "are filed under the same term" if self._figure.kind is FigureKind.DESCRIPTION else "say the same"
            return f"They go back to the same origin and {alike}, so they count once."
        changed = listed([DIMENSIONS[each] for each in relation.dimensions if each is not Dimension.METHOD])
        return f"One carries the other again, and {changed or 'its wording'} changed on the way; they count once."

    def by_rule(self, relation: Relation) -> bool:
        """Tell whether a revision is no editor's link, but a running total that one voice lowered."""
        facts = [side.fact for side in self._both(relation)]
        linked = any(fact.revises or fact.superseded_by for fact in facts)
        return self._figure.behaviour is Behaviour.CUMULATIVE_REVISABLE and not linked

    def _apart(self, relation: Relation) -> str:
        left, right = (side.fact for side in self._both(relation))
        if relation.kind is Kind.SUCCESSIVE:
            ends = {each.period.latest for each in (left, right) if each.period is not None}
            which = "The later count covers a longer time" if len(ends) > 1 else "One count covers a longer time"
            return f"{which}, so both can be true."
        silent = left if left.value is None else right
        if left.value is None and right.value is None:
            return "Neither gives an answer of its own, so there is nothing to compare."
        why = "rejects another answer and gives none" if silent.denies is not None else "gives no answer"
        return f"One of them {why}, so there is nothing to compare."

    def _aside(self, relation: Relation) -> str:
        """Tell of readings that count something else."""
        if relation.kind is Kind.DIFFERENT_DEFINITION:
            named = {side.definition for side in self._both(relation)}
            order = [self.sides.plain(each) for each in self._figure.definitions.values()]
            names = " and ".join(f"“{each}”" for each in order if each in named)
            return f"They go by different definitions, {names}; {_ASIDE}."
        places, people = (each in relation.dimensions for each in (Dimension.PLACE, Dimension.POPULATION))
        of = "places and groups" if places and people else "groups" if people else "places"
        return f"They are about different {of}; {_ASIDE}."

    def _clash(self, relation: Relation) -> str:
        if relation.kind is Kind.COMPETING_DESCRIPTION:
            when = "what may be the same time" if Dimension.PERIOD in relation.undecided else "the same time"
            what = "what may be the same matter" if _unstated(relation) else "the same matter"
            return f"They describe {what} in different terms, for {when}."
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
        if relation.kind is Kind.COMPETING_DESCRIPTION:
            ways = [*(_OTHERWISE[each] for each in relation.undecided), "mean different sides of the matter"]
            return f"Both can hold only if they {' or '.join(ways)}."
        if relation.kind is not Kind.CONTRADICTION:
            return _TO_AGREE.get(relation.kind, "")
        soft = self._softness(relation)
        match relation.strength:
            case Strength.SOFT:
                return f"They would agree only if {soft}."
            case Strength.POSSIBLE:
                ways = [_OTHERWISE[each] for each in relation.undecided]
                return f"Both can hold if they {' or '.join(ways)}{f', or if {soft}' if soft else ''}."
            case _:
                return "Both can hold only if they differ in something neither of them states."

    def _softness(self, relation: Relation) -> str:
        """Say how far soft words would have to reach; empty where both are hard."""
        soft = relation.gap.break_even if relation.gap is not None else None
        if soft is not None:
            return self._reach(soft)
        soft_word = any(value is not None and value.word in _REACHING for value in self._values(relation))
        return "the soft words were meant more loosely than usual" if soft_word else ""

    def _values(self, relation: Relation) -> list[Value | None]:
        return [side.fact.value for side in self._both(relation)]

    def _reach(self, soft: BreakEven) -> str:
        words = [_SOFT_WORDS[word] for word in _SOFT_WORDS if word in soft.words]
        percent = f"{digits(soft.amount, self._language)}%"
        far = measured(soft.amount, "point", self._language) if soft.points else percent
        if words == [_SOFT_WORDS[ValueWord.NEARLY]]:
            return f"“nearly” reached {far} down"
        return f"{listed(words)} meant ±{far}"

    def _is_vague(self, relation: Relation) -> bool:
        """Tell whether a word such as "dozens" leaves open where a value ends."""
        return any(value is not None and value.word is ValueWord.VAGUE for value in self._values(relation))

    def gap(self, relation: Relation) -> str:
        """Say how far apart two readings are: `at least 2,680 and 4,026: 1.50 times`; empty where they are not."""
        return "; ".join(self._distances(relation)) if relation.gap is not None else ""

    def _distances(self, relation: Relation) -> Iterator[str]:
        gap = relation.gap or Gap()
        unit = {FigureKind.DATE: "day", FigureKind.SHARE: "point"}.get(self._figure.kind, "")

        def far(amount: Decimal) -> str:
            return measured(amount, unit, self._language) if unit else digits(amount, self._language)

        if gap.spread is not None:
            left, right = self._both(relation)
            ratio = f"{gap.spread.ratio:f} times, " if gap.spread.ratio is not None else ""
            of = "" if unit else "a difference of "
            yield f"{left.value} and {right.value}: {ratio}{of}{far(gap.spread.difference)}"
        if gap.apart is not None and not self._is_vague(relation):
            what = "days" if self._figure.kind is FigureKind.DATE else "values"
            yield f"the nearest {what} they allow are {far(gap.apart)} apart"
        if gap.days is not None:
            yield f"their dates are {measured(Decimal(gap.days), 'day', self._language)} apart"


def _unstated(relation: Relation) -> bool:
    return bool({Dimension.PLACE, Dimension.DEFINITION} & set(relation.undecided))
