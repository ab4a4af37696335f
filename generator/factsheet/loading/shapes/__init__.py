"""The shapes a field can have: each reads a node, writes a value back, and describes itself.

A shape is the whole knowledge of one kind of field: what an editor may write, what the record then
holds, what JSON Schema says of it, and how the field reference names it. `read` gives None for what
could not be read, after a mistake has been noted.
"""

from factsheet.loading.shapes.base import JsonSchema as JsonSchema
from factsheet.loading.shapes.base import Shape as Shape
from factsheet.loading.shapes.group import Keyed as Keyed
from factsheet.loading.shapes.group import Many as Many
from factsheet.loading.shapes.quantity import Date as Date
from factsheet.loading.shapes.quantity import Measured as Measured
from factsheet.loading.shapes.quantity import Number as Number
from factsheet.loading.shapes.quantity import Two as Two
from factsheet.loading.shapes.quantity import Whole as Whole
from factsheet.loading.shapes.text import LANGUAGE as LANGUAGE
from factsheet.loading.shapes.text import SHA256 as SHA256
from factsheet.loading.shapes.text import Address as Address
from factsheet.loading.shapes.text import CitedProse as CitedProse
from factsheet.loading.shapes.text import Line as Line
from factsheet.loading.shapes.text import Words as Words
from factsheet.loading.shapes.word import ID_GRAMMAR as ID_GRAMMAR
from factsheet.loading.shapes.word import Choice as Choice
from factsheet.loading.shapes.word import Flag as Flag
from factsheet.loading.shapes.word import Id as Id
