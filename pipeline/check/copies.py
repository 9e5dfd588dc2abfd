"""Articles that are copies of one report: syndicated, or reworded a little.

Texts are compared by MinHash over sequences of words (datasketch), candidates found by locality-sensitive
hashing: two texts meet where a band of their signatures is equal *and* one of their least numbers is, so
that an office's monthly reports, which share their words and differ in their figures, stay apart. Bands
are joined in DuckDB, each text with the first and the one before it of every bucket: the work grows with
the articles, whatever the size of a cluster.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from pipeline.results import append, beside, streamed
from pipeline.segment import fold

if TYPE_CHECKING:
    import duckdb

ALIKE = 0.5
"""Share of word sequences that copies have in common at least."""
_ALIKE_BARE = 0.8
"""The same for texts with fewer than ``_FEW`` telling numbers."""
_FIGURES = 0.6
"""Share of the telling numbers of the text with fewer of them that copies have in common at least."""
_FEW = 3
_SEQUENCE = 4
"""Words in a sequence."""
_SHORTEST = 100
"""Characters of a text that is looked at: a caption says what many say."""
_PERMUTATIONS = 128
_NUMBERS_KEPT = 4
"""Least numbers that a text is found by."""
_NUMBERS_MOST = 256
_WORDS_KEPT = 1 << 15
"""Words whose hashes are kept: those that most texts have."""
_AT_ONCE = 4_096
"""Sequences that are hashed at a time: each takes a kilobyte meanwhile."""
_BATCH = 1_000
_SLICES = 8
"""Buckets are joined in so many portions, for the sake of memory."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")

_Hashes = NDArray[np.uint64]


def find(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill ``article_copies``; the number of copies. Official tables are no copies of anything."""
    _sketch(connection)
    _store(connection, _joined(connection))
    for table in ("sketches", "buckets", "pairs"):
        connection.execute(f"DROP TABLE {table}")
    [(copies,)] = connection.execute("SELECT count(*) FROM article_copies").fetchall()
    return int(copies)


def _sketch(connection: duckdb.DuckDBPyConnection) -> None:
    """Temporary tables ``sketches`` (signature and numbers of each text) and ``buckets`` (their keys).

    Texts are numbered, the earliest first.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE sketches (n INTEGER, article_id VARCHAR, words BLOB, numbers BLOB)"
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE buckets (key UBIGINT, n INTEGER)")
    # What is temporary is a connection's own: this one writes, the other reads.
    found = beside(connection)
    found.execute(
        """
        CREATE TEMP TABLE ordered AS
        SELECT article_id, row_number() OVER (ORDER BY published NULLS LAST, article_id)::INTEGER AS n
        FROM articles WHERE authority IS NULL AND length(text) >= ?
        """,
        [_SHORTEST],
    )
    found.execute("SELECT n, article_id, text FROM ordered JOIN articles USING (article_id)")
    while batch := found.fetchmany(_BATCH):
        places, ids, texts = zip(*batch, strict=True)
        sketched = [(signature(text), telling(text)) for text in texts]
        keys = [_keys(*sketch) for sketch in sketched]
        words, numbers = ([array.tobytes() for array in column] for column in zip(*sketched, strict=True))
        append(connection, "sketches", {"n": places, "article_id": ids, "words": words, "numbers": numbers})
        append(
            connection,
            "buckets",
            {"key": np.concatenate(keys), "n": np.repeat(places, [len(all_) for all_ in keys])},
        )


@lru_cache(maxsize=_WORDS_KEPT)
def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")


_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SCHEME = "affine32"
_TEMPLATE = MinHash(_PERMUTATIONS, hashfunc=int, scheme=_SCHEME)


def signature(text: str) -> NDArray[np.uint32]:
    """MinHash of the text's word sequences."""
    words = np.fromiter(map(_hashed, _WORD.findall(fold(text))), np.uint64)
    sequences = np.zeros(max(0, len(words) - _SEQUENCE + 1), np.uint64)
    for place in range(_SEQUENCE):
        sequences = sequences * _PRIME + words[place : place + len(sequences)]
    sketch = MinHash(_PERMUTATIONS, hashfunc=int, permutations=_TEMPLATE.permutations, scheme=_SCHEME)
    for start in range(0, len(sequences), _AT_ONCE):
        sketch.update_batch((sequences[start : start + _AT_ONCE] >> np.uint64(32)).tolist())
    return sketch.hashvalues.astype(np.uint32)


def telling(text: str) -> NDArray[np.uint32]:
    """Hashes of the numbers that tell one report from another: of three digits or with decimals, no years."""
    found = {number for number in _NUMBER.findall(text) if len(number) >= 3 and not _YEAR.fullmatch(number)}
    hashes = np.fromiter((_hashed(number) & 0xFFFFFFFF for number in found), np.uint32, len(found))
    return np.sort(hashes)[:_NUMBERS_MOST]


_NOTHING = np.iinfo(np.uint32).max
_LSH = MinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS)
"""Tells how many bands of how many values find copies best."""


def _keys(words: NDArray[np.uint32], numbers: NDArray[np.uint32]) -> _Hashes:
    """Buckets of a text: every band with every one of its least numbers; none of a text without words."""
    if words.min() == _NOTHING:
        return np.zeros(0, np.uint64)
    bands = np.zeros(_LSH.b, np.uint64) + np.arange(_LSH.b, dtype=np.uint64)
    for place in range(_LSH.r):
        bands = (bands ^ words[place : _LSH.b * _LSH.r : _LSH.r].astype(np.uint64)) * _PRIME
        bands ^= bands >> np.uint64(29)
    least = numbers[:_NUMBERS_KEPT] if len(numbers) >= _FEW else np.zeros(1, np.uint32)
    keys: _Hashes = ((bands[:, None] + least.astype(np.uint64)[None, :]) * _PRIME).ravel()
    return keys


def _joined(connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """Each copy with the first of its cluster."""
    connection.execute("CREATE OR REPLACE TEMP TABLE pairs (n INTEGER, m INTEGER)")
    for slice_ in range(_SLICES):
        connection.execute(
            """
            INSERT INTO pairs
            WITH chosen AS (SELECT * FROM buckets WHERE key % ? = ?),
            met AS (
                SELECT n, min(n) OVER (PARTITION BY key) AS first,
                    lag(n) OVER (PARTITION BY key ORDER BY n) AS previous
                FROM chosen SEMI JOIN (
                    SELECT key FROM chosen GROUP BY key HAVING count(*) > 1
                ) shared USING (key)
            )
            SELECT n, first FROM met WHERE first <> n
            UNION SELECT n, previous FROM met WHERE previous IS NOT NULL
            """,
            [_SLICES, slice_],
        )
    found = connection.execute(
        """
        SELECT p.n, p.m, a.words, b.words, a.numbers, b.numbers
        FROM (SELECT DISTINCT n, m FROM pairs) p
        JOIN sketches a ON a.n = p.n JOIN sketches b ON b.n = p.m
        """
    )
    first: dict[int, int] = {}

    def root(n: int) -> int:
        while (above := first.get(n, n)) != n:
            first[n] = n = first.get(above, above)
        return n

    for n, m, *sketches in streamed(found):
        if _is_copy(*sketches):
            one, other = sorted((root(n), root(m)))
            first[other] = one
    return {n: root(n) for n in first if root(n) != n}


def _is_copy(words_a: bytes, words_b: bytes, numbers_a: bytes, numbers_b: bytes) -> bool:
    alike = _similarity(words_a, words_b)
    if alike < ALIKE:
        return False
    one, other = (set(np.frombuffer(numbers, np.uint32).tolist()) for numbers in (numbers_a, numbers_b))
    fewest = min(len(one), len(other))
    if fewest < _FEW:
        return alike >= _ALIKE_BARE and len(one & other) >= fewest - 1
    return len(one & other) >= fewest * _FIGURES


def _similarity(a: bytes, b: bytes) -> float:
    return float(np.mean(np.frombuffer(a, np.uint32) == np.frombuffer(b, np.uint32)))


def _store(connection: duckdb.DuckDBPyConnection, parents: dict[int, int]) -> None:
    """Store copies with their likeness to the first of the cluster."""
    connection.execute("CREATE OR REPLACE TEMP TABLE paired (n INTEGER, m INTEGER)")
    append(connection, "paired", {"n": list(parents), "m": list(parents.values())})
    stored = beside(connection)
    found = connection.execute(
        """
        SELECT a.article_id, b.article_id, a.words, b.words
        FROM paired p JOIN sketches a ON a.n = p.n JOIN sketches b ON b.n = p.m
        """
    )
    while batch := found.fetchmany(_BATCH):
        copies, originals, *words = zip(*batch, strict=True)
        likeness = [round(_similarity(a, b), 3) for a, b in zip(*words, strict=True)]
        append(
            stored,
            "article_copies",
            {"article_id": copies, "original_id": originals, "similarity": likeness},
        )
    connection.execute("DROP TABLE paired")
