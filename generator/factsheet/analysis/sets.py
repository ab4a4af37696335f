"""The readings of a figure as sets: asked about one of them, all that stand to it in some way, by any of its sides.

A set is the bits of one integer, and bounds are ranked once, so a question about thousands of readings is a few
operations on long numbers, and no pair is walked over.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from factsheet.analysis.calendar import Calendar
from factsheet.analysis.links import Link, links_among, repeating
from factsheet.analysis.origins import Voices
from factsheet.analysis.ranks import Ranked, bits_of, intersection, places_of, union
from factsheet.analysis.readings import Comparable
from factsheet.model.identifiers import PlaceId
from factsheet.model.records import Figure
from factsheet.model.words import FigureKind, State

_ADDS_UP = (FigureKind.COUNT, FigureKind.AMOUNT)


class Sets:
    """The readings of a figure, ready to be asked for by any of their sides.

    Every method takes the place of one reading and gives the set of those that stand to it in some way, itself
    perhaps among them.
    """

    def __init__(
        self, figure: Figure, readings: Sequence[Comparable], around: Callable[[PlaceId], tuple[PlaceId, ...]]
    ):
        self.figure = figure
        self.readings = readings
        self.everybody = (1 << len(readings)) - 1
        self.adds_up = figure.kind in _ADDS_UP
        self.links = links_among(readings)
        self.repeating = repeating(readings)
        self.calendar = Calendar(figure, readings)
        self._low = Ranked([reading.edges and reading.edges[0] for reading in readings])
        self._high = Ranked([reading.edges and reading.edges[1] for reading in readings])
        self.undated = self.calendar.undated
        self.without_value = self._which(lambda reading: reading.value is None)
        self.soft = self._which(lambda reading: reading.soft)
        self.published = self._which(lambda reading: reading.fact.state is State.PUBLISHED)
        self._said = self._by(lambda reading: (reading.said,))
        self._word = self._by(lambda reading: reading.said[:1])
        self._numbers = self._by(lambda reading: (reading.numbers,))
        self._period = self._by(lambda reading: (reading.period,))
        self._definition = self._by(lambda reading: (reading.definition,))
        self._method = self._by(lambda reading: (reading.method,))
        self._voice = self._by(lambda reading: reading.voices.known)
        self._unnamed = self._by(lambda reading: reading.voices.unnamed)
        self._outlet = self._by(lambda reading: reading.outlets)
        self._population = _Nested(self._by(lambda reading: (reading.population,)), self._larger)
        self._place = _Nested(
            self._by(lambda reading: (reading.place,)), lambda place: around(place)[1:] if place is not None else ()
        )
        self._scopes: dict[tuple[str, PlaceId | None], tuple[int, int, int]] = {}
        self._copies = self._same_origins()
        self._echoes = tuple(self._carried_whole(n) for n in range(len(readings)))
        self._carried = tuple(self._echoes[n] | self.altered_echoes(n) for n in range(len(readings)))
        self._carrying = bits_of(n for n, bits in enumerate(self._carried) if bits)

    def _which(self, test: Callable[[Comparable], bool]) -> int:
        return bits_of(n for n, reading in enumerate(self.readings) if test(reading))

    def _by(self, keys: Callable[[Comparable], Iterable[Hashable]]) -> dict[Hashable, int]:
        found: defaultdict[Hashable, int] = defaultdict(int)
        for n, reading in enumerate(self.readings):
            for key in keys(reading):
                found[key] |= 1 << n
        return dict(found)

    def _larger(self, population: Hashable) -> tuple[Hashable, ...]:
        """Give the populations one lies within, the smallest first; everybody holds every other."""
        found: list[str] = []
        here = str(population)
        while (here := self.figure.populations.get(here, "")) and here not in found:
            found.append(here)
        return tuple(found) if "all" in found or population == "all" else (*found, "all")

    # How it is counted, where, and of whom

    def other_definition(self, n: int) -> int:
        """Definitions are stated on both sides and differ."""
        mine = self.readings[n].definition
        return self.everybody & ~self._definition[mine] & ~self._definition.get("", 0) if mine else 0

    def scope(self, n: int) -> tuple[int, int, int]:
        """Give the wholes this one is part of, its parts, and those of another scope; the rest share its scope."""
        reading = self.readings[n]
        key = reading.population, reading.place
        if (known := self._scopes.get(key)) is None:
            known = self._scopes[key] = self._scope(*key)
        return known

    def _scope(self, population: str, place: PlaceId | None) -> tuple[int, int, int]:
        same_people, larger_people, smaller_people = self._population.around(population)
        same_place, larger_place, smaller_place = self._place.around(place)
        unstated = self._place.by.get(None, 0)
        same_place = self.everybody if place is None else same_place | unstated
        same = same_people & same_place
        wholes = (same_people | larger_people) & (same_place | larger_place) & ~same
        parts = (same_people | smaller_people) & (same_place | smaller_place) & ~same
        return wholes, parts, self.everybody & ~same & ~wholes & ~parts

    def unstated(self, n: int) -> int:
        """A definition or a place is left out that the other may not share."""
        reading, nowhere = self.readings[n], self._place.by.get(None, 0)
        missing = self.everybody & ~nowhere if reading.place is None else nowhere
        if len(self.figure.definitions) > 1:
            missing |= self._definition.get("", 0) if reading.definition else self.everybody
        return missing

    def other_method(self, n: int) -> int:
        """One was counted, the other modelled."""
        mine = self.readings[n].method
        return self.everybody & ~self._method[mine] & ~self._method.get("", 0) if mine else 0

    # Whose it is

    def one_voice(self, n: int) -> int:
        """Some known origin is behind both."""
        return union(self._voice[origin] for origin in self.readings[n].voices.known)

    def shared_voice(self, n: int) -> int:
        """Some origin is behind both, be it somebody unnamed in the same words of one outlet: a link says the rest."""
        return self.one_voice(n) | union(self._unnamed[each] for each in self.readings[n].voices.unnamed)

    def one_outlet(self, n: int) -> int:
        """Some publisher prints both."""
        return union(self._outlet[outlet] for outlet in self.readings[n].outlets)

    def _same_origins(self) -> tuple[int, ...]:
        """Find the readings that say the same of the same, and add no origin."""
        groups: defaultdict[Hashable, defaultdict[Voices, int]] = defaultdict(lambda: defaultdict(int))
        for n, reading in enumerate(self.readings):
            scope = (reading.period, reading.place, reading.population, reading.definition, reading.method)
            groups[reading.said, scope][reading.voices] |= 1 << n
        found = [0] * len(self.readings)
        for by_voices in groups.values():
            if sum(bits.bit_count() for bits in by_voices.values()) == 1:
                continue
            behind: defaultdict[Hashable, int] = defaultdict(int)
            for voices, bits in by_voices.items():
                for origin in voices.all:
                    behind[origin] |= bits
            for voices, bits in by_voices.items():
                as_many = intersection(behind[origin] for origin in voices.all)
                for n in places_of(bits):
                    found[n] |= as_many & ~(1 << n)
                for n in places_of(as_many & ~bits):
                    found[n] |= bits
        return tuple(found)

    def _carried_whole(self, n: int) -> int:
        repeated = self.links.repeated.of[n]
        return self._copies[n] | repeated & self.meeting(n) & ~self.altered(n) if repeated else self._copies[n]

    def echoes(self, n: int) -> int:
        """One carries the other again, as it was."""
        return self._echoes[n]

    def altered_echoes(self, n: int) -> int:
        """One carries the other again, and something changed on the way."""
        repeated = self.links.repeated.of[n]
        return repeated & self.meeting(n) & ~self._echoes[n] if repeated else 0

    def altered(self, n: int) -> int:
        """The value, its qualifier or its scope is not the same; what one leaves out is not another."""
        reading = self.readings[n]
        wholes, parts, others = self.scope(n)
        period = 0 if reading.period is None else ~self._period[reading.period] & ~self.undated
        return ~self._said[reading.said] | period | wholes | parts | others | self.other_definition(n)

    def through_echoes(self, n: int, links: Link) -> int:
        """Follow links of a reading, of what carries it again, and to what carries again what they name."""
        if not links.somebody:
            return 0
        ours = (1 << n | self._carried[n]) & links.somebody
        named = union(links.of[each] for each in places_of(ours))
        return named | union(self._carried[each] for each in places_of(named & self._carrying))

    # What it says

    def equal(self, n: int) -> int:
        """The same word and number."""
        return self._said[self.readings[n].said]

    def same_word(self, n: int) -> int:
        """The same word, whatever it goes with."""
        return self._word[self.readings[n].said[0]]

    def same_numbers(self, n: int) -> int:
        """The same numbers, whatever their words; nobody without a value."""
        return self._numbers[self.readings[n].numbers]

    def below(self, n: int) -> int:
        """All that the others admit lies below all that this one admits."""
        edges = self.readings[n].edges
        return 0 if edges is None else self._high.below(edges[0])

    def above(self, n: int) -> int:
        """All that the others admit lies above all that this one admits."""
        edges = self.readings[n].edges
        return 0 if edges is None else self._low.above(edges[1])

    def meeting(self, n: int) -> int:
        """Some value would do for both; a term meets itself alone."""
        if self.readings[n].edges is None:
            return self.equal(n)
        return self.everybody & ~self.below(n) & ~self.above(n) & ~self.without_value


class _Nested:
    """Readings by a key that may lie within others: a place, a population."""

    def __init__(self, by: Mapping[Hashable, int], around: Callable[..., tuple[Hashable, ...]]) -> None:
        self.by = by
        self._around = {key: around(key) for key in by}
        self._inner: defaultdict[Hashable, int] = defaultdict(int)
        for key, wholes in self._around.items():
            for whole in wholes:
                self._inner[whole] |= by[key]

    def around(self, key: Hashable) -> tuple[int, int, int]:
        """Give those with the same key, with one around it, and with one inside it."""
        larger = union(self.by.get(whole, 0) for whole in self._around[key])
        return self.by[key], larger, self._inner[key] & ~self.by[key]
