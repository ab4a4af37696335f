"""The paper: the whole sheet as plain data, chapter by chapter in the order in which it is printed."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten

from factsheet.dossier import Dossier
from factsheet.model.editions import Edition
from factsheet.model.identifiers import FactId
from factsheet.model.records import Sheet
from factsheet.pages import history
from factsheet.pages.overview import cited_in, counts_of
from factsheet.pages.press import Press
from factsheet.pdf import events, figures, prose, records
from factsheet.pdf.compositor import Compositor, Data, Phrase, followed
from factsheet.pdf.notes import notes
from factsheet.wording import formats
from factsheet.wording.changed import Entry, groups_of, notice
from factsheet.wording.citations import Mark
from factsheet.wording.runs import Run

# Prose that stands before the timeline; the rest follows at the end, what tells how to read the sheet first.
_FRONT = ("mission.md",)
# Letters of the title that have room in the running header.
_HEADER = 90
_BACK = ("method.md", "glossary.md", "about.md")


def paper(
    dossier: Dossier, sheet: Sheet, templates: Path, language: str, *, address: str, pictures: prose.Pictures
) -> Data:
    """Set a dossier that is free of errors; `address` is where its edition stands on the web, or empty."""
    press = Press(dossier, sheet, templates, language)
    compositor = Compositor(press, address)
    summary = press.views.summary()
    disputed, others = figures.by_standing(compositor)
    front = [name for name in _FRONT if name in dossier.corpus.pages]
    back = sorted(dossier.corpus.pages.keys() - set(front), key=lambda name: (_rank(name), name))
    return {
        "language": language,
        "cover": _cover(compositor, sheet),
        "summary": [_paragraph(compositor, each) for each in summary],
        "cited": notes(compositor, [(number, fact.id) for number, fact in cited_in(press, summary)]),
        "tiles": figures.tiles(compositor),
        "disputed": disputed,
        "figures": others,
        "front": [prose.chapter(compositor, name, pictures) for name in front],
        "timeline": events.timeline(compositor),
        "topics": records.topics(compositor),
        "sources": records.sources(compositor),
        "changes": _changes(compositor),
        "corrections": _corrections(compositor),
        "back": [prose.chapter(compositor, name, pictures) for name in back],
    }


def _rank(name: str) -> int:
    return _BACK.index(name) if name in _BACK else len(_BACK)


def _cover(compositor: Compositor, sheet: Sheet) -> Data:
    chronicle, views = compositor.press.dossier.chronicle, compositor.views
    return {
        "title": compositor.say(sheet.title),
        "plain_title": views.plain(sheet.title),
        "short_title": shorten(views.plain(sheet.title), _HEADER, placeholder="\u2026"),
        "subject": compositor.say(sheet.subject),
        "plain_subject": views.plain(sheet.subject),
        "edition": _edition(compositor, chronicle.edition) if chronicle.edition is not None else None,
        "superseded": chronicle.superseded,
        "later": len(chronicle.later),
        "address": compositor.address,
        "url": followed(compositor.address),
        "publisher": sheet.publisher,
        "contact": sheet.contact,
        "licence": sheet.licence,
        "counts": counts_of(compositor.corpus),
    }


def _edition(compositor: Compositor, edition: Edition) -> Data:
    return {
        "id": edition.id,
        "title": edition.title,
        "notes": edition.notes,
        "cutoff": formats.day(edition.cutoff, compositor.views.language),
        "sealed": history.day(compositor.press, edition),
        "seal": edition.seal,
    }


def _paragraph(compositor: Compositor, parts: Iterable[Iterable[Run] | Mark]) -> Phrase:
    row: list[Run | Data] = []
    for part in parts:
        if isinstance(part, Mark):
            row.append({"mark": part.number, "to": compositor.to(f"facts/{part.fact}/")})
        else:
            row.extend(part)
    return compositor.runs(row)


def _changes(compositor: Compositor) -> Data:
    before = compositor.press.dossier.chronicle.predecessor
    return {
        "before": before.id if before is not None else "",
        "groups": [
            {
                "title": group.title,
                "brief": group.anchor == "new",  # there is nothing to tell of them but that they are new
                "entries": [_entry(compositor, each) for each in group.entries],
            }
            for group in groups_of(compositor.press.past)
        ],
    }


def _entry(compositor: Compositor, entry: Entry) -> Data:
    return {
        "label": entry.label,
        "to": compositor.to(entry.address) if entry.address else None,
        "fact": compositor.numbers.get(FactId(entry.address.removeprefix("facts/").removesuffix("/"))),
        "title": entry.title,
        "what": entry.what if entry.what != "fact" else "",
        "pairs": [list(pair) for pair in entry.pairs],
        "also": entry.also,
        "notes": [list(note) for note in entry.notes],
    }


def _corrections(compositor: Compositor) -> list[Data]:
    found = compositor.press.dossier.chronicle.corrections
    return figures.notices(compositor, [notice(compositor.press.past, each) for each in found])
