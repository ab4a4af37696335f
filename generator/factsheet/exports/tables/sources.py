"""The table of sources."""

from factsheet.exports.tables.given import (
    MANY,
    Table,
    earliest,
    given,
    latest,
    shared,
    terms,
    text,
    written,
)
from factsheet.model.records import Source
from factsheet.model.words import Access, SourceKind

SOURCES: Table[Source] = Table(
    "sources",
    "Sources",
    "One row for each work the sheet rests on, and how it was read.",
    lambda export: export.dossier.corpus.sources.values(),
    (
        given("id", "The source's id, which is permanent.", lambda _, row: row.id, required=True, unique=True),
        given(
            "title",
            "Its title; in [brackets] if it is the editor's.",
            lambda export, row: export.words.words(row.title).text,
            required=True,
        ),
        given("kind", "What sort of work it is.", lambda _, row: row.kind, enum=terms(SourceKind)),
        given("publisher", "Who published it: an actor's id.", lambda _, row: row.publisher),
        given("publisher_name", "The same in words.", lambda export, row: export.words.actor(row.publisher).text),
        given(
            "authors", "By-lines as they are printed, separated by `; `.", lambda _, row: "; ".join(row.authors) or None
        ),
        given("published", "When it was published (EDTF).", lambda _, row: row.published.text),
        given("published_earliest", "The first day that can mean.", lambda _, row: earliest(row.published), "date"),
        given("published_latest", "The last day that can mean.", lambda _, row: latest(row.published), "date"),
        given("language", "The language it is written in.", lambda _, row: row.language),
        given("url", "Its address.", lambda _, row: row.url or None),
        given("archive_urls", f"Archived copies, {MANY}.", lambda _, row: " ".join(row.archive_urls) or None),
        given("access", "How it was read.", lambda _, row: row.access, enum=terms(Access)),
        given("accessed", "When it was read (EDTF).", lambda _, row: written(row.accessed)),
        given(
            "relays", "The actor or source that it republishes or reports, by id.", lambda _, row: row.relays or None
        ),
        given(
            "sha256",
            "The checksum of the copy that was read.",
            lambda _, row: row.capture.sha256 if row.capture is not None else None,
        ),
        given(
            "facts",
            "How many published facts cite it.",
            lambda export, row: len(export.dossier.provenance.by_source.get(row.id, ())),
            "integer",
        ),
        given("note", "What to know about it.", lambda export, row: text(export, row.note)),
        *shared(lambda row: f"sources/{row.id}"),
    ),
    key=("id",),
    leads={},
)
