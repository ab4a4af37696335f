"""The pages of actors and places: who says what, and what is said of where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factsheet.model.identifiers import ActorId, PlaceId
from factsheet.model.records import Actor, Fact, Place, Source
from factsheet.pages.events import EventView
from factsheet.pages.page import Heading, Page, PageKind
from factsheet.pages.press import Press


def pages(press: Press, events: Sequence[EventView]) -> Iterator[Page]:
    """Print the lists and the records; a dossier without places has no list of them."""
    works: defaultdict[ActorId, list[Source]] = defaultdict(list)
    for source in press.corpus.sources.values():
        works[source.publisher].append(source)
    voices: defaultdict[ActorId, list[Actor]] = defaultdict(list)
    for actor in press.corpus.actors.values():
        if actor.speaks_for is not None:
            voices[actor.speaks_for].append(actor)
    told = {each for event in events for each in event.tags.actor}
    yield _actors(press, works)
    for actor in press.corpus.actors.values():
        yield _actor(press, actor, works.get(actor.id, []), voices.get(actor.id, []), dated=actor.id in told)
    if press.corpus.places:
        inner = _inner(press)
        seen = {each for event in events for each in event.tags.place}
        yield _places(press, inner)
        for place in press.corpus.places.values():
            yield _place(press, place, inner.get(place.id, []), dated=place.id in seen)


def _actors(press: Press, works: Mapping[ActorId, list[Source]]) -> Page:
    said = press.dossier.provenance.by_speaker
    actors = sorted(press.corpus.actors.values(), key=lambda each: press.views.actor(each.id).text.casefold())
    return press.page(
        PageKind.ACTORS,
        "actors/",
        "Actors",
        "Everybody who says or carries something on this sheet.",
        actors=[(actor, len(said.get(actor.id, ())), len(works.get(actor.id, []))) for actor in actors],
    )


def _actor(press: Press, actor: Actor, works: list[Source], voices: list[Actor], *, dated: bool) -> Page:
    views = press.views
    name = views.actor(actor.id)
    facts = press.dossier.provenance.by_speaker.get(actor.id, ())
    headings = [Heading("facts", "Attributed statements")]
    if works:
        headings.append(Heading("works", "Published works"))
    return press.page(
        PageKind.ACTOR,
        f"actors/{actor.id}/",
        name.text,
        f"What {name.text} says, and where each of it can be read.",
        tuple(headings),
        f"{name.text} {actor.acronym} {views.plain(actor.note)}",
        actor=actor,
        name=name,
        facts=[(fact, _where(press, fact)) for fact in facts],
        works=works,
        voices=voices,
        dated=dated,
    )


def _where(press: Press, fact: Fact) -> str:
    """Say where a fact can be read: publisher and place, source by source."""
    views = press.views
    return "; ".join(f"{views.actor(source.publisher).text}, {place}" for source, place in views.printed(fact))


def _inner(press: Press) -> Mapping[PlaceId | None, list[Place]]:
    """List the places that lie directly within another, by name; those within none under None."""
    inner: defaultdict[PlaceId | None, list[Place]] = defaultdict(list)
    for place in sorted(press.corpus.places.values(), key=lambda each: press.views.place(each.id).casefold()):
        inner[place.within].append(place)
    return inner


def _places(press: Press, inner: Mapping[PlaceId | None, list[Place]]) -> Page:
    """Print the places from the largest inwards: depth, place, and how many facts are about it alone."""
    about = press.dossier.provenance.by_place
    rows: list[tuple[int, Place, int]] = []
    waiting = [(0, place) for place in reversed(inner.get(None, []))]
    while waiting:
        depth, place = waiting.pop()
        rows.append((depth, place, len(about.get(place.id, ()))))
        waiting.extend((depth + 1, each) for each in reversed(inner.get(place.id, [])))
    return press.page(
        PageKind.PLACES,
        "places/",
        "Places",
        "Every place this sheet speaks of, and how they lie within one another.",
        rows=rows,
    )


def _place(press: Press, place: Place, inner: list[Place], *, dated: bool) -> Page:
    views = press.views
    name = views.place(place.id)
    return press.page(
        PageKind.PLACE,
        f"places/{place.id}/",
        name,
        f"What is said of {name}, and by whom.",
        (Heading("facts", "What is said of it"),),
        f"{name} {views.plain(place.note)}",
        place=place,
        facts=[(fact, _where(press, fact)) for fact in press.dossier.provenance.by_place.get(place.id, ())],
        around=press.corpus.around(place.id)[1:],
        inner=inner,
        dated=dated,
    )
