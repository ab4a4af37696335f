"""The dossier: a corpus, checked and analysed once; everything anybody sees is printed from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.analysis.headline import headline
from factsheet.analysis.provenance import Provenance, trace
from factsheet.analysis.timeline import Entry, timeline
from factsheet.checks.run import check
from factsheet.documents.tree import ContentTree
from factsheet.loading.corpus import load, without_collection
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FigureId
from factsheet.model.records import Fact
from factsheet.problems import Problem, Severity, in_order


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one content tree."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    provenance: Provenance
    timeline: tuple[Entry, ...]
    headlines: Mapping[FigureId, tuple[Fact, ...]]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The mistakes that stop a build."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def prepare(tree: ContentTree, *, today: dt.date) -> Dossier:
    """Load, check and analyse a content tree, in that order."""
    with without_collection():
        loaded = load(tree)
        problems = in_order((*loaded.problems, *check(loaded.corpus, today)))
        return _analysed(loaded.corpus, problems)


def _analysed(corpus: Corpus, problems: tuple[Problem, ...]) -> Dossier:
    provenance = trace(corpus)
    return Dossier(
        corpus=corpus,
        problems=problems,
        provenance=provenance,
        timeline=timeline(corpus),
        headlines={
            figure.id: headline(figure, provenance.firsts_of(figure.id), corpus.policy.tolerances)
            for figure in corpus.figures.values()
        },
    )
