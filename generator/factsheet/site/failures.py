"""What can stop a build from outside: a folder that is not ours, a full disk, settings that are wrong."""

from pathlib import Path

from factsheet.problems import FactsheetError


class NotOurs(FactsheetError):
    """The folder to build into holds something else."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"will not build into {folder}: {why}; choose another with --site-dir")


class CannotBuild(FactsheetError):
    """The system refuses to write the new site."""

    def __init__(self, folder: Path, error: OSError) -> None:
        what = f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
        super().__init__(f"cannot build into {folder}: {what}; the site that was there is as it was")


class NoConfig(FactsheetError):
    """MkDocs' own settings are missing or wrong."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class BuildFailed(Exception):
    """MkDocs gave up; the warnings say why."""
