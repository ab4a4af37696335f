"""A throw-away git repository with dated commits, untouched by the settings of whoever runs the tests."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SOMEBODY = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and its working folder."""

    root: Path

    def git(self, *arguments: str, day: str = "2030-06-01", given: str | bytes = b"") -> str:
        """Run git as it comes, without anybody's settings, and give what it printed."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "LC_ALL": "C",
        }
        asked = ("git", "-C", str(self.root), *SOMEBODY, *arguments)
        text = given.encode() if isinstance(given, str) else given
        done = subprocess.run(asked, input=text, capture_output=True, env=environment, timeout=60, check=False)
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr.decode()}"
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Change the working folder: a path's new content, or None to take it away."""
        for path, content in files.items():
            file = self.root / path
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, str | bytes | None] | None = None, *, day: str = "2030-06-01") -> str:
        """Commit the working folder, with these files changed, on a day; give the commit's number."""
        self.write(files or {})
        self.git("add", "--all")
        return self.commit_index(day=day)

    def commit_index(self, *, day: str = "2030-06-01") -> str:
        """Commit what is staged and nothing else: entries that no working folder could hold."""
        self.git("commit", "--quiet", "--allow-empty", "--message", f"Work of {day}", day=day)
        return self.git("rev-parse", "HEAD")

    def stage(self, mode: str, identity: str, path: str) -> None:
        """Put an entry into the index whatever the working folder holds."""
        self.git("update-index", "--add", "-z", "--index-info", given=f"{mode} {identity}\t{path}\0")


def new_repository(root: Path) -> Repository:
    """Begin a repository with the branch `main` and no commit."""
    root.mkdir(parents=True, exist_ok=True)
    repository = Repository(root)
    repository.git("init", "--quiet", "--initial-branch=main", "--template=")
    return repository
