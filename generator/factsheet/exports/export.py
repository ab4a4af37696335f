"""What every file of open data is printed from, and a file as it is given, piece by piece: none fills the memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from factsheet.documents.sealed import MEDIA
from factsheet.dossier import Dossier
from factsheet.loading.published import orders_of, published_records
from factsheet.model.editions import Edition
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure, Sheet
from factsheet.wording.changed import Past
from factsheet.wording.words import Words
from factsheet.wording.works import Citing, Work, WorkKind, edition_work

# The number of our JSON's form: raise it with every change that a program would trip over.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """One file: where it stands in an edition, and the pieces it is made of, printed when it is written."""

    path: str
    pieces: Callable[[], Iterable[str]]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces())


@dataclass(frozen=True)
class Export:
    """A dossier that is given away: with its sheet, in one language; `url` is where its folder stands, or empty."""

    dossier: Dossier
    sheet: Sheet
    words: Words
    url: str = ""
    # How each fact was read, and each source as a format writes it: both stand in many files.
    read: dict[FactId, dict[str, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    printed: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, form: str, work: Work, printing: Callable[[Work, "Export"], str]) -> str:
        """Print a work in some format; a source, which stands beneath many records, but once."""
        if work.kind is WorkKind.ENTRY:
            return printing(work, self)
        key = (form, work.key)
        if key not in self.printed:
            self.printed[key] = printing(work, self)
        return self.printed[key]

    @classmethod
    def of(cls, dossier: Dossier, url: str = "") -> "Export":
        """Take a dossier that has a sheet, in its first language."""
        sheet = dossier.corpus.sheet
        if sheet is None:
            raise ValueError("a dossier without a sheet cannot be exported")
        return cls(dossier, sheet, Words(dossier.corpus, sheet.languages[0]), url)

    @property
    def edition(self) -> Edition | None:
        """The edition this is; None for a draft."""
        return self.dossier.chronicle.edition

    @property
    def version(self) -> str:
        """The edition by its id, or `draft`."""
        return self.edition.id if self.edition is not None else "draft"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that readers see."""
        return self.dossier.corpus.published()

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Everything readers see, as an editor would write it: by kind and id; pictures stand as files beside pages."""
        edition = self.edition
        named = edition.records.items() if edition is not None else published_records(self.dossier.corpus)
        found: dict[str, dict[str, Any]] = {}
        for name, record in named:
            kind, _, identifier = name.partition("/")
            if kind != MEDIA and (kind != "facts" or self._is_known(FactId(identifier))):
                found.setdefault(kind, {})[identifier] = record
        return found

    def _is_known(self, identifier: FactId) -> bool:
        """Tell whether readers have seen a fact; a draft does not tell what was superseded before anybody saw it."""
        fact = self.dossier.corpus.facts.get(identifier)
        return self.edition is not None or fact is None or self.dossier.chronicle.has_page(fact)

    @cached_property
    def orders(self) -> dict[str, dict[str, list[str]]]:
        """The order of those maps whose order readers see, by record; of a draft's maps nothing is told."""
        known = {f"{kind}/{each}".removesuffix("/") for kind, found in self.records.items() for each in found}
        return orders_of(self.dossier.corpus, known)

    @cached_property
    def about(self) -> dict[str, Any]:
        """What every file says of itself, so that it can travel alone."""
        edition = self.edition
        return {
            "title": self.words.plain(self.sheet.title),
            "edition": edition.id if edition is not None else None,
            "released": edition.released.isoformat() if edition is not None else None,
            "cutoff": edition.cutoff.isoformat() if edition is not None else None,
            "sha256": edition.seal if edition is not None else None,
            "licence": self.sheet.licence,
            "publisher": self.sheet.publisher or None,
            "address": self.url or None,
        }

    @property
    def name(self) -> str:
        """The sheet and the edition, in words."""
        edition = f"edition {self.edition.id}" if self.edition is not None else "draft"
        return f"{self.work.title}, {edition}"

    @cached_property
    def signature(self) -> str:
        """Of which edition a file is, and under which licence, in words: it may travel alone."""
        return f"{self.name}, {self.sheet.licence}"

    @cached_property
    def past(self) -> Past:
        """Where words for what changed, and for what was wrong, come from."""
        return Past(self.words, self.dossier.chronicle, self.dossier.verdicts)

    @cached_property
    def citing(self) -> Citing:
        """How the sheet and its records are cited."""
        return Citing(self.words, edition_work(self.words, self.sheet, self.edition, self.url))

    @property
    def work(self) -> Work:
        """The sheet itself, as it is cited."""
        return self.citing.sheet

    def readings_of(self, figure: Figure) -> tuple[Fact, ...]:
        """Give the published readings of a figure."""
        return self.dossier.provenance.readings_of(figure.id)

    def cite_figure(self, figure: Figure) -> list[Work]:
        """Give a figure as it is cited, and every work beneath it."""
        return self.citing.figure(figure, self.readings_of(figure), self.dossier.verdicts[figure.id].standing)
