"""Markdown made safe: the only door to markdown.

Prose comes from strangers' pull requests too: HTML in it is shown as text, and a link leads to a page,
a web address or a mailbox, never to a script.
"""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_SAFE = ("", "http", "https", "mailto")


def is_safe_link(address: str) -> bool:
    """Tell whether a reader may follow it: relative, http, https or mailto."""
    # Browsers drop these from an address before they look at its scheme.
    bare = "".join(character for character in address if character > " " and character != "\x7f")
    try:
        return urlsplit(bare).scheme.lower() in _SAFE
    except ValueError:
        return False


class _SafeAttributes(Treeprocessor):
    """Takes away every address that leads elsewhere than a page or a mailbox, and every script in an attribute."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in list(element.attrib):
                leads = name in ("href", "src") and not is_safe_link(element.attrib[name])
                if leads or name.startswith("on"):
                    del element.attrib[name]


class SafeMarkdown(Extension):
    """Python-Markdown without raw HTML and without script addresses."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's own spelling
        """Take out what reads HTML, and look through the links at the end."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeAttributes(md), "factsheet-safe-attributes", -10)
