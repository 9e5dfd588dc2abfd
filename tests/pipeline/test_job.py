"""What a job promises around the extraction itself."""

from __future__ import annotations

import gc

from pipeline.job import lasting


def test_lasting_blocks_nest() -> None:
    with lasting():
        with lasting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
