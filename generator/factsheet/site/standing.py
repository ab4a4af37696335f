"""Where something that is built stands in the whole site, and what its pages must say of that."""

from dataclasses import dataclass
from typing import Any

from factsheet.dossier import Dossier
from factsheet.exports.names import FEEDS

# Tells a later build that it may replace a folder.
MARKER = ".factsheet"
DRAFT, LATEST = "draft", "latest"


def url_of(address: str, name: str) -> str | None:
    """Say where an edition or the draft stands on the web; None for a site without an address."""
    return f"{address.rstrip('/')}/{name}/" if address else None


@dataclass(frozen=True, slots=True)
class Standing:
    """The folder of an edition or of the draft, its whole address if it has one, and if the newest is not there."""

    name: str
    draft: bool = False
    url: str | None = None
    alone: bool = False


def told(standing: Standing | None, dossier: Dossier, stale: int) -> dict[str, Any]:
    """Give what the theme must know; `stale` counts the mistakes in content/ that a preview does not show."""
    chronicle = dossier.chronicle
    newest = chronicle.editions[-1] if chronicle.editions else None
    return {
        "stale": stale,
        "draft": standing is not None and standing.draft,
        "edition": chronicle.edition if standing is not None else None,
        "superseded": standing is not None and chronicle.superseded,
        # They stand beside editions.
        "feeds": FEEDS if standing is not None and chronicle.edition is not None and not standing.alone else (),
        "alone": standing is not None and standing.alone,
        # A draft names the newest edition; an edition names none, so that a new one changes nothing in it.
        "newest": newest if standing is not None and standing.draft else None,
    }
