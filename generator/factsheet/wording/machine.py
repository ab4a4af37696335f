"""What programs read of numbers and days: decimal text, to the digit, since their own numbers would round it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from factsheet.model.intervals import Interval
from factsheet.model.relations import Gap
from factsheet.model.values import Amount, Value


def decimal_text(number: Decimal) -> str:
    """Write a number that was reckoned, without an exponent and without noughts that only say how."""
    whole = number.to_integral_value()
    return f"{whole if whole == number else number.normalize():f}"


def day_text(day: dt.date | None) -> str | None:
    """Write a day a date can mean; nothing for an end left open."""
    return day.isoformat() if day is not None else None


def gap_as_json(gap: Gap) -> dict[str, Any]:
    """Write what lies between two readings."""
    spread, soft = gap.spread, gap.break_even
    return {
        "spread": None
        if spread is None
        else {
            "difference": decimal_text(spread.difference),
            "ratio": None if spread.ratio is None else f"{spread.ratio:f}",
        },
        "apart": None if gap.apart is None else decimal_text(gap.apart),
        "days": gap.days,
        "break_even": None if soft is None else {"points" if soft.points else "percent": decimal_text(soft.amount)},
    }


def amount_text(amount: Amount) -> str:
    """Write a number out, with the decimals its source gave: `1.10`, `1300000`."""
    return decimal_text(amount.exact) if amount.scale else f"{amount.number:f}"


def interval_as_json(interval: Interval, value: Value) -> dict[str, Any]:
    """Write which numbers a value admits; null is an end left open for ever.

    An end that the source itself gives keeps its decimals.
    """
    stated = {amount.exact: amount_text(amount) for amount in value.amounts}
    low, high = interval.low, interval.high
    return {
        "low": stated.get(low) or decimal_text(low) if low is not None else None,
        "low_inclusive": interval.low_closed if low is not None else None,
        "high": stated.get(high) or decimal_text(high) if high is not None else None,
        "high_inclusive": interval.high_closed if high is not None else None,
        "soft": interval.soft,
    }
