"""Plain values to SVG text: three drawings that show where readings meet and where they do not.

Knows nothing of facts. The same values give the same bytes, and nothing in a drawing says who is right.
"""
