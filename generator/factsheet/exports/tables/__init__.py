"""The tables of open data.

The columns are one list, from which the table, its Data Package and the page that explains them are printed.
"""

from typing import Any

from factsheet.exports.tables.events import EVENTS
from factsheet.exports.tables.facts import FACTS
from factsheet.exports.tables.given import Table as Table
from factsheet.exports.tables.readings import READINGS
from factsheet.exports.tables.relations import RELATIONS
from factsheet.exports.tables.sources import SOURCES

TABLES: tuple[Table[Any], ...] = (FACTS, READINGS, EVENTS, SOURCES, RELATIONS)
