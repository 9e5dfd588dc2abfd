"""Characters per second of each extractor on one core, beside spaCy's tokenisation of the same text.

    python -m benchmarks.extractors INPUT [--articles N]

INPUT as for ``cchc run``. The last line gives the time to load the unit tables in a fresh process.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import time

from corpus import Article, read
from pipeline.extract import annotate, pipeline
from pipeline.segment import make_doc

_TOGETHER = ("cchc_documents", "cchc_units", "cchc_officials")
_LOAD = (
    "import time; from gazetteer.units import lookup; t = time.perf_counter(); lookup('Hà Nội', None); "
    "print(time.perf_counter() - t)"
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input")
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    articles = list(
        itertools.islice((a for a in read([options.input]) if isinstance(a, Article)), options.articles)
    )
    characters = sum(len(article.text) for article in articles)
    annotate(articles[0])
    nlp = pipeline()
    started = time.process_time()
    docs = [make_doc(nlp, article) for article in articles]
    tokenising = time.process_time() - started
    print(f"{len(articles)} articles, {characters} characters")
    print(f"{'':18} {'characters/s':>14} {'÷ tokenisation':>15}")
    print(f"{'tokenisation':18} {characters / tokenising:14,.0f} {1:15.2f}")
    seconds = {}
    for name, component in nlp.pipeline:
        started = time.process_time()
        for doc in docs:
            component(doc)
        seconds[name] = time.process_time() - started
        print(f"{name:18} {characters / seconds[name]:14,.0f} {tokenising / seconds[name]:15.2f}")
    together = sum(seconds[name] for name in _TOGETHER)
    label = "documents, units, officials together"
    print(f"{label}: {characters / together:,.0f} characters/s, {tokenising / together:.2f} ÷ tokenisation")
    loaded = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    print(f"unit tables: {float(loaded.stdout):.2f} s to load in a fresh process")


if __name__ == "__main__":
    main()
