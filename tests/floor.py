"""The quality floor: scores on the sample articles below which nothing lands.

    python -m tests.floor            # raise the floor to what is measured now
    python -m tests.floor --lower    # the only way down, on purpose

The floor belongs to one state of the sample set, told by its fingerprint; a changed set asks for a new
floor.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
FLOOR = SAMPLES / "floor.json"
FIELDS = ("cmp", "indicator", "subject", "period", "status")
KINDS = ("quantity", "claim", "units", "officials", "documents")


def fingerprint() -> str:
    """SHA-256 over the sample articles and their gold, by name and content."""
    digest = hashlib.sha256()
    for path in sorted([*(SAMPLES / "articles").iterdir(), *(SAMPLES / "gold").iterdir()]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def measured() -> dict[str, float]:
    """F1 of each kind, and the share of right fields among right quantities."""
    from corpus import Article, read
    from pipeline.contract import to_json
    from pipeline.evaluate import evaluate, read_gold
    from pipeline.extract import extract

    gold = read_gold(SAMPLES / "gold")
    articles = {a.id: a for a in read([SAMPLES / "articles"]) if isinstance(a, Article) and a.id in gold}
    predictions = {id_: to_json(extract(article)) for id_, article in articles.items()}
    scores = evaluate(gold, {id_: a.text for id_, a in articles.items()}, predictions).scores()
    found = {kind: scores[kind]["f1"] for kind in KINDS}
    return found | {name: scores["fields_of_right_quantities"][name] for name in FIELDS}


def written() -> dict[str, Any]:
    floor: dict[str, Any] = json.loads(FLOOR.read_text(encoding="utf8"))
    return floor


def main(arguments: list[str]) -> None:
    now, mark = measured(), fingerprint()
    before = written() if FLOOR.exists() else {"fingerprint": None, "floor": {}}
    lower = {name for name, value in before["floor"].items() if now[name] < value}
    if lower and "--lower" not in arguments and before["fingerprint"] == mark:
        raise SystemExit(f"lower than the floor: {', '.join(sorted(lower))}; --lower accepts that")
    FLOOR.write_text(json.dumps({"fingerprint": mark, "floor": now}, indent=1) + "\n", encoding="utf8")
    print(json.dumps(now, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
