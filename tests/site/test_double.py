"""A copy of this process: what it does, it does alone, and how it ended can be asked."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.site.double import Double, helpers


def test_it_works_in_a_process_of_its_own(tmp_path: Path) -> None:
    said = tmp_path / "said"
    assert Double(lambda: said.write_text(str(os.getpid()))).ended_well()
    assert int(said.read_text()) != os.getpid()
    assert 1 <= helpers() <= 2


@pytest.mark.parametrize("work", [lambda: 1 // 0, sys.exit, lambda: os._exit(3), lambda: os.kill(os.getpid(), 9)])
def test_whatever_did_not_come_to_its_end_did_not_end_well(
    work: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    assert not Double(work).ended_well()
    assert capfd.readouterr().err == ""


def test_it_can_be_ended_at_any_time() -> None:
    double = Double(lambda: time.sleep(600))
    double.stop()
    assert not double.ended_well()
