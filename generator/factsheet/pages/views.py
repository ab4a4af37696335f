"""What templates see of a record: its words in one language, and links relative to the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factsheet.analysis.headline import latest_day
from factsheet.analysis.origins import chain
from factsheet.dossier import Dossier
from factsheet.model.corpus import printing
from factsheet.model.identifiers import SourceId
from factsheet.model.records import Actor, Citation, Fact, Figure, Source
from factsheet.model.text import Text
from factsheet.model.words import State
from factsheet.pages.worded import Reading, Stand
from factsheet.wording import formats, labels
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.relations import Telling
from factsheet.wording.runs import Run
from factsheet.wording.sides import scope_in_words
from factsheet.wording.standings import BADGES, origins_in_words, reason
from factsheet.wording.values import machine_form
from factsheet.wording.words import Name, Words, said_on


@dataclass(frozen=True, slots=True)
class Views(Words):
    """Words for one language, taken from one dossier."""

    dossier: Dossier
    # Home, lists and pages show the same readings, each worded but once.
    _ladders: dict[tuple[str, int], tuple[Name, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _worded: dict[str, Reading] = field(default_factory=dict, init=False, repr=False, compare=False)
    _stands: dict[str, Stand] = field(default_factory=dict, init=False, repr=False, compare=False)
    _tellings: dict[str, Telling] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, dossier: Dossier, language: str) -> "Views":
        """Take a dossier's words in one language."""
        return cls(dossier.corpus, language, dossier)

    def ladder(self, fact: Fact, citation: Citation) -> tuple[Name, ...]:
        """Name who carried it: from the outlet that was read to whoever said it first, named or not; never us."""
        key = (fact.id, id(citation))
        if key not in self._ladders:
            self._ladders[key] = self._ladder(fact, citation)
        return self._ladders[key]

    def _ladder(self, fact: Fact, citation: Citation) -> tuple[Name, ...]:
        carriers = [self.actor(actor) for actor in chain(self.corpus, fact, citation)]
        speaker = self.speaker(fact)
        named = speaker.id or fact.derived is not None
        return tuple(dict.fromkeys(carriers if named else (*carriers, speaker)))

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
        return [(self.corpus.sources[source], ", ".join(at)) for source, at in places.items()]

    def reading(self, fact: Fact) -> Reading:
        """Word one reading; value, qualifier, date and attribution stay together."""
        if fact.id in self._worded:
            return self._worded[fact.id]
        self._worded[fact.id] = reading = self._reading(fact)
        return reading

    def _reading(self, fact: Fact) -> Reading:
        period, source, said = fact.period, self.source(fact.citations[0]), said_on(fact)
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

    def figures(self) -> tuple[Figure, ...]:
        """Give every figure, topic by topic."""
        sheet, figures = self.corpus.sheet, self.corpus.figures.values()
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

    def first(self, fact: Fact) -> Fact | None:
        """Find the published fact that this one carries again."""
        repeated = self.corpus.facts.get(fact.repeats) if fact.repeats is not None else None
        return repeated if repeated is not None and repeated.state is State.PUBLISHED else None

    def telling(self, figure: Figure) -> Telling:
        """Give what tells how the readings of a figure relate."""
        if figure.id not in self._tellings:
            self._tellings[figure.id] = Telling(self.corpus, figure, self.language)
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
        sheet = self.corpus.sheet
        paragraphs: list[list[tuple[Run, ...] | Mark]] = [[]]
        for part in with_marks(self.words(sheet.summary.text).text) if sheet is not None else ():
            if isinstance(part, Mark):
                paragraphs[-1].append(part)
                continue
            first, *more = part.split("\n")
            paragraphs[-1].append(self.runs(first))
            paragraphs.extend([self.runs(line)] for line in more)
        return [paragraph for paragraph in paragraphs if any(paragraph)]
