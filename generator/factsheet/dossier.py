"""The dossier: a corpus, checked and analysed once; everything anybody sees is printed from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.analysis.disagreement import Disagreement, compare
from factsheet.analysis.headline import headline
from factsheet.analysis.provenance import Provenance, trace
from factsheet.analysis.relations import Relations
from factsheet.analysis.timeline import Entry, timeline
from factsheet.checks.run import check
from factsheet.documents.tree import ContentTree
from factsheet.loading.corpus import load, without_collection
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Verdict
from factsheet.problems import Problem, Severity, in_order


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one content tree; `firsts` are the readings of a figure that are no echoes."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    provenance: Provenance
    timeline: tuple[Entry, ...]
    relations: Mapping[FigureId, Relations]
    verdicts: Mapping[FigureId, Verdict]
    firsts: Mapping[FigureId, tuple[Fact, ...]]
    headlines: Mapping[FigureId, tuple[Fact, ...]]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The mistakes that stop a build."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def prepare(tree: ContentTree, *, today: dt.date) -> Dossier:
    """Load a content tree, compare its readings, check and analyse it; some rules ask how readings relate."""
    with without_collection():
        loaded = load(tree)
        disagreement = compare(loaded.corpus)
        found = check(loaded.corpus, today, disagreement.oddities)
        return _analysed(loaded.corpus, in_order((*loaded.problems, *found)), disagreement)


def _analysed(corpus: Corpus, problems: tuple[Problem, ...], disagreement: Disagreement) -> Dossier:
    return Dossier(
        corpus=corpus,
        problems=problems,
        provenance=trace(corpus),
        timeline=timeline(corpus),
        relations=disagreement.relations,
        verdicts=disagreement.verdicts,
        firsts=disagreement.firsts,
        headlines={
            figure.id: headline(
                figure,
                disagreement.firsts[figure.id],
                corpus.policy.tolerances,
                disagreement.verdicts[figure.id].standing,
            )
            for figure in corpus.figures.values()
        },
    )
