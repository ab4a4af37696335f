"""The dossier: a corpus, checked and analysed once; everything anybody sees is printed from it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from factsheet.analysis.changes import Side, changed_facts, changes_between
from factsheet.analysis.chronicle import Chronicle, Correction, all_corrections, chronicle
from factsheet.analysis.conclusions import conclusions_of, restored
from factsheet.analysis.disagreement import Disagreement, compare
from factsheet.analysis.headline import headline
from factsheet.analysis.provenance import Provenance, trace
from factsheet.analysis.relations import Relations
from factsheet.analysis.timeline import Entry, timeline
from factsheet.checks.run import check
from factsheet.documents.tree import CONTENT, ContentTree
from factsheet.loading.corpus import load, without_collection
from factsheet.loading.editions import tree_of
from factsheet.model.changes import Changes
from factsheet.model.corpus import Corpus
from factsheet.model.editions import Conclusion, Edition
from factsheet.model.evidence import Asked, Receipt
from factsheet.model.identifiers import EditionId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Verdict
from factsheet.problems import FactsheetError, Problem, Severity, in_order

_Headlines = Mapping[FigureId, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one content tree; `firsts` are the readings of a figure that are no echoes.

    Of an edition, what it sealed stands in `relations`, `verdicts` and `headlines`; where today's rules conclude
    otherwise, `otherwise` holds what they say.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    provenance: Provenance
    timeline: tuple[Entry, ...]
    relations: Mapping[FigureId, Relations]
    verdicts: Mapping[FigureId, Verdict]
    firsts: Mapping[FigureId, tuple[Fact, ...]]
    headlines: _Headlines
    otherwise: Mapping[FigureId, Verdict] = field(default_factory=dict)
    incomplete: frozenset[FigureId] = frozenset()  # figures of an edition of which a reading was redacted
    chronicle: Chronicle = field(default_factory=Chronicle)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The mistakes that stop a build."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def conclusions(self) -> dict[FigureId, Conclusion]:
        """What is concluded of every figure, as an edition seals it."""
        return conclusions_of(self.relations, self.verdicts, self.headlines)

    @property
    def side(self) -> Side:
        """What is compared with another state of the dossier."""
        edition = self.chronicle.edition
        return Side(self.corpus, self.verdicts, _redacted(edition) if edition is not None else frozenset())


def prepare(tree: ContentTree, *, today: dt.date, editions: Mapping[EditionId, Edition] | None = None) -> Dossier:
    """Load a content tree, compare its readings, check and analyse it; some rules ask how readings relate.

    Its sealed editions are those that stand in the tree, unless others are given.
    """
    with without_collection():
        loaded = load(tree)
        corpus = loaded.corpus if editions is None else replace(loaded.corpus, editions=editions)
        disagreement = compare(corpus)
        found = check(corpus, today, disagreement.oddities, changed_facts(corpus, corpus.newest))
        problems = in_order((*loaded.problems, *found))
        return _analysed(corpus, problems, disagreement, _headlines(corpus, disagreement))


class BrokenEdition(FactsheetError):
    """A sealed edition holds records that cannot be read: it was changed since."""

    def __init__(self, edition: Edition, first: Problem) -> None:
        record = first.span.path.removeprefix(f"{CONTENT}/")
        super().__init__(
            f"edition {edition.id} cannot be read: {record}: {first.message}; bring its file back as it was sealed"
        )


class Shelf:
    """The sealed editions of a dossier; the last ones opened stay open."""

    _OPEN = 2

    def __init__(self, editions: Sequence[Edition], receipts: Mapping[Asked, Receipt] | None = None) -> None:
        self.editions = tuple(sorted(editions, key=lambda each: each.order))
        # A receipt names by digest what it answers: it holds of the same words in an edition too, whenever it was made.
        self._receipts = receipts or {}
        self._open: dict[EditionId, Corpus] = {}

    @classmethod
    def of(cls, corpus: Corpus) -> "Shelf":
        """Give the editions that stand in a dossier, with its receipts."""
        return cls(list(corpus.editions.values()), corpus.receipts)

    def corpus(self, edition: Edition) -> Corpus:
        """Read all that an edition holds."""
        if edition.id not in self._open:
            with without_collection():
                loaded = load(tree_of(edition))
            broken = [each for each in loaded.problems if each.severity is Severity.ERROR]
            if broken:
                raise BrokenEdition(edition, broken[0])
            self._open[edition.id] = replace(loaded.corpus, receipts=self._receipts)
            for name in list(self._open)[: -self._OPEN]:
                del self._open[name]
        return self._open[edition.id]

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction that an edition has gathered."""
        return all_corrections(self.editions)

    def side(self, edition: Edition) -> Side:
        """Give an edition for a comparison: its records, and what it concluded."""
        verdicts = {figure: each.verdict for figure, each in edition.conclusions.items()}
        return Side(self.corpus(edition), verdicts, _redacted(edition), sealed=True)

    def with_chronicle(self, dossier: Dossier) -> Dossier:
        """Tell the working tree what was said before it."""
        if not self.editions:
            return dossier
        changes = changes_between(self.side(self.editions[-1]), dossier.side)
        return replace(dossier, chronicle=chronicle(dossier.corpus, self.editions, None, changes, self.corrections))

    def dossier(self, edition: Edition) -> Dossier:
        """Give an edition as it was sealed, with its conclusions; it was checked when it was cut."""
        corpus = self.corpus(edition)
        today = compare(corpus)
        sealed, headlines, otherwise, incomplete = restored(today, _headlines(corpus, today), edition.conclusions)
        dossier = replace(_analysed(corpus, (), sealed, headlines), otherwise=otherwise, incomplete=incomplete)
        place = self.editions.index(edition)
        before = self.side(self.editions[place - 1]) if place else None
        changes = changes_between(before, self.side(edition)) if before is not None else Changes()
        return replace(dossier, chronicle=chronicle(corpus, self.editions, edition, changes, self.corrections))


def _redacted(edition: Edition) -> frozenset[str]:
    return frozenset(each.record for each in edition.redactions)


def _headlines(corpus: Corpus, disagreement: Disagreement) -> _Headlines:
    return {
        figure.id: headline(
            figure,
            disagreement.firsts[figure.id],
            corpus.policy.tolerances,
            disagreement.verdicts[figure.id].standing,
        )
        for figure in corpus.figures.values()
    }


def _analysed(
    corpus: Corpus, problems: tuple[Problem, ...], disagreement: Disagreement, headlines: _Headlines
) -> Dossier:
    return Dossier(
        corpus=corpus,
        problems=problems,
        provenance=trace(corpus),
        timeline=timeline(corpus),
        relations=disagreement.relations,
        verdicts=disagreement.verdicts,
        firsts=disagreement.firsts,
        headlines=headlines,
    )
