"""A fact as a `Claim`: its words, who says it, where it can be read, and which other facts it stands against."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from factsheet.analysis.origins import chain
from factsheet.model.corpus import printing
from factsheet.model.dates import Date
from factsheet.model.identifiers import FactId
from factsheet.model.records import Derivation, Event, Fact, Source
from factsheet.model.relations import CLASHES, Kind
from factsheet.model.words import EventStatus
from factsheet.pages import history
from factsheet.pages.linked.readings import observation
from factsheet.pages.linked.things import agent, appearance, correction, place
from factsheet.pages.linked.writing import MOST_RELATED, Thing, moment, named, refs, span, written
from factsheet.pages.press import Press
from factsheet.wording.words import said_on

# What happened needs no word.
_STATUSES = {
    EventStatus.PLANNED: {"@id": "https://schema.org/EventScheduled"},
    EventStatus.CANCELLED: {"@id": "https://schema.org/EventCancelled"},
}


def claim(press: Press, fact: Fact, root: str) -> str:
    """Describe a fact, the reading it gives and the event it tells of."""
    figure = press.corpus.figure_of(fact)
    reading = observation(press, fact, figure, root) if figure is not None else None
    event = _event(press, fact, fact.event, root) if fact.event is not None else None
    told = [each for each in (reading, event) if each is not None]
    about = refs(root, "figures", [figure.id] if figure is not None else [])
    about += [{"@id": each["@id"]} for each in told]
    return written([_claim(press, fact, about, root), *told])


def _claim(press: Press, fact: Fact, about: list[Thing], root: str) -> Thing:
    """Describe the words; arithmetic of ours appeared nowhere, and nobody else says it."""
    wording = press.views.words(fact.statement)
    return {
        "@type": "Claim",
        "@id": named(root, "facts", fact.id),
        "text": press.views.plain(fact.statement),
        "inLanguage": wording.language,
        **(_ours(press, fact.derived, root) if fact.derived is not None else _theirs(press, fact, root)),
        "temporalCoverage": span(*fact.period.ends) if fact.period is not None and fact.period.lasting else None,
        "citation": refs(root, "sources", (citation.source for citation in fact.citations)),
        "about": about,
        "correction": [correction(press, each) for each in history.notices(press, [fact.id])],
        **_beside(press, fact, root),
    }


def _ours(press: Press, derived: Derivation, root: str) -> Thing:
    """Name what was added up."""
    return {"prov:wasDerivedFrom": refs(root, "facts", _with_page(press, derived.sum))}


def _theirs(press: Press, fact: Fact, root: str) -> Thing:
    """Say who says it, when, and where it appeared."""
    speaker = press.corpus.speaker_of(fact)
    author = agent(press, speaker.actor, root) if speaker is not None else None
    cited = [press.corpus.sources[each] for each in dict.fromkeys(each.source for each in printing(fact))]
    quoted = (citation.source for citation in fact.citations if citation.quote)
    works = [appearance(press, source, root) for source in cited]
    return {
        "author": author,
        "datePublished": _said(said_on(fact), cited),
        "appearance": works,
        "firstAppearance": {"@id": works[0]["@id"]} if _appeared_once(press, fact, cited) else None,
        "prov:wasAttributedTo": {"@id": author["@id"]} if author is not None else None,
        "prov:wasQuotedFrom": refs(root, "sources", quoted),
    }


def _said(on: Date | None, cited: Sequence[Source]) -> str | None:
    """Give the day on which it was said, else that of the first publication, if every one has a day."""
    if on is not None:
        return moment(on)
    days = [source.published.single_day for source in cited]
    known = [day for day in days if day is not None]
    return min(known).isoformat() if known and len(known) == len(days) else None


def _appeared_once(press: Press, fact: Fact, works: Sequence[Source]) -> bool:
    """Tell whether the only work that prints it is the first one known; what others carried had appeared before."""
    if len(works) != 1 or fact.repeats is not None:
        return False
    speaker = fact.said_by.actor if fact.said_by is not None else None
    carriers = (actor for citation in printing(fact) for actor in chain(press.corpus, fact, citation))
    return set(carriers) <= {works[0].publisher, speaker}


def _beside(press: Press, fact: Fact, root: str) -> Thing:
    """Name the facts that it clashes with, that say the same, and that it takes the place of."""
    earlier = [fact.revises] if fact.revises is not None else []
    clashing, agreeing = _related(press, fact, CLASHES, (Kind.AGREEMENT,))
    return {
        "cito:disputes": refs(root, "facts", clashing),
        "cito:agreesWith": refs(root, "facts", agreeing),
        "cito:updates": refs(root, "facts", _with_page(press, earlier)),
    }


def _with_page(press: Press, facts: Iterable[FactId]) -> Iterator[FactId]:
    """Choose the facts that readers can look up; no draft is named."""
    for fact in facts:
        record = press.corpus.facts.get(fact)
        if record is not None and press.dossier.chronicle.has_page(record):
            yield fact


def _related(press: Press, fact: Fact, *groups: Iterable[Kind]) -> list[list[FactId]]:
    """Give, for each group of kinds, the first published readings that are so to this one; no pair is spelt out."""
    relations = press.dossier.relations.get(fact.figure) if fact.figure is not None else None
    if relations is None:
        return [[] for _ in groups]
    found = (relations.kinds_with(fact.id, *kinds, among=relations.sets.published) for kinds in groups)
    return [[other for other, *_ in islice(each, MOST_RELATED)] for each in found]


def _event(press: Press, fact: Fact, event: Event, root: str) -> Thing:
    """Describe an event; a day that is not sure is left out."""
    start, end = event.when.ends if event.when.lasting else (event.when, None)
    return {
        "@type": "Event",
        "@id": f"{named(root, 'facts', fact.id)}#event",
        "name": press.views.plain(event.title) or press.views.plain(fact.statement),
        "startDate": moment(start),
        "endDate": moment(end),
        "eventStatus": _STATUSES.get(event.status),
        "location": place(press, event.where, root),
    }
