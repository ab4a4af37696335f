"""The pages of a dossier, all printed."""

from factsheet.dossier import Dossier
from factsheet.pages.assemble import assemble
from factsheet.pages.page import Page
from factsheet.theme import theme_folder


def pages_of(dossier: Dossier, language: str = "en") -> dict[str, Page]:
    """Print every page, by its address."""
    plans = assemble(dossier, theme_folder() / "pages", language).plans
    return {plan.address: plan.page() for plan in plans}
