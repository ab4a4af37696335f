"""`factsheet new`: a whole small dossier to start from. Never overwrites; nothing half-written stays."""

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from factsheet.problems import FactsheetError

# A file with a leading dot would be lost by packagers, so it is stored without.
_DOTTED = {"gitignore": ".gitignore"}


class AlreadyThere(FactsheetError):
    """Something stands where the new dossier would go."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"{target} is already there and is not an empty folder; choose a new folder")


def new_dossier(target: Path) -> tuple[Path, ...]:
    """Write the starter dossier into a new folder and give its files, relative to it."""
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise AlreadyThere(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        new = Path(folder) / "new"
        with as_file(files("factsheet.desk") / "starter") as starter:
            copytree(starter, new)
        for stored, dotted in _DOTTED.items():
            (new / stored).rename(new / dotted)
        if target.exists():
            target.rmdir()
        new.rename(target)
    return tuple(path.relative_to(target) for path in sorted(target.rglob("*")) if path.is_file())
