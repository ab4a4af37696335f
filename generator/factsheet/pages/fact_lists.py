"""The list of all facts; of a long one, the topics, and for each of them a list of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.model.records import Fact
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press
from factsheet.pages.tags import choices, tags_of

# A page with more rows is slow to load and to look through.
MOST_ROWS = 300
_ALL_FACTS = "Every published fact by topic, with who says it and where it can be read."
_LATEST_FACTS = "The topics of this sheet, what was said last of each, and the way to all facts."
# Of a topic that has a page of its own, the list of all shows what was said last.
_LATEST = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and its facts; `address` leads to their list, on a page of its own or within the list of all."""

    anchor: str
    title: str
    facts: Sequence[Fact]
    address: str


def is_long(press: Press) -> bool:
    """Tell whether there are more facts than one list should have."""
    return len(press.corpus.published()) > MOST_ROWS


def topics_of(press: Press) -> tuple[Topic, ...]:
    """Group the published facts by topic, those without one at the end, each from the earliest to the latest."""
    by_topic = press.dossier.provenance.by_topic
    topics = [(topic, str(topic), press.views.plain(title)) for topic, title in press.sheet.topics.items()]
    named = [*topics, (None, "without_topic", "Other")]
    split = is_long(press)
    return tuple(
        # No id of a fact has an underscore, so no fact can ask for this address.
        Topic(
            anchor, title, _in_order(press, by_topic[topic]), f"facts/topic_{anchor}/" if split else f"facts/#{anchor}"
        )
        for topic, anchor, title in named
        if topic in by_topic
    )


def _in_order(press: Press, facts: Sequence[Fact]) -> list[Fact]:
    """Order facts by the first day they can speak of; one without a date speaks of the day on which it was said."""

    def day(fact: Fact) -> str:
        spoken_of = fact.event.when if fact.event is not None else fact.period
        first = (spoken_of.earliest or spoken_of.latest) if spoken_of is not None else None
        return first.isoformat() if first is not None else press.views.said_day(fact)

    return sorted(facts, key=lambda fact: (day(fact), fact.id))


def plans(press: Press) -> Iterator[Plan]:
    """Plan the list of all, and if that is too long, one for each topic."""
    topics = topics_of(press)
    split = is_long(press)
    yield Plan(
        address="facts/",
        kind=PageKind.FACTS,
        title="Facts",
        description=_LATEST_FACTS if split else _ALL_FACTS,
        printing=partial(_topics if split else _facts, press, topics),
        sections=bool(topics),
    )
    for topic in topics if split else ():
        yield Plan(
            address=topic.address,
            kind=PageKind.TOPIC,
            title=f"Facts: {topic.title}",
            description=f"Every published fact of the topic “{topic.title}”, with who says it.",
            printing=partial(_topic, press, topic),
        )


def _facts(press: Press, topics: Sequence[Topic], plan: Plan) -> Page:
    """Print all facts, topic by topic."""
    tags = {fact.id: tags_of(press, fact) for topic in topics for fact in topic.facts}
    return press.page(
        plan, _headings(topics), groups=[(each, each.facts) for each in topics], tags=tags,
        choices=choices(press, tags.values()),
    )  # fmt: skip


def _topics(press: Press, topics: Sequence[Topic], plan: Plan) -> Page:
    """Print the topics, with what was said last of each."""
    latest = [
        (each, sorted(each.facts, key=lambda fact: (press.views.said_day(fact), fact.id), reverse=True)[:_LATEST])
        for each in topics
    ]
    return press.page(plan, _headings(topics), groups=latest, tags={}, choices={})


def _headings(topics: Sequence[Topic]) -> tuple[Heading, ...]:
    return tuple(Heading(topic.anchor, topic.title) for topic in topics)


def _topic(press: Press, topic: Topic, plan: Plan) -> Page:
    """Print the facts of one topic."""
    tags = {fact.id: tags_of(press, fact) for fact in topic.facts}
    number = press.views.measured(len(topic.facts), "fact")
    return press.page(
        plan, (Heading("facts", number),), plan.title, topic=topic, tags=tags,
        choices={**choices(press, tags.values()), "topic": {}},
    )  # fmt: skip
