"""Names that are relied on, of formats and of files; loads nothing else, so that commands start fast."""

from enum import StrEnum
from pathlib import Path

CHANGES, CORRECTIONS, CHANGES_JSON = "feeds/changes.atom", "feeds/corrections.atom", "feeds/changes.json"
# Each feed: its path below the root of the site, its type, what it is of.
FEEDS = (
    (CHANGES, "application/atom+xml", "what changed"),
    (CORRECTIONS, "application/atom+xml", "corrections"),
    (CHANGES_JSON, "application/feed+json", "what changed"),
)
CITATION = "CITATION.cff"
# A CITATION.cff without it was written by somebody, and is left alone.
MARK = "# Written by `factsheet export --format cff` from the sheet and its newest edition; do not edit."


class Form(StrEnum):
    """What can be asked for by name."""

    JSON = "json"
    CSV = "csv"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    TEXT = "text"
    ICALENDAR = "icalendar"
    LLMS = "llms"
    EMBEDS = "embeds"
    FEEDS = "feeds"
    CFF = "cff"


def is_ours(path: Path) -> bool:
    """Tell whether a CITATION.cff was made by an export, and not by hand."""
    return path.is_file() and path.read_bytes().startswith(MARK.encode())
