"""What a list can be filtered by: the topic, the places and the actors of a fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factsheet.analysis.provenance import speakers_of
from factsheet.model.records import Fact
from factsheet.pages.press import Press


@dataclass(frozen=True, slots=True)
class Tags:
    """The ids a fact is found by; a place also by those it lies within."""

    topic: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()


def tags_of(press: Press, *facts: Fact) -> Tags:
    """Gather the tags of facts that stand as one entry: who says it and whoever carried it."""
    corpus, views = press.corpus, press.views
    topics = [topic for fact in facts if (topic := corpus.topic_of(fact)) is not None]
    places = [place for fact in facts for place in corpus.around(corpus.place_of(fact))]
    actors = [actor for fact in facts for actor in speakers_of(corpus, fact)]
    carriers = [
        name.id for fact in facts for citation in fact.citations for name in views.ladder(fact, citation) if name.id
    ]
    return Tags(_once(topics), _once(places), _once([*actors, *carriers]))


def choices(press: Press, tags: Iterable[Tags]) -> dict[str, dict[str, str]]:
    """Give for topic, place and actor the ids that occur and their names, in the order a reader looks for them."""
    views, used = press.views, list(tags)
    topics = {str(topic): views.plain(title) for topic, title in press.sheet.topics.items()}
    places = {str(place): views.place(place) for place in press.corpus.places}
    actors = {str(actor): views.actor(actor).text for actor in press.corpus.actors}
    return {
        "topic": _occurring(topics, (each.topic for each in used)),
        "place": _occurring(_by_name(places), (each.place for each in used)),
        "actor": _occurring(_by_name(actors), (each.actor for each in used)),
    }


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def _occurring(names: Mapping[str, str], used: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Keep the names in use."""
    occurring = {identifier for ids in used for identifier in ids}
    return {identifier: name for identifier, name in names.items() if identifier in occurring}
