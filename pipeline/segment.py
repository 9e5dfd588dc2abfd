"""Text to a spaCy Doc: tokens, sentences and, on demand, words; offsets are those of the text.

Tokens are runs of letters, runs of digits, or single other characters, so that whatever a later
pattern matches between two of them is a span of the Doc. White space becomes tokens of its own
except for the single blank that spaCy stores with the token before it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate
from operator import add
from typing import Any

import spacy
from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.records import Article

# The old tone-mark style puts the mark on the second vowel of oa, oe, uy: hoà, khoẻ, thuỷ.
_TONE_STYLE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
# Only at a syllable's end (hoà, but hoàn keeps its mark), and never after q, where u belongs to
# the consonant (quý stays quý).
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONE_STYLE)})(?![^\W\d_])")

# ½, ² and Ⅳ count as word characters without being digits: they are no letters. Beyond the first two
# planes numbers are ideographs, which are letters too.
_NUMERIC = "".join(
    char
    for char in map(chr, range(0x20000))
    if char.isnumeric() and not char.isalpha() and not char.isdecimal()
)
_VIETNAMESE = "a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# A token and the one blank that spaCy keeps with it. Runs of Vietnamese letters first, for speed; then
# runs of any letters, each with its combining marks, so that text outside NFC stays whole.
_TOKEN = re.compile(
    rf"([{_VIETNAMESE}]+(?![^\W\d_]|[̀-ͯ])|(?:[^\W\d_{_NUMERIC}][̀-ͯ]*)+|\d+|[^\S ]+| +|.)( ?)", re.S
)

_NOT_BLANK = re.compile(r"\S+")
# What str.splitlines takes for line ends.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A full stop that ends no sentence: after these, or after a single capital (V.A, Q.1).
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:tp|tx|tt|ts|ths|pgs|gs|bs|ks|q|p|h|t|th|st|đ|v\.v|tr|ô|b|mr|mrs|dr|no|vs)$", re.I
)
_NEXT_STARTS = re.compile(r"""[\s"'”’)\]»]*[“"'‘(\[«-]?\s*(?:[^\W\d_]|\d)""")
_CLOSING = re.compile(r"""[”’»)\]]+|["'](?=\s)""")
"""Marks that close what the sentence opened stay with it; a straight quote closes before a blank."""
_FIRST = re.compile(r"""[ \t"'”’)\]»]*(.?)""", re.S)
# A decimal that a blank has torn apart: "88. 29 điểm", "91. 4%".
_TORN_DECIMAL = re.compile(r"\s\d{1,2}\s?(?:%|/\d|điểm)")
_BRACKET = 200
"""A remark in brackets is shorter than this."""
# A stop that may end a sentence: any but that of 12.000.
_STOP = re.compile(r"[?!]|(?<!\d)\.|\.(?!\d)")
_WORD = re.compile(r"[^\W_]")
# The splitter looks back over a whole run at each of its full stops.
_LONG_RUN = re.compile(r"(?<![\w.])[\w.]{200,}")


def _lower(text: str) -> str:
    """Lower case of the same length: the few letters whose lower case is longer stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """Lower case with one tone-mark style (hoà → hòa), character for character as long as ``text``.

    Patterns run over the folded text and their offsets hold for the text itself.
    """
    return _OLD_TONE.sub(lambda match: _TONE_STYLE[match.group()], _lower(text))


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: ``doc.text`` joins its tokens anew at every call."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def folded(doc: Doc) -> str:
    """The folded text of a Doc, computed once."""
    text: str | None = doc.user_data.get("folded")
    if text is None:
        text = doc.user_data["folded"] = fold(text_of(doc))
    return text


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Code-point bounds of sentences, without surrounding white space.

    A line break always ends one. Within a line underthesea's splitter proposes; a proposal is
    dropped where it cuts after an abbreviation (TP. Hồ Chí Minh), inside a number (88. 29), before
    a lower-case letter, or inside brackets that the sentence opened.
    """
    bounds: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _stops(line.group()):
            bounds.append((start, line.start() + end))
            start = line.start() + end
    trimmed = []
    for start, end in bounds:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        tail = len(piece.rstrip())
        if lead < tail:
            trimmed.append((start + lead, start + tail))
    return trimmed


def _stops(line: str) -> Iterator[int]:
    """End positions of the sentences of one line; the last is the line's end."""
    stop = _STOP.search(line)
    # Most lines end with their only stop; a short text is then read without the library.
    if stop is not None and _WORD.search(line, stop.end()):
        from underthesea import sent_tokenize

        plain = _LONG_RUN.sub(lambda run: run.group().replace(".", "_"), line)
        start = proposed = 0
        for sentence in sent_tokenize(plain)[:-1]:
            proposed = plain.index(sentence, proposed) + len(sentence)
            closing = _CLOSING.match(line, proposed)
            at = proposed if closing is None else closing.end()
            if start < at < len(line) and _ends_here(line, start, proposed):
                yield at
                start = at
    yield len(line)


def _ends_here(line: str, start: int, at: int) -> bool:
    """Whether the sentence that began at ``start`` ends at ``at``, where the splitter proposes it."""
    if line[at - 1] == "." and line[max(0, at - 3) : at] != "...":
        if _ABBREVIATION.search(line, max(0, at - 8), at - 1):
            return False
        if line[at - 2 : at - 1].isupper() and not line[max(0, at - 3) : at - 2].isalpha():
            return False
        if line[at - 2 : at - 1].isdigit() and _TORN_DECIMAL.match(line, at):
            return False
    first = _FIRST.match(line, at)
    char = first[1] if first is not None else ""
    if not char or char.islower() or (char.isdigit() and not line[at].isspace()):
        return False
    return _NEXT_STARTS.match(line, at) is not None and not _in_brackets(line, start, at)


def _in_brackets(line: str, start: int, at: int) -> bool:
    """Whether a bracket opened before ``at`` in the sentence closes soon after it."""
    low = max(start, at - _BRACKET)
    opened = line.rfind("(", low, at)
    if opened < 0 or line.find(")", opened, at) >= 0:
        return False
    closed = line.find(")", at, opened + _BRACKET)
    return closed >= 0 and line.find("(", at, closed) < 0


class Tokenizer:
    """spaCy tokenizer of the runs described above; sentence starts are set with the tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # spaCy's stubs leave this attribute out.
        getters: dict[int, Callable[[str], Any]] = vocab.lex_attr_getters  # type: ignore[attr-defined]
        getters[NORM] = fold

    def __call__(self, text: str) -> Doc:
        pieces = _TOKEN.findall(text)
        words, blanks = map(list, zip(*pieces, strict=True)) if pieces else ([], [])
        spaces = list(map(bool, blanks))
        starts = list(accumulate(map(add, map(len, words), spaces), initial=0))[:-1]
        bounds = sentence_bounds(text)
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=_sent_starts(starts, bounds))
        doc.user_data["sentences"] = bounds
        doc.user_data["text"] = text
        return doc

    # spaCy saves and loads tokenizers with a pipeline; this one has no state.
    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: object) -> Tokenizer:
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        return None

    def from_disk(self, _path: object, **_: object) -> Tokenizer:
        return self


def _sent_starts(starts: list[int], bounds: list[tuple[int, int]]) -> list[bool | int | None]:
    flags: list[bool | int | None] = [False] * len(starts)
    for begin, _ in bounds:
        at = bisect_left(starts, begin)
        if at < len(starts):
            flags[at] = True
    if flags:
        flags[0] = True
    return flags


@registry.tokenizers("cchc.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)


def blank() -> Language:
    """A spaCy pipeline with this module's tokenizer and no component."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "cchc.tokenizer.v1"}}})
    # spaCy's bound spares the memory of parsers; how long a text may be is decided where it is read.
    nlp.max_length = sys.maxsize
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """The Doc of an article, the article itself under ``doc._.article``."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """Code-point bounds of the sentences of a Doc, whichever tokenizer made it."""
    bounds: list[tuple[int, int]] | None = doc.user_data.get("sentences")
    if bounds is None:
        bounds = doc.user_data["sentences"] = sentence_bounds(text_of(doc))
    return bounds


def words(text: str) -> list[tuple[int, int]]:
    """Code-point bounds of the words of one sentence, as underthesea segments it.

    ``text`` is segmented as it stands (no token normalisation), so that the bounds are its own. What
    underthesea drops or rewrites becomes words between blanks: no character but white space is lost.
    """
    from underthesea import word_tokenize

    bounds: list[tuple[int, int]] = []
    at = 0
    for word in word_tokenize(text, use_token_normalize=False):
        # A word's syllables are joined by one blank, whatever stood between them.
        first = None
        for syllable in word.split():
            found = text.find(syllable, at)
            if found < 0:
                continue
            if not text[at:found].strip():
                first = found if first is None else first
            else:
                if first is not None:
                    bounds.append((first, at))
                bounds += _pieces(text, at, found)
                first = found
            at = found + len(syllable)
        if first is not None:
            bounds.append((first, at))
    return bounds + _pieces(text, at, len(text))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _NOT_BLANK.finditer(text, start, end)]


def span(doc: Doc, start: int, end: int) -> Span:
    """The span that covers ``text[start:end]``; with this module's tokenizer, exactly that."""
    found = doc.char_span(start, end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no span at {start}:{end} of a text of {len(doc.text)} characters")
    return found


def nfc(text: str) -> str:
    """Unicode NFC: the one change that a text undergoes before it is stored."""
    return unicodedata.normalize("NFC", text)
