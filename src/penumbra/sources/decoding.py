"""From bytes to text: which encoding, and the little that is cleaned."""

from __future__ import annotations

import codecs
import re

from penumbra.errors import SourceError
from penumbra.sources.streams import wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that reports in English, with names from all of Europe, are found in.
_LIKELY = ["cp1252", "cp1250", "cp1257", "cp1251", "cp1254", "iso8859_2", "koi8_r", "koi8_u"]
_GUESSED_BYTES = 2**16
# Line and page ends and tabs are words' own; other control characters steer terminals, and no
# store or page can keep them all.
_UNKEEPABLE = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def decode(received: bytes, declared: str | None = None) -> str:
    """Turn bytes into text: by byte order mark, UTF-8, the declared charset, then by guess.

    UTF-8 goes before what a header declares: bytes with accents that are valid UTF-8 are
    nothing else, while headers are often wrong.

    Raises SourceError if no encoding fits.
    """
    for mark, encoding in _MARKS:
        if received.startswith(mark):
            return received.decode(encoding, "replace").lstrip("\N{BOM}")
    if (encoding_found := wide(received[:_GUESSED_BYTES])) is not None:
        return received.decode(encoding_found, "replace")
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(received) - 3 and error.reason == "unexpected end of data":
            return received[: error.start].decode("utf-8")
    if declared is not None:
        try:
            return received.decode(declared)
        except (LookupError, UnicodeError):
            pass
    return _guess(received)


def _guess(received: bytes) -> str:
    # Takes a fifth of a second to import, and nearly every text is UTF-8.
    from charset_normalizer import from_bytes

    # Any part with accents tells; the first letters of a long text may be plain ASCII.
    first = next(at for at, byte in enumerate(received) if byte > 127)
    part = received[max(0, first - _GUESSED_BYTES // 2) :][:_GUESSED_BYTES]
    best = from_bytes(part, cp_isolation=_LIKELY).best() or from_bytes(part).best()
    if best is None:
        raise SourceError("its encoding is not known; save it as UTF-8")
    return received.decode(best.encoding, "replace")


def clean(text: str) -> str:
    """Make line ends one letter, and replace what no store can keep; all else stays.

    Control characters and lone surrogates (from broken JSON escapes) become U+FFFD, but for
    those that are quotes and dashes of Windows-1252 in disguise; offsets stay the same.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNKEEPABLE.sub(_kept, text)


def _kept(match: re.Match[str]) -> str:
    code = ord(match[0])
    # As HTML has it: what is read as Latin-1 was mostly written in Windows-1252.
    return bytes([code]).decode("cp1252", "replace") if 128 <= code < 160 else "\ufffd"
