"""`factsheet evidence`."""

from collections import Counter
from pathlib import Path

import click

from factsheet.checks.quotations import EVIDENCE, citations_stand_in_the_copy, found_instead
from factsheet.cli.shared import lines_of, open_root, root_option, telling, today, wants_colour
from factsheet.desk.evidence.captures import (
    Answer,
    CapturesInside,
    NoCaptures,
    UnreadableReceipts,
    kept,
    prove,
    unanswered,
)
from factsheet.documents.files import replace_file
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.loading.corpus import load
from factsheet.loading.receipts import RECEIPTS_PATH, write_receipts
from factsheet.model.corpus import Corpus
from factsheet.model.evidence import Verdict
from factsheet.model.provable import Proof, all_provable, proof_of
from factsheet.problems import in_order
from factsheet.review.as_json import as_json
from factsheet.review.as_text import as_text
from factsheet.review.report import Report, count

_FORMATS = click.Choice(["text", "json"])


@click.group()
def evidence() -> None:
    """Hold quotations against the copies that were read.

    The copies stay where they are: other people's words are not kept in the dossier, nor on the site. What is kept is
    a receipt of each look, in content/evidence.jsonl.

    \b
    Examples:
      factsheet evidence prove --captures ~/captures
      factsheet evidence audit
    """


@evidence.command("prove")
@click.option(
    "--captures", metavar="DIR", envvar="FACTSHEET_CAPTURES", type=click.Path(path_type=Path),
    help="Where the private copies are, under any names; FACTSHEET_CAPTURES unless given.",
)  # fmt: skip
@root_option
def prove_command(captures: Path | None, start: Path) -> int:
    """Look for every quotation and value in the copy of its source, and write receipts.

    A copy is found by the SHA-256 of its content, as the source's `capture` names it. Receipts of copies that are not
    at hand are kept while they fit. The exit code is 1 if anything was not found where the dossier says it is.

    \b
    Examples:
      factsheet evidence prove --captures ~/captures
      FACTSHEET_CAPTURES=~/captures factsheet evidence prove
    """
    root = open_root(start)
    if captures is None:
        raise NoCaptures
    folder = captures.expanduser().resolve()
    if folder.is_relative_to(root) or root.is_relative_to(folder):
        raise CapturesInside(captures, around=root != folder and root.is_relative_to(folder))
    tree = FolderTree(root)
    loaded = load(tree)
    corpus = loaded.corpus
    for problem in loaded.problems:
        if problem.span.path == RECEIPTS_PATH and problem.code != "S114":
            raise UnreadableReceipts(RECEIPTS_PATH, problem.message)
    with telling("Looking") as progress:
        answers = prove(corpus, folder, progress)
    data = write_receipts(kept(corpus, answers).values())
    path = root / RECEIPTS_PATH
    if data != (path.read_bytes() if path.is_file() else b""):
        replace_file(path, data)
    missing = unanswered(corpus, answers)
    wrong = [found_instead(each.provable, each.receipt) for each in answers if each.receipt and not each.proved]
    problems = in_order(map(citations_stand_in_the_copy.problem, wrong))
    if problems:
        click.echo(as_text(Report(problems, corpus.paths), lines_of(tree), colour=wants_colour()))
    click.echo(_summary(answers, missing))
    return 1 if problems or missing else 0


def _summary(answers: list[Answer], missing: list[Answer]) -> str:
    verdicts = Counter(str(each.receipt.verdict) for each in answers if each.receipt is not None)
    told = ", ".join(f"{verdicts[each]:,} {each}" for each in Verdict if verdicts[each])
    looked = f"Held {count(verdicts.total(), 'citation')} against the copies: {told}." if verdicts else ""
    if missing:
        sources = ", ".join(dict.fromkeys(each.provable.source.id for each in missing))
        looked += f" Of {count(len(missing), 'citation')} the copy is not there (sources: {sources})."
    return looked.strip() or "No published citation names a copy: there is nothing to hold against one."


@evidence.command()
@click.option("--format", "form", type=_FORMATS, default="text", show_default=True, help="How to print what was found.")
@root_option
def audit(form: str, start: Path) -> int:
    """Check that every citation of a copy has a receipt that fits and says `found`.

    It needs no copies. The exit code is 1 if a receipt is missing, outdated, left over, or says something else.

    \b
    Examples:
      factsheet evidence audit
      factsheet evidence audit --format json
    """
    tree = FolderTree(open_root(start))
    dossier = prepare(tree, today=today())
    codes = {rule.code for rule in EVIDENCE}
    found = tuple(each for each in dossier.problems if each.code in codes or each.span.path == RECEIPTS_PATH)
    report = Report(found, dossier.corpus.paths)
    if form == "json":
        click.echo(as_json(report))
    else:
        if found:
            click.echo(as_text(report, lines_of(tree), colour=wants_colour()))
        click.echo(_audited(dossier.corpus))
    return 1 if found else 0


def _audited(corpus: Corpus) -> str:
    provables = list(all_provable(corpus))
    if not provables:
        return "No published citation names a copy: there is nothing to prove."
    proved = sum(proof_of(corpus, provable)[0] is Proof.PROVED for provable in provables)
    return f"Proved: {proved:,} of {count(len(provables), 'citation')} of sources that name a copy."
