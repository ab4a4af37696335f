"""The agreement profile: how many independent origins admit each number.

In one dimension readings that agree in pairs agree all together, so a plateau is an honest count.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from factsheet.charts.values import Bar, Step

Change = tuple[int, bool, int]
Count = tuple[int, int]


def agreement_profile(bars: Iterable[Bar]) -> tuple[Step, ...]:
    """Count origins along the numbers; one counts once, and one without a name not at all."""
    named = [bar for bar in bars if bar.origin >= 0]
    ends = sorted({end for bar in named for end in (bar.low, bar.high) if end is not None})
    changes: defaultdict[int, list[Change]] = defaultdict(list)
    for bar in named:
        first, last = _pieces(bar, ends)
        if first <= last:
            firm = bar.low is not None and bar.high is not None
            changes[first].append((bar.origin, firm, 1))
            changes[last + 1].append((bar.origin, firm, -1))
    counted = _counted(changes, 2 * len(ends) + 1)
    return tuple(_step(first, last, count, ends) for first, last, count in counted if any(count))


def _pieces(bar: Bar, ends: Sequence[Decimal]) -> tuple[int, int]:
    """Name the first and last piece a bar covers: every end is an odd piece, the gaps around it even ones."""
    first = 0 if bar.low is None else 2 * bisect_left(ends, bar.low) + (1 if bar.low_closed else 2)
    last = 2 * len(ends) if bar.high is None else 2 * bisect_left(ends, bar.high) + (1 if bar.high_closed else 0)
    return first, last


def _counted(changes: dict[int, list[Change]], end: int) -> list[tuple[int, int, Count]]:
    """Sweep over the pieces; neighbours with the same count are one stretch."""
    firm: Counter[int] = Counter()
    faded: Counter[int] = Counter()
    row: list[tuple[int, Count]] = []
    both = 0  # origins in both counters are firm
    for piece in sorted({0, *changes}):
        for origin, is_firm, change in changes.get(piece, ()):
            both -= origin in firm and origin in faded
            _tally(firm if is_firm else faded, origin, change)
            both += origin in firm and origin in faded
        row.append((piece, (len(firm), len(faded) - both)))
    starts = [(next(group)[0], count) for count, group in groupby(row, key=lambda each: each[1])]
    following = [start for start, _ in starts[1:]] + [end]
    return [(start, after - 1, count) for (start, count), after in zip(starts, following, strict=True)]


def _tally(counter: Counter[int], origin: int, change: int) -> None:
    counter[origin] += change
    if not counter[origin]:
        del counter[origin]


def _step(first: int, last: int, count: Count, ends: Sequence[Decimal]) -> Step:
    low = ends[(first - 1) // 2] if first else None
    high = ends[last // 2] if last < 2 * len(ends) else None
    return Step(low, high, first % 2 == 1, last % 2 == 1, *count)
