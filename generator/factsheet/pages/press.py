"""The press: fills templates for one dossier in one language, and gives back pages and fragments of them."""

from functools import cache
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.model.records import Sheet
from factsheet.pages.page import Heading, Page, Plan
from factsheet.pages.render import Renderer
from factsheet.pages.views import Views
from factsheet.wording import formats
from factsheet.wording.changed import Past
from factsheet.wording.works import Citing, edition_work


class Press:
    """What every page is printed with: the dossier, its words, and the templates."""

    def __init__(
        self, dossier: Dossier, sheet: Sheet, templates: Path, language: str, *, beside: bool = False, url: str = ""
    ) -> None:
        self.dossier = dossier
        self.corpus = dossier.corpus
        self.sheet = sheet
        self.views = Views.of(dossier, language)
        self.beside = beside
        self.url = url
        self.citing = Citing(self.views, edition_work(self.views, sheet, dossier.chronicle.edition, url))
        self.past = Past(self.views, dossier.chronicle, dossier.verdicts)
        # Where each event stands on the timeline; an echo stands with the fact that told of it first.
        self.anchors = {echo.id: entry.fact.id for entry in dossier.timeline for echo in entry.echoes}
        # Many pages have the same sections, and print them alike.
        self._by_anchor = cache(self._named)
        views = self.views
        self._renderer = Renderer(
            templates,
            {
                "words": views.words,
                "runs": views.runs,
                "date": views.date,
                "number": views.number,
                "measured": views.measured,
                "day": lambda day: formats.day(day, language),
            },
            {"sheet": sheet, "views": views, "beside": beside},
        )

    def page(
        self, plan: Plan, headings: tuple[Heading, ...] = (), search: str = "", linked: str = "", **values: object
    ) -> Page:
        """Print a whole page."""
        body = self.fragment(
            f"{plan.kind}.html",
            root_of(plan.address),
            title=plan.title,
            headings=self._by_anchor(headings),
            **values,
        )
        return Page(
            address=plan.address,
            kind=plan.kind,
            title=plan.title,
            description=plan.description,
            body=body,
            headings=headings,
            search=search,
            linked=linked,
        )

    @staticmethod
    def _named(headings: tuple[Heading, ...]) -> dict[str, str]:
        return {heading.anchor: heading.title for heading in headings}

    def fragment(self, template: str, root: str, **values: object) -> str:
        """Print a part of a page from which `root` leads home."""
        return self._renderer.body(template, root, **values)


def root_of(address: str) -> str:
    """Say how a page finds home: `facts/x/` by `../../`."""
    return "../" * address.count("/")
