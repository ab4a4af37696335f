"""The page that lists every page: what a reader without the search looks through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.pages.fact_lists import is_long, topics_of
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press


@dataclass(frozen=True, slots=True)
class Entry:
    """A page by its name, and its language if that is not the sheet's."""

    address: str
    title: str
    language: str = ""


def contents(press: Press, plans: Sequence[Plan]) -> Plan:
    """List the pages that are planned, kind by kind, each by name."""
    return Plan(
        address="contents/",
        kind=PageKind.CONTENTS,
        title="Everything on this sheet",
        description="Every page of this sheet by name.",
        printing=partial(_contents, press, plans),
    )


def _contents(press: Press, plans: Sequence[Plan], plan: Plan) -> Page:
    groups = [(f"all-{title.casefold()}", title, entries) for title, entries in _groups(press, plans) if entries]
    return press.page(plan, tuple(Heading(anchor, title) for anchor, title, _ in groups), groups=groups)


def _groups(press: Press, plans: Sequence[Plan]) -> Iterator[tuple[str, list[Entry]]]:
    views, corpus = press.views, press.corpus
    prose = [Entry(f"{name.removesuffix('.md')}/", prose_title(name)) for name in sorted(corpus.pages)]
    lists = [Entry(page.address, page.title) for page in plans if page.address.count("/") == 1]
    yield "Pages", [Entry("", views.plain(press.sheet.title)), *lists, *prose]
    yield "Figures", _of(plans, PageKind.FIGURE)
    if is_long(press):  # each topic has a list of its own
        yield "Facts", [Entry(topic.address, topic.title) for topic in topics_of(press)]
    else:
        yield "Facts", _of(plans, PageKind.FACT)
    sources = corpus.sources.values()
    named = ((source, views.words(source.title).text) for source in sources)
    yield (
        "Sources",
        [
            Entry(f"sources/{source.id}/", title, source.language if source.language != views.language else "")
            for source, title in sorted(named, key=lambda each: each[1].casefold())
        ],
    )
    yield "Actors", _of(plans, PageKind.ACTOR)
    yield "Places", _of(plans, PageKind.PLACE)


def prose_title(name: str) -> str:
    """Name a page of prose, here and in the navigation: `corrections-policy.md` is "Corrections policy"."""
    return name.removesuffix(".md").replace("-", " ").capitalize()


def _of(plans: Sequence[Plan], kind: PageKind) -> list[Entry]:
    found = (Entry(page.address, page.title) for page in plans if page.kind is kind)
    return sorted(found, key=lambda entry: entry.title.casefold())
