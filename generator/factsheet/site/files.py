"""What is published beside the pages: our theme's files, Material's as we need them, and pictures of the prose."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from factsheet.loading.editions import PICTURES
from factsheet.site.mends import LAZY_WORKER
from factsheet.site.stylesheet import without_pictures
from factsheet.theme import theme_folder

# What may stand beside prose; anything else in the pages' folder would be published as it is.
_MEDIA = (".md", *PICTURES)


def of_theme(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Give the files that our theme publishes, and those of Material that it publishes otherwise."""
    theme = theme_folder()
    for path in sorted(path for path in (theme / "static").rglob("*") if path.is_file()):
        uri = f"static/{path.relative_to(theme / 'static').as_posix()}"
        yield File.generated(config, uri, abs_src_path=str(path))
    yield File.generated(config, LAZY_WORKER, abs_src_path=str(theme / "workers/search.js"))
    for file in [file for file in files if file.src_uri.startswith("assets/stylesheets/main.")]:
        css, pictures = without_pictures(file.content_string)
        yield File.generated(config, file.src_uri, content=css)
        for name, picture in pictures.items():
            yield File.generated(config, f"assets/icons/{name}", content=picture)


def unwanted(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file of the pages' folder or of the theme must not be published."""
    if file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir):
        return not file.src_uri.endswith(_MEDIA)
    english = config.theme["language"] == "en"
    return file.src_uri.endswith(".map") or (english and "/lunr/" in file.src_uri)
