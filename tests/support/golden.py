"""Golden files: what was printed once, read by a person, and must be printed again."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "golden"


def compare(name: str, printed: str, *, update: bool) -> None:
    """Hold a text against its golden file; `--update-golden` writes it anew, to be read in review."""
    path = FOLDER / name
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.exists(), f"no golden file {path}; write it with --update-golden and read it"
    assert printed == path.read_text(encoding="utf-8")
