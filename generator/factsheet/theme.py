"""Where the theme stands: beside the package in a wheel, at the top of a checkout otherwise."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """Find the folder with `overrides`, `pages`, `print` and `static`."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "theme"
