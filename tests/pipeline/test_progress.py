"""The share of the inputs that is done, and the state that a run leaves for others to read."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from corpus import read
from pipeline.progress import Journal, Share, last_state

TEXT = "Quý I năm 2023, phường Tân Hòa tiếp nhận 1.204 hồ sơ, giải quyết đúng hạn 99,5%."


def shares(*inputs: str) -> list[float | None]:
    """What the share is after each article."""
    share = Share(inputs)
    found = []
    for item in read(inputs, on_open=share.opened):
        share.reached(getattr(item, "path", None) or "")
        found.append(share.value)
    return [*found, share.value]


def lines(count: int) -> bytes:
    # Random letters pack badly, so that the packed file is read in several pieces.
    rows = ({"id": str(n), "text": f"{TEXT} {os.urandom(2000).hex()}"} for n in range(count))
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def test_share_of_files_and_within_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(200))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(200)))
    for inputs in ([str(tmp_path)], [str(tmp_path / "a.jsonl")], [str(tmp_path / "b.jsonl.gz")]):
        found = [value for value in shares(*inputs) if value is not None]
        assert found == sorted(found)
        assert found[0] < 0.2
        assert found[-1] == 1.0
        assert len(set(found)) > 3


def test_share_where_sizes_are_not_known(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf8")
    assert shares(f"file://{tmp_path}") == [0.25, 0.5, 0.75, 1.0, 1.0]
    assert Share(["-"]).value is None
    assert Share([str(tmp_path / "none")]).value is None


def test_state_of_a_run(tmp_path: Path) -> None:
    assert last_state(tmp_path) is None
    journal = Journal(tmp_path, {"inputs": ["news/"]})
    assert journal.due
    journal.keep({"read": 3})
    assert not journal.due
    state = last_state(tmp_path)
    assert state is not None
    assert (state["inputs"], state["read"], state["running"]) == (["news/"], 3, True)
    file = tmp_path / ".progress.json"
    for change, running in (({"pid": 2**22 + 1}, False), ({"host": "elsewhere"}, None)):
        file.write_text(json.dumps(state | change))
        changed = last_state(tmp_path)
        assert changed is not None
        assert changed["running"] is running
    file.write_text("{")
    assert last_state(tmp_path) is None
    Journal(tmp_path / "no such folder", {}).keep({})
