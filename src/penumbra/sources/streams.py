"""From a file or stream to bytes within limits: gzip unpacked, binary files refused by name."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from penumbra.errors import SourceError
from penumbra.sources.draft import Item, Stream

# A report has some kilobytes; 50 MB is a book shelf, and still fits into memory.
MAX_BYTES = 50 * 2**20
MAX_LINE = 20 * 2**20
# Plain words shrink to a fifth, word lists to a thirtieth; gzip can do 1 to 1032, with nulls.
MAX_UNPACKING = 200
_PART = 2**16

# How files begin that hold no plain text, and what would help.
_BINARY: dict[bytes, str] = {
    b"\x1f\x8b": "is gzip inside gzip; unpack it once more",
    b"\x28\xb5\x2f\xfd": "is packed with zstd; unpack it first (only gzip is unpacked here)",
    b"%PDF": "is a PDF, which is not read yet; save it as text",
    b"7z\xbc\xaf\x27\x1c": "is a 7z archive; unpack it first",
    b"BZh": "is packed with bzip2; unpack it first (only gzip is unpacked here)",
    b"GIF8": "is a picture (GIF), not text",
    b"PK\x03\x04": "is a zip archive or an Office file; unpack it, or save it as text",
    b"Rar!": "is a rar archive; unpack it first",
    b"SQLite format 3": "is a database (SQLite), not text",
    b"\x7fELF": "is a program (ELF), not text",
    b"\x89PNG": "is a picture (PNG), not text",
    b"\xd0\xcf\x11\xe0": "is an old Office file; save it as text",
    b"\xfd7zXZ": "is packed with xz; unpack it first (only gzip is unpacked here)",
    b"\xff\xd8\xff": "is a picture (JPEG), not text",
    b"{\\rtf": "is rich text (RTF); save it as plain text",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Unpacked(io.RawIOBase):
    """The contents of a gzip stream; damage ends it early and is told in `trouble`.

    Everything before the damage is given out. A bomb, which unpacks to more than
    `MAX_UNPACKING` times its size, ends early too.
    """

    def __init__(self, packed: Stream) -> None:
        self.trouble: str | None = None
        self._packed = packed
        self._unpacker = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = b""
        while not part and self.trouble is None:
            if not self._waiting:
                self._waiting = self._packed.read1(_PART)
                self._taken += len(self._waiting)
            if self._unpacker.eof:
                # Zeros may pad the end; a further member may follow.
                self._waiting = self._waiting.lstrip(b"\0")
                if not self._waiting:
                    if self._packed.peek(1):
                        continue
                    return 0
                self._unpacker = zlib.decompressobj(wbits=31)
            elif not self._waiting:
                self.trouble = "the gzip file is cut off; what was complete is read"
                return 0
            try:
                part = self._unpacker.decompress(self._waiting, len(buffer))
            except zlib.error as error:
                self.trouble = f"the gzip file is damaged ({error}); what came before is read"
                return 0
            self._waiting = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            self._given += len(part)
            if self._given > max(MAX_BYTES, MAX_UNPACKING * self._taken):
                self.trouble = (
                    f"unpacks to more than {MAX_UNPACKING} times its size, which no text does; "
                    "reading stopped there"
                )
                return 0
        buffer[: len(part)] = part
        return len(part)


class _Lent(io.RawIOBase):
    """A stream of somebody else's, which is not closed when we are done with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._stream.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def opened(stream: BinaryIO) -> tuple[Stream, Unpacked | None]:
    """Return the stream to read, unpacked if it is gzip, and its unpacker to ask for trouble.

    The caller closes `stream`.
    """
    plain: Stream = io.BufferedReader(_Lent(stream), _PART)
    if plain.peek(2)[:2] != b"\x1f\x8b":
        return plain, None
    unpacked = Unpacked(plain)
    return io.BufferedReader(unpacked, _PART), unpacked


def refuse_binary(head: bytes) -> None:
    """Raise SourceError if a file that begins so holds no text, naming what it is."""
    if not head:
        raise SourceError("is empty")
    for mark, reason in _BINARY.items():
        if head.startswith(mark):
            raise SourceError(reason)
    if head.startswith(_WIDE_MARKS) or wide(head):
        return
    # Text has tabs, line and page ends and, in old files, escapes; little else below a space.
    odd = sum(head.count(code) for code in range(32) if code not in b"\t\n\v\f\r\x1b")
    if odd * 50 > len(head):
        raise SourceError("is binary, not text")


def wide(head: bytes) -> str | None:
    """Name the encoding of UTF-16 without a byte order mark: every other byte is zero."""
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half >= 4 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def whole(item: Item, *, limit: int = MAX_BYTES) -> bytes:
    """Read all of an item.

    Raises SourceError if it has more than `limit` bytes.
    """
    received = item.stream.read(limit + 1)
    if len(received) > limit:
        raise SourceError(
            f"is larger than {limit // 2**20} MB, too large for one document; split it, "
            "or give many documents as JSON Lines"
        )
    return received


def lines(item: Item) -> Iterator[tuple[int, bytes | None]]:
    """Give out numbered lines without their ends; None stands for one above 20 MB."""
    number = 0
    while line := item.stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = item.stream.readline(MAX_LINE)
        yield number, None
