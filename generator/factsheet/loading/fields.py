"""The field tables: one per record, in the order a record is laid out.

The help texts are what an editor reads: as hover text, in `docs/fields.md`, in the manual.
The module is long because a dossier has many fields, and it is the only place that lists them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factsheet.documents.nodes import Node, Plain, TextNode
from factsheet.loading.reading import Reading, Steps
from factsheet.loading.shapes import (
    LANGUAGE,
    SHA256,
    Address,
    Choice,
    CitedProse,
    Date,
    Flag,
    Id,
    JsonSchema,
    Keyed,
    Line,
    Many,
    Measured,
    Number,
    Two,
    Whole,
    Words,
)
from factsheet.loading.table import Field, Nested, Table
from factsheet.model import records, words
from factsheet.model.identifiers import ActorId, is_identifier
from factsheet.model.intervals import Tolerances
from factsheet.model.policy import Policy, Waiver, Weight
from factsheet.model.values import VagueWord

MISSION = Table(
    "mission span",
    records.MissionSpan,
    (
        Field("from", Date(), "The first day of the mission."),
        Field("to", Date(), "The last day of the mission; left out while it lasts."),
    ),
)

SHEET = Table(
    "sheet",
    records.Sheet,
    (
        Field("title", Words(), "What the dossier is about, as a heading.", required=True),
        Field("subject", Words(), "The same in one sentence.", required=True),
        Field(
            "summary",
            CitedProse(),
            "Prose for the home page; every sentence carries a [@fact-id].",
            required=True,
        ),
        Field(
            "topics",
            Keyed(Words(), "`id: text` pairs"),
            "The topics facts are sorted by: id and title, in the order to show.",
            required=True,
        ),
        Field(
            "languages",
            Many(LANGUAGE, least=1),
            "The languages of the site; the first is the default.",
            required=True,
        ),
        Field(
            "licence",
            Line("a licence by its short name, such as CC-BY-4.0"),
            "Under which licence the dossier is published.",
            required=True,
        ),
        Field("mission", Nested(MISSION), "From when to when the mission lasts."),
        Field("address", Address(), "Where the site stands. Without it there are no canonical links."),
        Field("repository", Address(), "Where the dossier's files stand."),
        Field("contact", Line("an address to write to"), "Where a reader can write to."),
        Field("publisher", Line("the name of who publishes"), "Who publishes the dossier."),
    ),
)

CAPTURE = Table(
    "capture",
    records.Capture,
    (
        Field(
            "sha256",
            SHA256,
            "The SHA-256 of the copy that was read; the copy itself is never kept here.",
            required=True,
        ),
        Field("media_type", Line("a media type such as text/plain"), "What sort of file the copy is."),
        Field("identified_by", Line("a short reason"), "Why we know which work the copy is."),
    ),
)

SOURCE = Table(
    "source",
    records.Source,
    (
        Field("title", Words(), "The title as printed; in [brackets] if it is the editor's.", required=True),
        Field("kind", Choice(words.SourceKind), "What sort of work it is.", required=True),
        Field("publisher", Id(("actor",)), "Who published it.", required=True),
        Field("authors", Many(Line("a name or initials as printed")), "By-lines as printed."),
        Field("published", Date(), "When it was published, as precisely as is known.", required=True),
        Field("language", LANGUAGE, "The language it is written in.", required=True),
        Field("url", Address(), "Where it can be read."),
        Field("archive_urls", Many(Address()), "Archived copies on the web."),
        Field(
            "access",
            Choice(words.Access),
            "How it was read: in full, as an excerpt, or known only through others.",
            required=True,
        ),
        Field("accessed", Date(), "When it was read; not for an unseen source."),
        Field("relays", Id(("actor", "source")), "The actor or source it republishes or reports."),
        Field("capture", Nested(CAPTURE), "The copy that was read."),
        Field("note", Words(), "What a reader should know about the work."),
    ),
)

ACTOR = Table(
    "actor",
    records.Actor,
    (
        Field("name", Words(), "The full name.", required=True),
        Field("kind", Choice(words.ActorKind), "What sort of body or person it is.", required=True),
        Field("acronym", Line(), "The usual short form."),
        Field("part_of", Id(("actor",)), "The larger body it belongs to (description only)."),
        Field("party", Flag(), "Whether it is a party to the mission."),
        Field(
            "speaks_for",
            Id(("actor",)),
            "The body it counts as when it speaks: a spokesperson as the mission.",
        ),
        Field("note", Words(), "What a reader should know about it."),
    ),
)

PLACE = Table(
    "place",
    records.Place,
    (
        Field("name", Words(), "The name.", required=True),
        Field("within", Id(("place",)), "The larger place it lies in."),
        Field(
            "at",
            Two(Number(-90, 90), Number(-180, 180), "latitude and longitude: `[18.5, -72.3]`"),
            "A point on the map; of forces no closer than the town.",
        ),
        Field("note", Words(), "What a reader should know about it."),
    ),
)

HEADLINE = Table(
    "headline",
    records.Headline,
    (
        Field("pick", Choice(words.HeadlinePick), "Which reading is printed.", required=True),
        Field("definition", Id(("definition",)), "Of which definition."),
    ),
)

FIGURE = Table(
    "figure",
    records.Figure,
    (
        Field("title", Words(), "The figure's name.", required=True),
        Field("question", Words(), "The question the readings answer.", required=True),
        Field("topic", Id(("topic",)), "One of the sheet's topics; facts take it over."),
        Field("kind", Choice(words.FigureKind), "What sort of answer the question has.", required=True),
        Field("unit", Words(), "What is counted; a currency code for an amount."),
        Field("of", Words(), "What a share is a share of."),
        Field("place", Id(("place",)), "Where it is counted; readings take it over."),
        Field("since", Date(), "The start of every cumulative reading."),
        Field("counts", Words(), "What is counted and what is not.", required=True),
        Field(
            "behaviour",
            Choice(words.Behaviour),
            "How the answer changes with time; not for a description or a date.",
        ),
        Field("holds", Whole(), "For how many days a level reading is taken to stand."),
        Field(
            "populations",
            Keyed(Id(("population",)), "`smaller: larger` pairs of ids"),
            "The parts readings may speak of: smaller: larger.",
        ),
        Field(
            "definitions",
            Keyed(Words(), "`id: text` pairs"),
            "Counting series that run side by side; never drawn as one line.",
        ),
        Field("vocabulary", Many(Line("a term"), least=2), "The terms of a description."),
        Field("headline", Nested(HEADLINE), "Which reading stands for the figure."),
        Field("in_short", Words(), "One sentence a journalist can use."),
        Field("explanation", Words(), "The editor's account of why the readings differ."),
        Field("open_questions", Many(Words()), "What is not known."),
    ),
)

SPEAKER = Table(
    "speaker",
    records.Speaker,
    (
        Field("actor", Id(("actor",)), "Who speaks."),
        Field("role", Words(), "In which office."),
        Field("on", Date(), "When it was said."),
        Field("unnamed", Words(), "Who speaks, in words, if the source names nobody."),
    ),
)


@dataclass(frozen=True, slots=True)
class SaidBy:
    """An actor's id, or a map that says more, or words for somebody unnamed."""

    says: str = "the id of an actor, or a map of `actor`, `role`, `on`, or of `unnamed`"

    def read(self, node: Node, reading: Reading, path: Steps) -> records.Speaker | None:
        """Read the short form or the long one."""
        if isinstance(node, TextNode):
            return self._short(node, reading, path)
        before = len(reading.problems)
        speaker = SPEAKER.read(node, reading, path)
        if speaker is None or len(reading.problems) > before:
            return None
        if (speaker.actor is None) == (speaker.unnamed is None):
            reading.report(
                "S103", node.place, path, "a speaker is either an `actor` or `unnamed`", f"write {self.says}"
            )
            return None
        return speaker

    def _short(self, node: TextNode, reading: Reading, path: Steps) -> records.Speaker | None:
        """Read an actor's id; words instead of one are most likely meant for somebody unnamed."""
        if " " in node.text and not is_identifier(node.text):
            hint = f"for somebody the source does not name write `said_by: {{unnamed: {node.text}}}`"
            reading.report("S105", node.place, path, f"`{node.text}` is not the id of an actor", hint)
            return None
        actor = Id(("actor",)).read(node, reading, path)
        return None if actor is None else records.Speaker(actor=ActorId(actor))

    def write(self, value: records.Speaker) -> Plain:
        """Write the short form where it says everything."""
        written = SPEAKER.write(value)
        return written["actor"] if list(written) == ["actor"] else written

    def schema(self) -> JsonSchema:
        """Either form."""
        return {"anyOf": [Id(("actor",)).schema(), SPEAKER.schema()]}


CITATION = Table(
    "citation",
    records.Citation,
    (
        Field("source", Id(("source",)), "The source that says it.", required=True),
        Field(
            "at",
            Line("a place such as `paragraph 7`, `page 3`, `headline`, or words"),
            "Where in the source.",
            required=True,
        ),
        Field("quote", Line("a few of the source's own words"), "A short quotation, never a whole sentence."),
        Field("via", Many(Id(("actor",)), least=1), "Who carried it, from the outlet to the origin."),
        Field("for", Many(Choice(words.Supports), least=1), "What this citation supports, where there are several."),
    ),
)

EVENT = Table(
    "event",
    records.Event,
    (
        Field("when", Date(), "When it happened or is planned.", required=True),
        Field("title", Words(), "What to call it on the timeline."),
        Field("where", Id(("place",)), "Where it took place."),
        Field("kind", Line("a word"), "What sort of event it is."),
        Field("status", Choice(words.EventStatus), "Whether it took place; happened unless said."),
    ),
)

SCOPE = Table(
    "scope",
    records.Scope,
    (
        Field("period", Date(), "The time counted; `as_of` is short for it."),
        Field("place", Id(("place",)), "The place counted; the figure's unless said."),
        Field("population", Id(("population",)), "Who is counted; all unless said."),
        Field("definition", Id(("definition",)), "By which of the figure's definitions; its only one unless said."),
    ),
)

COMPARISON = Table(
    "comparison",
    records.Comparison,
    (
        Field("fact", Id(("fact",)), "The other statement.", required=True),
        Field("note", Words(), "Why a reader should see both; no verdict.", required=True),
    ),
)

DERIVATION = Table(
    "derivation",
    records.Derivation,
    (Field("sum", Many(Id(("fact",)), least=2), "The readings that are added up.", required=True),),
)

FACT = Table(
    "fact",
    records.Fact,
    (
        Field("statement", Words(), "One sentence of ours.", required=True),
        Field(
            "nature",
            Choice(words.Nature),
            "What sort of assertion it is; fact with a figure or event, else claim.",
        ),
        Field("figure", Id(("figure",)), "The figure this is a reading of."),
        Field("value", Measured(), "The number, with the word the source uses."),
        Field("as_stated", Words(), "The value in the source's own words."),
        Field("as_of", Date(), "The day, month or year the value speaks of."),
        Field("scope", Nested(SCOPE), "What exactly is counted, where and until when."),
        Field("method", Choice(words.Method), "How the number came about."),
        Field("event", Nested(EVENT), "What stands on the timeline."),
        Field("topic", Id(("topic",)), "One of the sheet's topics; the figure's unless said."),
        Field("said_by", SaidBy(), "Who says it; the publisher of the first citation unless said."),
        Field("citations", Many(Nested(CITATION), least=1), "Where it can be read.", required=True),
        Field("revises", Id(("fact",)), "An earlier fact of the same speaker that this one replaces."),
        Field("repeats", Id(("fact",)), "The fact this one carries again."),
        Field("denies", Id(("fact",)), "The reading this speaker rejects."),
        Field("declined", Flag(), "True for a speaker who was asked and gave no number."),
        Field("compare", Many(Nested(COMPARISON), least=1), "Statements a reader should see together with this one."),
        Field("derived", Nested(DERIVATION), "Our own arithmetic; never a reading or an origin."),
        Field(
            "state",
            Choice(words.State),
            "Where it stands; only what is `published` is shown.",
            required=True,
        ),
        Field("superseded_by", Id(("fact",)), "The fact that took its place."),
        Field("state_reason", Words(), "Why it was superseded, withdrawn or removed."),
        Field("sensitivity", Choice(words.Sensitivity), "What asks for more care: full reading, and a reply."),
        Field("reply", Words(), "What those spoken of answered, or that they were asked."),
        Field("checked", Date(), "When somebody last opened the source.", published=False),
        Field("review_by", Date(), "When to look again.", published=False),
        Field("note", Words(), "What a reader should know."),
        Field(
            "editor_note",
            Line(),
            "For editors; never on the site, but readable in the repository.",
            published=False,
        ),
    ),
)

CHANGE = Table(
    "change",
    records.Change,
    (
        Field("facts", Many(Id(("fact",)), least=1), "The published facts that changed.", required=True),
        Field("kind", Choice(words.ChangeKind), "Why they changed.", required=True),
        Field("note", Words(), "The reason, for readers.", required=True),
        Field("was", Words(), "For a correction: what was wrong."),
        Field("now", Words(), "For a correction: what is right."),
        Field("since", Line("an edition's id"), "For a correction: the edition that was the first to be wrong."),
        Field("found_by", Line("who noticed: a reader, an editor, the source"), "For a correction: who found it."),
    ),
)

WAIVER = Table(
    "waiver",
    Waiver,
    (
        Field("rule", Line("a rule's code, such as V107"), "The rule that is set aside.", required=True),
        Field("record", Line("the id of a record"), "For which record.", required=True),
        Field("owner", Line("who answers for it"), "Who answers for it.", required=True),
        Field("reason", Line("a reason"), "Why.", required=True),
        Field("until", Date(), "Until when; after that day it no longer counts.", required=True),
    ),
)

_VAGUE = Keyed(
    Two(Number(0, 10**9), Number(0, 10**9), "the two ends: `[24, 100]`", ascending=True),
    "`word: [from, to]` pairs",
    "|".join(VagueWord),
    "a vague word",
)
TOLERANCES = Table(
    "tolerances",
    Tolerances,
    (
        Field("about", Number(0, 100), "How far `about` reaches either side, in per cent."),
        Field("nearly", Number(0, 100), "How far `nearly` reaches down, in per cent."),
        Field("about_points", Number(0, 100), "How far `about` reaches on a share, in points."),
        Field("nearly_points", Number(0, 100), "How far `nearly` reaches down on a share, in points."),
        Field("vague", _VAGUE, "What the vague words take in."),
    ),
)

POLICY = Table(
    "policy",
    Policy,
    (
        Field(
            "rules",
            Keyed(Choice(Weight), "`CODE: error`, `warning` or `off`", "[A-Z][0-9]{3}", "a rule's code"),
            "How much a rule weighs in this dossier.",
            published=False,
        ),
        Field(
            "waivers",
            Many(Nested(WAIVER)),
            "Rules set aside for single records, with a reason and an end.",
            published=False,
        ),
        Field("tolerances", Nested(TOLERANCES), "How far soft words reach."),
        Field("longest_quotation", Whole(most=40), "The most words a quotation may have.", published=False),
    ),
)

# The folders of a dossier, and the table of the records in each.
FOLDERS: Mapping[str, Table[Any]] = {
    "sources": SOURCE,
    "actors": ACTOR,
    "places": PLACE,
    "figures": FIGURE,
    "facts": FACT,
    "changes": CHANGE,
}
