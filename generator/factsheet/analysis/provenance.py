"""Provenance: which published facts rest on which source, and answer which figure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FigureId, SourceId, TopicId
from factsheet.model.records import Fact


@dataclass(frozen=True, slots=True)
class Provenance:
    """Published facts by what they hang on, each list in the order of ids."""

    by_source: Mapping[SourceId, tuple[Fact, ...]]
    by_figure: Mapping[FigureId, tuple[Fact, ...]]
    by_topic: Mapping[TopicId | None, tuple[Fact, ...]]


def trace(corpus: Corpus) -> Provenance:
    """Walk the published facts once."""
    sources: defaultdict[SourceId, list[Fact]] = defaultdict(list)
    figures: defaultdict[FigureId, list[Fact]] = defaultdict(list)
    topics: defaultdict[TopicId | None, list[Fact]] = defaultdict(list)
    for fact in corpus.published():
        for source in dict.fromkeys(citation.source for citation in fact.citations):
            sources[source].append(fact)
        if fact.figure is not None:
            figures[fact.figure].append(fact)
        topics[corpus.topic_of(fact)].append(fact)
    return Provenance(
        by_source={key: tuple(facts) for key, facts in sources.items()},
        by_figure={key: tuple(facts) for key, facts in figures.items()},
        by_topic={key: tuple(facts) for key, facts in topics.items()},
    )
