"""The pages of actors and places: who says what, and what is said of where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial

from factsheet.model.identifiers import ActorId, PlaceId
from factsheet.model.records import Actor, Fact, Place, Source
from factsheet.pages.events import EventView
from factsheet.pages.mapping import map_of
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press


def plans(press: Press, events: Sequence[EventView]) -> Iterator[Plan]:
    """Plan the lists and the records; a dossier without places has no list of them."""
    views = press.views
    works: defaultdict[ActorId, list[Source]] = defaultdict(list)
    for source in press.corpus.sources.values():
        works[source.publisher].append(source)
    voices: defaultdict[ActorId, list[Actor]] = defaultdict(list)
    for actor in press.corpus.actors.values():
        if actor.speaks_for is not None:
            voices[actor.speaks_for].append(actor)
    told = {each for event in events for each in event.tags.actor}
    yield Plan(
        address="actors/",
        kind=PageKind.ACTORS,
        title="Actors",
        description="Everybody who says or carries something on this sheet.",
        printing=partial(_actors, press, works),
        sections=False,
    )
    for actor in press.corpus.actors.values():
        name = views.actor(actor.id).text
        yield Plan(
            address=f"actors/{actor.id}/",
            kind=PageKind.ACTOR,
            title=name,
            description=f"What {name} says, and where each of it can be read.",
            printing=partial(
                _actor, press, actor, works.get(actor.id, []), voices.get(actor.id, []), dated=actor.id in told
            ),
        )
    if press.corpus.places:
        yield from _planned_places(press, {each for event in events for each in event.tags.place})


def _planned_places(press: Press, dated: Set[str]) -> Iterator[Plan]:
    """Plan the list and the pages of places; `dated` are those that events happen in."""
    inner = _inner(press)
    yield Plan(
        address="places/",
        kind=PageKind.PLACES,
        title="Places",
        description="Every place this sheet speaks of, and how they lie within one another.",
        printing=partial(_places, press, inner),
        sections=False,
    )
    for place in press.corpus.places.values():
        name = press.views.place(place.id)
        yield Plan(
            address=f"places/{place.id}/",
            kind=PageKind.PLACE,
            title=name,
            description=f"What is said of {name}, and by whom.",
            printing=partial(_place, press, place, inner.get(place.id, []), dated=place.id in dated),
        )


def _actors(press: Press, works: Mapping[ActorId, list[Source]], plan: Plan) -> Page:
    said = press.dossier.provenance.by_speaker
    actors = sorted(press.corpus.actors.values(), key=lambda each: press.views.actor(each.id).text.casefold())
    return press.page(
        plan,
        actors=[(actor, len(said.get(actor.id, ())), len(works.get(actor.id, []))) for actor in actors],
    )


def _actor(press: Press, actor: Actor, works: list[Source], voices: list[Actor], plan: Plan, *, dated: bool) -> Page:
    views = press.views
    name = views.actor(actor.id)
    facts = press.dossier.provenance.by_speaker.get(actor.id, ())
    headings = [Heading("facts", "Attributed statements")]
    if works:
        headings.append(Heading("works", "Published works"))
    return press.page(
        plan,
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


def _places(press: Press, inner: Mapping[PlaceId | None, list[Place]], plan: Plan) -> Page:
    """Print the places from the largest inwards: depth, place, and how many facts are about it alone."""
    about = press.dossier.provenance.by_place
    rows: list[tuple[int, Place, int]] = []
    waiting = [(0, place) for place in reversed(inner.get(None, []))]
    while waiting:
        depth, place = waiting.pop()
        rows.append((depth, place, len(about.get(place.id, ()))))
        waiting.extend((depth + 1, each) for each in reversed(inner.get(place.id, [])))
    return press.page(
        plan,
        rows=rows,
        chart=map_of(press),
    )


def _place(press: Press, place: Place, inner: list[Place], plan: Plan, *, dated: bool) -> Page:
    views = press.views
    name = views.place(place.id)
    return press.page(
        plan,
        (Heading("facts", "What is said of it"),),
        f"{name} {views.plain(place.note)}",
        place=place,
        facts=[(fact, _where(press, fact)) for fact in press.dossier.provenance.by_place.get(place.id, ())],
        around=press.corpus.around(place.id)[1:],
        inner=inner,
        dated=dated,
    )
