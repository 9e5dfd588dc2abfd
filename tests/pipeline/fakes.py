"""Articles and an extractor for tests of what happens around extraction.

The extractor reads "a/b hồ sơ" and does what some words in capitals tell it to do.
"""

from __future__ import annotations

import json
import os
import re
import signal
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.records import Article, Claim, DocumentRecord, Extraction, OfficialRecord, UnitRecord

EXTRACTOR = "tests.pipeline.fakes:extract"
UNIT = "quận Ninh Kiều"
OFFICIAL = "Lê Thị Mận"
DOCUMENT = "Kế hoạch số 45/KH-UBND"
_RATIO = re.compile(r"(\d+)/(\d+) hồ sơ")


def article_text(done: int = 12, of: int = 20, more: str = "") -> str:
    return (
        f"Bà {OFFICIAL}, Chủ tịch UBND {UNIT}, cho biết đơn vị thực hiện {DOCUMENT} của thành phố.\n"
        f"Trong quý I, {UNIT} đã giải quyết đúng hạn {done}/{of} hồ sơ của người dân. {more}\n"
        f"Kết quả {done}/{of} hồ sơ được công khai tại bộ phận một cửa."
    )


def write_articles(folder: Path, texts: dict[str, str], published: str | None = "2023-04-05") -> Path:
    """One JSON file for each id; the folder."""
    folder.mkdir(exist_ok=True)
    for id_, text in texts.items():
        article = {"id": id_, "url": f"https://example.org/{id_}", "title": f"Tin {id_}", "text": text}
        article |= {"published": published} if published else {}
        (folder / f"{id_}.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf8")
    return folder


def extract(article: Article) -> Extraction:
    text = article.text
    if "RAISE" in text:
        raise RuntimeError("told to fail")
    if re.search(r"\bDIE\b", text):
        os.kill(os.getpid(), signal.SIGKILL)
    if once := re.search(r"DIE_ONCE=(\S+)", text):
        mark = Path(once.group(1))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "PAUSE" in text:
        time.sleep(0.2)
    if held := re.search(r"HOLD=(\S+)", text):
        while not Path(held.group(1)).exists():
            time.sleep(0.05)
    if "SLEEP" in text:
        time.sleep(60)
    if "DEAF" in text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
    bounds = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    claims: list[Claim] = []
    for match in _RATIO.finditer(text):
        line = next(n for n, (start, end) in enumerate(bounds) if start <= match.start() < end)
        done, of = (Decimal(number) for number in match.groups())
        same = (n for n, claim in enumerate(claims) if (claim.value, claim.denominator) == (done, of))
        claims.append(
            Claim(
                start=match.start(),
                end=match.end(),
                quote=match.group(),
                kind="ratio",
                value=done,
                high=None,
                denominator=of,
                unit="hồ sơ",
                cmp="=",
                indicator="dossiers_on_time",
                component=None,
                subject=f"{UNIT}, Cần Thơ",
                subject_code="916",
                scope=None,
                period=(date(2023, 1, 1), date(2023, 3, 31)),
                status="actual",
                value_text=match.group().split()[0],
                sentence_no=line,
                repeat_of=next(same, None),
            )
        )
    return Extraction(
        article=article,
        units=tuple(
            UnitRecord(m.start(), m.end(), UNIT, "district", UNIT, "Cần Thơ", "916")
            for m in re.finditer(UNIT, text)
        ),
        officials=tuple(
            OfficialRecord(m.start(), m.end(), OFFICIAL, ("Chủ tịch UBND",), UNIT)
            for m in re.finditer(OFFICIAL, text)
        ),
        documents=tuple(
            DocumentRecord(
                m.start(), m.end(), "Kế hoạch", "45", None, "KH-UBND", None, None, "45/KH-UBND|2023"
            )
            for m in re.finditer(DOCUMENT, text)
        ),
        claims=tuple(claims),
        sentences=tuple(bounds),
    )
