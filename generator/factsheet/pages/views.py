"""What templates see of a record: its words in one language, and links relative to the page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from factsheet.analysis.headline import latest_day
from factsheet.analysis.origins import chain
from factsheet.dossier import Dossier
from factsheet.model.corpus import definition_in, nature_of, printing
from factsheet.model.dates import Date
from factsheet.model.identifiers import ActorId, PlaceId, SourceId
from factsheet.model.records import Actor, Citation, Fact, Figure, Source
from factsheet.model.text import Text, Wording
from factsheet.model.words import Access, FigureKind, State
from factsheet.pages.worded import Name, Reading, Stand
from factsheet.wording import formats, labels
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.markup import inline
from factsheet.wording.numerals import digits, measured
from factsheet.wording.relations import Telling
from factsheet.wording.runs import Run, plain
from factsheet.wording.sides import scope_in_words
from factsheet.wording.standings import BADGES, origins_in_words, reason
from factsheet.wording.values import machine_form, value_in_words

# Kinds of figure whose answer is no number.
_IN_WORDS = (FigureKind.DESCRIPTION, FigureKind.DATE)


@dataclass(frozen=True, slots=True)
class Views:
    """Words for one language, taken from one dossier."""

    dossier: Dossier
    language: str
    # Reads inline Markdown, and each text but once.
    runs: Callable[[str], tuple[Run, ...]] = field(
        default_factory=lambda: cache(inline), init=False, repr=False, compare=False
    )
    # Home, lists and pages show the same readings, each worded but once.
    _names: dict[ActorId, Name] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ladders: dict[tuple[str, int], tuple[Name, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _worded: dict[str, Reading] = field(default_factory=dict, init=False, repr=False, compare=False)
    _stands: dict[str, Stand] = field(default_factory=dict, init=False, repr=False, compare=False)
    _tellings: dict[str, Telling] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def default(self) -> str:
        """The language texts stand in when none is named."""
        sheet = self.dossier.corpus.sheet
        return sheet.languages[0] if sheet is not None else self.language

    def words(self, text: Text) -> Wording:
        """Give a text's wording in this language, as it was written."""
        return text.in_language(self.language, self.default)

    def plain(self, text: Text | None) -> str:
        """Give a text's words in this language, without its Markdown; empty for no text."""
        return plain(self.runs(self.words(text).text)) if text is not None else ""

    def date(self, value: Date) -> str:
        """Write a date in words."""
        return formats.date(value, self.language)

    def number(self, how_many: int) -> str:
        """Write how many there are: `1,675`."""
        return digits(Decimal(how_many), self.language)

    def measured(self, how_many: int, what: str) -> str:
        """Write how many of what there are: `1 fact`, `1,675 facts`."""
        return measured(Decimal(how_many), what, self.language)

    def actor(self, identifier: ActorId) -> Name:
        """Name an actor; whoever speaks for a party speaks as one."""
        if identifier not in self._names:
            self._names[identifier] = self._name(identifier)
        return self._names[identifier]

    def _name(self, identifier: ActorId) -> Name:
        actors = self.dossier.corpus.actors
        actor = actors[identifier]
        party = actor.party or actors[self.dossier.corpus.stands_for(identifier)].party
        return Name(self.words(actor.name).text, identifier, actor.acronym, party)

    def speaker(self, fact: Fact) -> Name:
        """Name whoever says it; words stand for somebody unnamed."""
        speaker = self.dossier.corpus.speaker_of(fact)
        if speaker is None:
            return Name("not known")
        if speaker.actor is not None:
            return self.actor(speaker.actor)
        return Name(self.plain(speaker.unnamed) or "not named")

    def ladder(self, fact: Fact, citation: Citation) -> tuple[Name, ...]:
        """Name who carried it: from the outlet that was read to whoever said it first, named or not."""
        key = (fact.id, id(citation))
        if key not in self._ladders:
            self._ladders[key] = self._ladder(fact, citation)
        return self._ladders[key]

    def _ladder(self, fact: Fact, citation: Citation) -> tuple[Name, ...]:
        carriers = [self.actor(actor) for actor in chain(self.dossier.corpus, fact, citation)]
        speaker = self.speaker(fact)
        return tuple(dict.fromkeys(carriers if speaker.id else (*carriers, speaker)))

    def nature(self, fact: Fact) -> str:
        """Say what sort of assertion it is."""
        return labels.NATURES[nature_of(fact)]

    def figure_of(self, fact: Fact) -> Figure | None:
        """Find the figure a fact answers."""
        return self.dossier.corpus.figure_of(fact)

    def source(self, citation: Citation) -> Source:
        """Find the source a citation names."""
        return self.dossier.corpus.sources[citation.source]

    def access(self, source: Source) -> str:
        """Say how a source was read."""
        return labels.ACCESS[source.access]

    def place_in(self, fact: Fact, source: Source) -> str:
        """Say where in a source a fact can be read."""
        return ", ".join(citation.at for citation in fact.citations if citation.source == source.id)

    def cited(self, fact: Fact) -> Citation:
        """Give the first citation that prints what a fact says."""
        return printing(fact)[0]

    def printed(self, fact: Fact) -> list[tuple[Source, str]]:
        """Give each source that prints what it says, and where; not those that give a date or a scope alone."""
        places: dict[SourceId, list[str]] = {}
        for citation in printing(fact):
            places.setdefault(citation.source, []).append(citation.at)
        return [(self.dossier.corpus.sources[source], ", ".join(at)) for source, at in places.items()]

    def reading(self, fact: Fact) -> Reading:
        """Word one reading; value, qualifier, date and attribution stay together."""
        if fact.id in self._worded:
            return self._worded[fact.id]
        self._worded[fact.id] = reading = self._reading(fact)
        return reading

    def _reading(self, fact: Fact) -> Reading:
        period, source, said = fact.period, self.source(fact.citations[0]), _said_on(fact)
        return Reading(
            fact=fact,
            value=self.answer(fact),
            machine=machine_form(fact.value) if fact.value is not None else "",
            as_stated=self.words(fact.as_stated) if fact.as_stated is not None else None,
            as_of=formats.as_of(period, self.language) if period is not None else "undated",
            period=self.date(period) if period is not None else "not dated",
            scope=scope_in_words(fact.scope, self.place),
            counted=self._counted(fact),
            speaker=self.speaker(fact),
            said=formats.on_day(said, self.language) if said is not None else "",
            carrier=self.actor(source.publisher),
            printed=formats.on_day(source.published, self.language),
            source=source,
        )

    def answer(self, fact: Fact) -> str:
        """Say in words what a reading answers."""
        if fact.value is not None:
            return value_in_words(fact.value, self.figure_of(fact), self.language)
        figure = self.figure_of(fact)
        sought = "answer" if figure is not None and figure.kind in _IN_WORDS else "number"
        return f"gave no {sought} when asked" if fact.declined else f"rejects another {sought}"

    def _counted(self, fact: Fact) -> str:
        """Say by which definition and method, as far as a reading does."""
        figure = self.figure_of(fact)
        named = figure.definitions.get(definition_in(figure, fact)) if figure is not None else None
        method = labels.METHODS[fact.method] if fact.method is not None else ""
        return "; ".join(part for part in (self.plain(named), method) if part)

    def place(self, identifier: PlaceId) -> str:
        """Name a place."""
        return self.plain(self.dossier.corpus.places[identifier].name)

    def figures(self) -> tuple[Figure, ...]:
        """Give every figure, topic by topic."""
        sheet, figures = self.dossier.corpus.sheet, self.dossier.corpus.figures.values()
        order = {topic: n for n, topic in enumerate(sheet.topics)} if sheet is not None else {}
        return tuple(
            sorted(figures, key=lambda each: (order.get(each.topic, len(order)) if each.topic else len(order), each.id))
        )

    def readings(self, figure: Figure) -> tuple[Reading, ...]:
        """Word every published reading of a figure, the latest first, undated ones last; no arithmetic of ours."""
        facts = self.dossier.provenance.readings_of(figure.id)
        return tuple(
            self.reading(fact) for fact in sorted(facts, key=lambda fact: (latest_day(fact), fact.id), reverse=True)
        )

    def headline(self, figure: Figure) -> tuple[Reading, ...]:
        """Word the readings that stand for a figure where there is room for few."""
        return tuple(self.reading(fact) for fact in self.dossier.headlines[figure.id])

    def by_answer(self, readings: Iterable[Reading]) -> list[tuple[str, list[tuple[Name, str]]]]:
        """Group readings by their answer: with each answer every speaker once, and the places or groups meant."""
        groups: dict[str, dict[Name, dict[str, None]]] = {}
        for reading in readings:
            speakers = groups.setdefault(reading.value, {})
            speakers.setdefault(reading.speaker, {}).setdefault(reading.scope)
        return [
            (answer, [(speaker, ", ".join(scope for scope in scopes if scope)) for speaker, scopes in speakers.items()])
            for answer, speakers in groups.items()
        ]

    def kind(self, actor: Actor) -> str:
        """Say what sort of body or person an actor is."""
        return labels.actor_kind(actor.kind)

    def said_day(self, fact: Fact) -> str:
        """Give the last day on which it can have been said, for sorting: `2025-06-25`."""
        latest = (_said_on(fact) or self.source(fact.citations[0]).published).latest
        return latest.isoformat() if latest is not None else ""

    def unread(self, fact: Fact) -> str:
        """Say how little was read of what a fact rests on; empty if any of it was read in full."""
        read = {self.source(citation).access for citation in fact.citations}
        if Access.FULL in read:
            return ""
        return "Read in excerpt only" if Access.EXCERPT in read else "Known only through others"

    def first(self, fact: Fact) -> Fact | None:
        """Find the published fact that this one carries again."""
        repeated = self.dossier.corpus.facts.get(fact.repeats) if fact.repeats is not None else None
        return repeated if repeated is not None and repeated.state is State.PUBLISHED else None

    def telling(self, figure: Figure) -> Telling:
        """Give what tells how the readings of a figure relate."""
        if figure.id not in self._tellings:
            self._tellings[figure.id] = Telling(self.dossier.corpus, figure, self.language)
        return self._tellings[figure.id]

    def stand(self, figure: Figure) -> Stand:
        """Say where a figure stands, and why."""
        if figure.id not in self._stands:
            self._stands[figure.id] = self._stand(figure)
        return self._stands[figure.id]

    def _stand(self, figure: Figure) -> Stand:
        relations, verdict = self.dossier.relations[figure.id], self.dossier.verdicts[figure.id]
        counted = bool(verdict.origins.known or verdict.origins.unnamed)
        return Stand(
            standing=verdict.standing,
            badge=BADGES[verdict.standing],
            reason=reason(self.telling(figure), verdict, relations.deciding(verdict), self.dossier.firsts[figure.id]),
            origins=origins_in_words(verdict.origins) if counted else "",
        )

    def today(self, figure: Figure) -> str:
        """Say where today's rules would put a figure, if an edition sealed something else; empty otherwise."""
        verdict = self.dossier.otherwise.get(figure.id)
        return BADGES[verdict.standing] if verdict is not None else ""

    def incomplete(self, figure: Figure) -> bool:
        """Tell whether a reading on which something was concluded has been removed from the edition."""
        return figure.id in self.dossier.incomplete

    def badges(self, fact: Fact) -> list[str]:
        """Say what a reader must know before a fact's words: whose it is, how its source was read, what we reckoned."""
        found = {
            "Party\u2019s own statement": self.speaker(fact).party,
            (unread := self.unread(fact)): bool(unread),
            "Our arithmetic": fact.derived is not None,
            "Corrected later": fact.id in self.dossier.chronicle.later,
        }
        return [badge for badge, there in found.items() if there]

    def pairs(self, fact: Fact) -> Iterator[tuple[Fact, Text]]:
        """Give what a reader should see together with a fact, and why."""
        for pair in self.dossier.provenance.pairs_of.get(fact.id, ()):
            yield (pair.other if pair.fact is fact else pair.fact), pair.note

    def summary(self) -> list[list[tuple[Run, ...] | Mark]]:
        """Cut the sheet's summary into paragraphs of words and marks; Markdown ends at a mark and at a paragraph."""
        sheet = self.dossier.corpus.sheet
        paragraphs: list[list[tuple[Run, ...] | Mark]] = [[]]
        for part in with_marks(self.words(sheet.summary.text).text) if sheet is not None else ():
            if isinstance(part, Mark):
                paragraphs[-1].append(part)
                continue
            first, *more = part.split("\n")
            paragraphs[-1].append(self.runs(first))
            paragraphs.extend([self.runs(line)] for line in more)
        return [paragraph for paragraph in paragraphs if any(paragraph)]


def _said_on(fact: Fact) -> Date | None:
    """Give the day of its own on which it was said; without one, that of its publication stands for it."""
    return fact.said_by.on if fact.said_by is not None else None
