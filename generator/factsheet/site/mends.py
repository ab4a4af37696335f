"""Faults of the theme's markup, mended in what it prints.

Each was found by a checker on the theme's own pages: axe asks for a dialog's name, the Nu HTML checker for
the rest. A mend that finds nothing to do is harmless: the theme may have mended the fault itself.
"""

import re

_MENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # A dialog needs a name; its own search field has the theme's word for it.
    (re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>'), r'\1 aria-label="Search">'),
    # The menu of editions shows a name that says more than the theme's label for it.
    (re.compile(r'("select\.version": )"[^"]*"'), r'\1""'),
    # Only a field for text can be completed by the browser.
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),
)
# The theme's worker and the whole index are asked for on every page; ours asks when somebody searches.
_WORKER = re.compile(r'("search": "[^"]*assets/javascripts/workers/)(search\.[0-9a-f]+\.min\.js)"')
LAZY_WORKER = "assets/javascripts/workers/factsheet.js"
# The switch this label belongs to is printed on pages of the navigation alone.
_LABEL = '<label class="md-nav__title" for="__toc">'


def mend(html: str) -> str:
    """Give the page without the theme's known faults."""
    for fault, mended in _MENDS:
        html = fault.sub(mended, html)
    html = _WORKER.sub(rf'\g<1>{LAZY_WORKER.rsplit("/", 1)[-1]}#\2"', html)
    return html if 'id="__toc"' in html else html.replace(_LABEL, '<label class="md-nav__title">')
