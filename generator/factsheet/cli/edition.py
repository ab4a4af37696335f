"""`factsheet edition`.

The module is long because it has four commands with their help.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote

import click

from factsheet.cli.shared import lines_of, open_root, root_option, today
from factsheet.cli.states import UnknownEdition, as_day
from factsheet.documents.files import replace_file
from factsheet.documents.git import NoGit, NoRepository, open_revision, unsaved
from factsheet.documents.manifest import MANIFEST
from factsheet.documents.tree import CONTENT, FolderTree
from factsheet.dossier import BrokenEdition, Shelf
from factsheet.editions.cut import Cut, Wanted, cut, write
from factsheet.editions.redact import naming, redacted
from factsheet.editions.verify import verify_built
from factsheet.exports.names import CITATION, is_ours
from factsheet.loading.corpus import load
from factsheet.loading.editions import EDITIONS, NotAnEdition, read_edition
from factsheet.loading.seals import Finding, verify
from factsheet.model.corpus import Corpus
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from factsheet.problems import FactsheetError
from factsheet.review.as_text import as_text
from factsheet.review.report import Report, count, harmless

_MOST_NAMED = 5
_SINGULAR = {
    "facts": "fact", "figures": "figure", "sources": "source", "actors": "actor", "places": "place", "changes": "note",
    "pages": "page", "media": "picture",
}  # fmt: skip


class DirtyTree(FactsheetError):
    """What would be sealed is in no commit."""

    def __init__(self, paths: list[str]) -> None:
        more = f" and {len(paths) - _MOST_NAMED} more" if paths[_MOST_NAMED:] else ""
        named = ", ".join(paths[:_MOST_NAMED]) + more
        super().__init__(f"content/ holds changes that are in no commit: {named}; commit them first, or use --from REV")


class NothingBuilt(FactsheetError):
    """A folder holds no built edition."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is no built edition: it has no {MANIFEST}")


@click.group()
def edition() -> None:
    """Seal the dossier as an edition, and hold editions against what was sealed.

    \b
    Examples:
      factsheet edition cut 2025-08-07
      factsheet edition list
      factsheet edition verify
    """


@edition.command(name="cut")
@click.argument("identifier", metavar="ID")
@click.option("--title", help='What to call it; "Edition ID" unless given.')
@click.option("--notes", default="", help="What its readers should know of it, in a sentence or two.")
@click.option(
    "--cutoff",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day up to which sources were considered; the day of ID unless given.",
)
@click.option("--from", "revision", metavar="REV", help="Seal the dossier as a git revision has it.")
@click.option("--dry-run", is_flag=True, help="Show what would be sealed, and write nothing.")
@root_option
def cut_command(  # noqa: PLR0913, PLR0917 - one parameter for each option
    identifier: str,
    title: str | None,
    notes: str,
    cutoff: dt.datetime | None,
    revision: str | None,
    dry_run: bool,
    start: Path,
) -> int:
    """Seal the dossier as edition ID: a day such as 2025-08-07, or 2025-08-07.2 for a second one.

    All that is published goes into one file, content/editions/ID.json, with everything that is concluded from it.
    It is never overwritten. Nothing is sealed while a check fails, while a published fact changed and no note in
    content/changes/ says why, or while content/ holds changes that are in no commit.

    \b
    Examples:
      factsheet edition cut 2025-08-07
      factsheet edition cut 2025-08-07 --title "Second edition" --cutoff 2025-08-06
      factsheet edition cut 2025-06-26 --from 5572373~1 --dry-run
    """
    root = open_root(start)
    title = title or f"Edition {identifier}"
    wanted = Wanted(id=identifier, title=title, notes=notes, cutoff=as_day(cutoff), today=today())
    sealed = load(FolderTree(root)).corpus.editions
    made = _cut(root, wanted, revision, sealed)
    if made.errors:
        click.echo("Nothing was sealed: mend the findings first.", err=True)
        return 1
    if made.unexplained:
        named = ", ".join(made.unexplained)
        click.echo(f"Nothing was sealed: no note says why {named} changed; `factsheet change new` begins it.", err=True)
        return 1
    if complaints := _rehearsed(root, made, sealed):
        for complaint in complaints:
            click.echo(f"factsheet: {complaint}", err=True)
        click.echo("Nothing was sealed: its pages could not be built without complaints, for ever.", err=True)
        return 1
    for remark in made.remarks:
        click.echo(f"factsheet: {remark}", err=True)
    for line in _shown(made):
        click.echo(line)
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
        return 0
    write(root, made)
    for line in _next_steps(made, cited=is_ours(root / CITATION)):
        click.echo(line)
    return 0


def _cut(root: Path, wanted: Wanted, revision: str | None, sealed: Mapping[EditionId, Edition]) -> Cut:
    """Make the edition ready, and print what was found on the way."""
    here = FolderTree(root)
    lines = lines_of(here) if revision is None else lambda *_: ""
    if revision is None:
        _refuse_unsaved(root)
        made = cut(here, wanted, sealed)
    else:
        with open_revision(root, revision) as tree:
            made = cut(tree, wanted, sealed)
    if made.problems:
        click.echo(as_text(Report(made.problems, made.paths), lines), err=True)
    return made


def _rehearsed(root: Path, made: Cut, sealed: Mapping[EditionId, Edition]) -> list[str]:
    """Build the edition's pages once, to throw them away: a link that leads nowhere would be sealed for good."""
    if not (root / "mkdocs.yml").is_file():
        return []  # there is no site
    from factsheet.site.build import rehearse  # noqa: PLC0415 - the site takes longer to load than other commands

    return rehearse(root, made.edition, sealed)


def _next_steps(made: Cut, *, cited: bool) -> Iterator[str]:
    """Give the commands that publish it; a file that says how the newest edition is cited is written again."""
    yield f"\nSealed {made.path}. To publish it:"
    if cited:
        yield "  factsheet export --format cff -o ."
    yield f"  git add {quote(made.path)}{f' {CITATION}' if cited else ''}"
    yield f"  git commit -m {quote(f'Edition {made.edition.id}')}"
    yield f"  git tag -s edition/{made.edition.id} -m {quote(made.edition.title)}"
    yield "  git push --follow-tags"


def _refuse_unsaved(root: Path) -> None:
    try:
        paths = unsaved(root)
    except (NoRepository, NoGit):
        return  # without a repository there are no commits to hold it against
    if paths:
        raise DirtyTree(paths)


def _shown(made: Cut) -> Iterator[str]:
    """Say what will be published."""
    edition = made.edition
    yield f"{harmless(edition.title)} ({edition.id}): sources up to {edition.cutoff}, sealed on {edition.released}"
    kinds = [name.partition("/")[0] for name in edition.records if "/" in name]
    yield "  " + ", ".join(count(kinds.count(kind), _SINGULAR.get(kind, kind)) for kind in dict.fromkeys(kinds))
    if edition.predecessor is None:
        yield "  the first edition"
    else:
        classes = [each.kind for each in made.changes.records]
        listed = ", ".join(f"{classes.count(kind)} {kind}" for kind in dict.fromkeys(classes)) or "nothing changed"
        yield f"  since {edition.predecessor}: {listed}"
    yield f"  sha256 {edition.seal}"


@edition.command(name="list")
@root_option
def list_command(start: Path) -> int:
    """List the sealed editions, the newest first: day of sealing, cut-off, facts, digest, title.

    \b
    Example:
      factsheet edition list
    """
    corpus = load(FolderTree(open_root(start))).corpus
    for each in reversed(list(corpus.editions.values())):
        facts = count(sum(name.startswith("facts/") for name in each.records), "fact")
        seal = each.seal[:12]
        days = f"sealed {each.released}  sources up to {each.cutoff}"
        click.echo(f"{each.id}  {days}  {facts}  {seal}  {harmless(each.title)}")
    if not corpus.editions:
        click.echo("No edition is sealed yet; `factsheet edition cut DAY` seals one.", err=True)
    return 0


@edition.command(name="verify")
@click.argument("name", metavar="[ID | FILE | FOLDER]", required=False)
@root_option
def verify_command(name: str | None, start: Path) -> int:
    """Hold a sealed edition, or a built one, against its digests; all sealed ones unless one is named.

    A sealed file is held against its own digests and its predecessor's. A built edition, a folder with a
    manifest.json, is held against its lists: every file that is not what was published is named. The exit code is 1
    if anything is, else 0. What was redacted is named and is no fault.

    \b
    Examples:
      factsheet edition verify
      factsheet edition verify 2025-08-07
      factsheet edition verify site/2025-08-07
    """
    path = Path.cwd() / name if name is not None else None
    if path is not None and path.is_dir():
        if not (path / MANIFEST).exists() and not (path / "SHA256SUMS").exists():
            raise NothingBuilt(path)
        return _told(list(verify_built(path, _corpus(start).editions)), str(name), "every file agrees with its lists")
    if path is not None and path.is_file():
        return _told(list(_of_file(path)), str(name))
    root = open_root(start)
    loaded = load(FolderTree(root))
    editions = loaded.corpus.editions
    unreadable = [Finding(each.span.path, each.message) for each in loaded.problems if _is_edition(each.span.path)]
    if name is not None and name not in editions:
        named = [each for each in unreadable if each.where.endswith(f"/{name}.json")]
        if named:
            return _told(named, name)
        raise UnknownEdition(name, list(editions))
    wanted = [editions[EditionId(name)]] if name is not None else list(editions.values())
    findings = [found for each in wanted for found in verify(each, editions, (root / each.path).read_bytes())] + (
        unreadable if name is None else []
    )
    findings += [found for each in wanted for found in _unreadable(each)]
    return _told(findings, name or count(len(wanted), "edition"))


def _unreadable(edition: Edition) -> Iterator[Finding]:
    """Read all that an edition holds: a seal can be reckoned anew over what nobody can read."""
    try:
        Shelf([edition]).corpus(edition)
    except BrokenEdition as error:
        yield Finding(edition.path, str(error))


def _is_edition(path: str) -> bool:
    return path.startswith(f"{CONTENT}/{EDITIONS}/")


def _corpus(start: Path) -> Corpus:
    """Read the dossier round here, if there is one: a built edition can be verified without it."""
    try:
        return load(FolderTree(open_root(start))).corpus
    except FactsheetError:
        return Corpus()


def _of_file(path: Path) -> Iterator[Finding]:
    data = path.read_bytes()
    try:
        found = read_edition(str(path), data)
    except NotAnEdition as error:
        yield Finding(str(path), f"this is not a sealed edition: {error}")
        return
    others = _beside(path)
    yield from verify(found, others, data)


def _beside(path: Path) -> dict[EditionId, Edition]:
    """Read the editions that stand beside a file."""
    found: dict[EditionId, Edition] = {}
    for other in sorted(path.parent.glob("*.json")):
        try:
            edition = read_edition(str(other), other.read_bytes())
        except NotAnEdition:
            continue
        found[edition.id] = edition
    return found


def _told(findings: list[Finding], what: str, whole: str = "as it was sealed") -> int:
    for each in findings:
        click.echo(harmless(f"{each.where}: {each.what}"))
    faults = sum(each.fault for each in findings)
    click.echo(f"{what}: {count(faults, 'fault')}." if faults else f"{what}: {whole}.", err=True)
    return 1 if faults else 0


@edition.command(name="redact")
@click.argument("identifier", metavar="ID")
@click.argument("record", metavar="RECORD")
@click.option("--reason", required=True, help="Why, for readers; it must not repeat what is removed.")
@root_option
def redact_command(identifier: str, record: str, reason: str, start: Path) -> int:
    """Blank a record of a sealed edition: for a court's order or a person's privacy, and for nothing else.

    RECORD is written as facts/ID, sources/ID, actors/ID or pages/NAME.md. Its digest stays, so that it can be proved
    what was there, and its page becomes a tombstone with the reason. What is wrong is not redacted but corrected, in
    a new edition. git keeps what was there: remove it from the history too where that is asked for.

    \b
    Example:
      factsheet edition redact 2025-08-07 facts/name-of-witness --reason "Removed to protect a person."
    """
    root = open_root(start)
    editions = load(FolderTree(root)).corpus.editions
    if EditionId(identifier) not in editions:
        raise UnknownEdition(identifier, list(editions))
    found = editions[EditionId(identifier)]
    replace_file(root / found.path, redacted(found, record, reason=reason, on=today()))
    click.echo(f"Blanked {record} in {found.path}.")
    if named := naming(found, record):
        click.echo(
            f"It is named in {', '.join(named)}: see whether words of it stand there too (of `sheet`, the summary)."
        )
    held = [each for each in editions.values() if record in each.digests and each.redaction_of(record) is None]
    if others := [each.id for each in held if each.id != found.id]:
        click.echo(f"Other editions hold it too: {', '.join(others)}.")
    return 0
