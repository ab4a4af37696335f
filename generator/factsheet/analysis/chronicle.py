"""The chronicle: what every edition said, which notes it gathered, and what was found wrong in it later.

For an edition it ends with that edition, except for corrections: those of later ones are what its readers must know.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from factsheet.loading.editions import record_in
from factsheet.model.changes import Changes
from factsheet.model.corpus import Corpus
from factsheet.model.editions import Conclusion, Edition
from factsheet.model.identifiers import ChangeId, EditionId, FactId, FigureId
from factsheet.model.records import Change, Fact
from factsheet.model.words import ChangeKind, State


@dataclass(frozen=True, slots=True)
class Version:
    """What a fact said from an edition on; without a fact it was blanked there."""

    edition: Edition
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class FigureVersion:
    """What was concluded of a figure from an edition on, and the readings that stood for it, as they were then."""

    edition: Edition
    conclusion: Conclusion
    headline: tuple[Fact, ...]
    readings: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A note that something was wrong: the editions that had it wrong, and the one that has it right, if any yet."""

    note: Change
    wrong: tuple[EditionId, ...]
    right: EditionId | None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What editions said up to one of them, or up to the working tree."""

    edition: Edition | None = None
    editions: tuple[Edition, ...] = ()  # up to and with this one, the oldest first
    superseded: bool = False
    changes: Changes = field(default_factory=Changes)
    gathered: Mapping[ChangeId, EditionId | None] = field(default_factory=dict)
    facts: Mapping[FactId, tuple[Version, ...]] = field(default_factory=dict)
    figures: Mapping[FigureId, tuple[FigureVersion, ...]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    later: Mapping[FactId, tuple[Correction, ...]] = field(default_factory=dict)

    @property
    def predecessor(self) -> Edition | None:
        """The edition before this one; for the working tree the newest."""
        before = self.editions if self.edition is None else self.editions[:-1]
        return before[-1] if before else None

    def has_page(self, fact: Fact) -> bool:
        """Tell whether readers can look a fact up: it is published, or its page stays."""
        return fact.state is State.PUBLISHED or self.has_tombstone(fact)

    def has_tombstone(self, fact: Fact) -> bool:
        """Tell whether a fact's page stays though the fact is no longer held: if an edition has published it."""
        if fact.state in (State.PUBLISHED, State.DRAFT):
            return False
        return any(each.fact is None or each.fact.state is State.PUBLISHED for each in self.facts.get(fact.id, ()))


def chronicle(
    corpus: Corpus,
    editions: Sequence[Edition],
    edition: Edition | None,
    changes: Changes,
    made: Sequence[Correction],
) -> Chronicle:
    """Gather what was said before, and what was found wrong afterwards; `made` are all corrections of all editions."""
    told = tuple(each for each in editions if edition is None or each.order <= edition.order)
    gathered = {note: _first(told, f"changes/{note}") for note in corpus.changes}
    corrections = tuple(
        _correction(note, editions, gathered[note.id])
        for note in corpus.changes.values()
        if note.kind is ChangeKind.CORRECTION
    )
    return Chronicle(
        edition=edition,
        editions=told,
        superseded=len(told) < len(editions),
        changes=changes,
        gathered=gathered,
        facts={fact: tuple(_versions(told, fact)) for fact in corpus.facts},
        figures={figure: tuple(_figure_versions(told, figure)) for figure in corpus.figures},
        corrections=corrections,
        later=later_corrections(made, edition) if edition is not None else {},
    )


def _first(editions: Sequence[Edition], name: str) -> EditionId | None:
    """Find the edition that was the first to hold a record."""
    return next((each.id for each in editions if name in each.digests), None)


def _versions(editions: Sequence[Edition], fact: FactId) -> Iterator[Version]:
    """Give what a fact said, each time an edition said something else."""
    name, said = f"facts/{fact}", ""
    for edition in editions:
        now = edition.digests.get(name, "")
        redacted = edition.redaction_of(name) is not None
        now = "redacted" if redacted else now
        if now and now != said:
            yield Version(edition, None if redacted else record_in(edition, "facts", fact))
            said = now


def _figure_versions(editions: Sequence[Edition], figure: FigureId) -> Iterator[FigureVersion]:
    """Give what was concluded of a figure, each time it was something else."""
    holding = [(each, each.conclusions[figure]) for each in editions if figure in each.conclusions]
    for before, (edition, conclusion) in pairwise([None, *holding]):  # type: ignore[misc]
        if before is None or _said(*before) != _said(edition, conclusion):
            readings = {fact for pair in conclusion.pairs for fact in (pair.left, pair.right)}
            kept = [fact for fact in conclusion.headline if edition.redaction_of(f"facts/{fact}") is None]
            facts = (record_in(edition, "facts", fact) for fact in kept)
            shown = tuple(fact for fact in facts if isinstance(fact, Fact))
            yield FigureVersion(edition, conclusion, shown, len(readings | set(conclusion.verdict.deciding)))


def _said(edition: Edition, conclusion: Conclusion) -> object:
    """What a reader saw of a figure at a glance."""
    headline = [edition.digests.get(f"facts/{fact}") for fact in conclusion.headline]
    return conclusion.verdict.standing, conclusion.verdict.origins, headline


def _correction(note: Change, editions: Sequence[Edition], right: EditionId | None) -> Correction:
    """Say which editions were wrong: from the one the note names on, or those that say what the last of them said."""
    order = [each.id for each in editions]
    before = list(editions[: order.index(right)] if right is not None else editions)
    names = [f"facts/{fact}" for fact in note.facts]
    if note.since in order:
        before = [each for each in before if order.index(each.id) >= order.index(EditionId(note.since))]
    elif before:
        before = saying_the_same(before, names)
    wrong = tuple(each.id for each in before if any(name in each.digests for name in names))
    return Correction(note, wrong, right)


def saying_the_same(editions: Sequence[Edition], names: Iterable[str]) -> list[Edition]:
    """Give the editions up to the last that say, one after the other, what it says of any of these records."""
    last = {name: digest for name in names if (digest := editions[-1].digests.get(name)) is not None}

    def says_it(edition: Edition) -> bool:
        return any(edition.digests.get(name) == digest for name, digest in last.items())

    return list(takewhile(says_it, reversed(editions)))[::-1]


def all_corrections(editions: Sequence[Edition]) -> tuple[Correction, ...]:
    """Give every correction that an edition has gathered, in their order."""
    known: set[str] = set()
    found: list[Correction] = []
    for edition in editions:
        fresh = [name for name in edition.digests if name.startswith("changes/") and name not in known]
        known.update(fresh)
        for name in sorted(fresh):
            note = record_in(edition, *name.split("/"))
            if isinstance(note, Change) and note.kind is ChangeKind.CORRECTION:
                found.append(_correction(note, editions, edition.id))
    return tuple(found)


def later_corrections(corrections: Sequence[Correction], edition: Edition) -> dict[FactId, tuple[Correction, ...]]:
    """Choose the corrections of what an edition had wrong, by the facts that were."""
    found: defaultdict[FactId, list[Correction]] = defaultdict(list)
    for correction in corrections:
        for fact in correction.note.facts if edition.id in correction.wrong else ():
            if f"facts/{fact}" in edition.digests:
                found[fact].append(correction)
    return {fact: tuple(each) for fact, each in found.items()}
