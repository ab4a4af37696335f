"""What a page says to machines, as JSON-LD: a sheet is a `Dataset`, a fact a `Claim` of whoever says it.

A claim and where it appeared, never a review of it: we give no verdicts, and so no `ClaimReview`. How facts stand to
one another is said in CiTO, whence a fact comes in PROV. A record's `@id` is the address of its page.
"""

from factsheet.pages.linked.facts import claim as claim
from factsheet.pages.linked.sheet import dataset as dataset
from factsheet.pages.linked.things import corrections as corrections
from factsheet.pages.linked.things import variable as variable
from factsheet.pages.linked.things import work as work
