"""Text to a spaCy Doc: tokens, sentences and, on demand, words; offsets are those of the text.

Tokens are runs of letters, runs of digits, or single other characters, so that whatever a later
pattern matches between two of them is a span of the Doc. White space becomes tokens of its own
except for the single blank that spaCy stores with the token before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc, Span
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

# A letter is followed by its combining marks, so that text outside NFC stays whole.
_TOKEN = re.compile(r"(?:[^\W\d_][̀-ͯ]*)+|\d+|[^\S ]+| +|.", re.S)

_LINE = re.compile(r"[^\n]+")
# A full stop that ends no sentence: after these, or after a single capital (V.A, Q.1).
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:tp|tx|tt|ts|ths|pgs|gs|bs|ks|q|p|h|t|th|st|đ|v\.v|tr|ô|b|mr|mrs|dr|no|vs)$", re.I
)
_NEXT_STARTS = re.compile(r"""[\s"'”’)\]»]*[“"'‘(\[«-]?\s*(?:[^\W\d_]|\d)""")


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


def folded(doc: Doc) -> str:
    """The folded text of a Doc, computed once."""
    text: str | None = doc.user_data.get("folded")
    if text is None:
        text = doc.user_data["folded"] = fold(doc.text)
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
    if any(char in line for char in ".?!"):
        from underthesea import sent_tokenize

        at = 0
        for sentence in sent_tokenize(line)[:-1]:
            at = line.index(sentence, at) + len(sentence)
            if _ends_here(line, at):
                yield at
    yield len(line)


def _ends_here(line: str, at: int) -> bool:
    before, after = line[:at], line[at:]
    if before.endswith(".") and not before.endswith("..."):
        if _ABBREVIATION.search(before[-8:-1]):
            return False
        if before[-2:-1].isupper() and not before[-3:-2].isalpha():
            return False
    first = after.lstrip(" \t\"'”’)]»")[:1]
    if not first or first.islower():
        return False
    if first.isdigit() and not after[:1].isspace():
        return False
    return _NEXT_STARTS.match(after) is not None


class Tokenizer:
    """spaCy tokenizer of the runs described above; sentence starts are set with the tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        vocab.lex_attr_getters[NORM] = fold

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        for match in _TOKEN.finditer(text):
            run = match.group()
            at = match.start()
            if run[0] == " " and words and not spaces[-1]:
                spaces[-1] = True
                run = run[1:]
                at += 1
                if not run:
                    continue
            words.append(run)
            spaces.append(False)
            starts.append(at)
        bounds = sentence_bounds(text)
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=_sent_starts(starts, bounds))
        doc.user_data["sentences"] = bounds
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


def _sent_starts(starts: list[int], bounds: list[tuple[int, int]]) -> list[bool]:
    flags = [False] * len(starts)
    at = 0
    for begin, _ in bounds:
        while at < len(starts) and starts[at] < begin:
            at += 1
        if at < len(starts):
            flags[at] = True
    if flags:
        flags[0] = True
    return flags


@spacy.registry.tokenizers("cchc.tokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)


def blank() -> Language:
    """A spaCy pipeline with this module's tokenizer and no component."""
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "cchc.tokenizer.v1"}}})


def make_doc(nlp: Language, article: Article) -> Doc:
    """The Doc of an article, the article itself under ``doc._.article``."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """Code-point bounds of the sentences of a Doc, whichever tokenizer made it."""
    bounds: list[tuple[int, int]] | None = doc.user_data.get("sentences")
    if bounds is None:
        bounds = doc.user_data["sentences"] = sentence_bounds(doc.text)
    return bounds


def words(text: str) -> list[tuple[int, int]]:
    """Code-point bounds of the words of one sentence, as underthesea segments it.

    ``text`` is segmented as it stands (no token normalisation), so that the bounds are its own.
    """
    from underthesea import word_tokenize

    bounds = []
    at = 0
    for word in word_tokenize(text, use_token_normalize=False):
        # A word's syllables are joined by one blank, whatever stood between them.
        first = None
        for syllable in word.split(" "):
            if not syllable:
                continue
            found = text.find(syllable, at)
            if found < 0:
                continue
            first = found if first is None else first
            at = found + len(syllable)
        if first is not None:
            bounds.append((first, at))
    return bounds


def span(doc: Doc, start: int, end: int) -> Span:
    """The span that covers ``text[start:end]``; with this module's tokenizer, exactly that."""
    found = doc.char_span(start, end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no span at {start}:{end} of a text of {len(doc.text)} characters")
    return found


def nfc(text: str) -> str:
    """Unicode NFC: the one change that a text undergoes before it is stored."""
    return unicodedata.normalize("NFC", text)
