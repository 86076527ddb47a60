"""Fetching over HTTP, the only place that touches the network."""

from __future__ import annotations

import time
from io import BufferedReader, BytesIO

import httpx

from penumbra import __version__
from penumbra.errors import SourceError
from penumbra.sources.draft import Item, without_password
from penumbra.sources.streams import MAX_BYTES

_WAIT_SECONDS = 20.0
# A server that sends a byte now and then never lets the wait run out.
_WHOLE_SECONDS = 120.0
_REDIRECTS = 5
_READABLE = ("text/", "application/json", "application/x-ndjson", "application/jsonl")
_HEADERS = {
    "User-Agent": f"penumbra/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/json;q=0.9, text/*;q=0.9, */*;q=0.5",
}


def fetch(url: str, *, client: httpx.Client | None = None) -> Item:
    """Fetch one address and return what came, all of it in memory.

    Raises SourceError, which says what failed: no such host, time out, status, size, type.
    """
    if client is None:
        with httpx.Client(timeout=_WAIT_SECONDS, max_redirects=_REDIRECTS) as own:
            return fetch(url, client=own)
    try:
        with client.stream("GET", url, headers=_HEADERS, follow_redirects=True) as answer:
            answer.raise_for_status()
            media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            _refuse_type(media)
            return Item(
                without_password(url),
                BufferedReader(BytesIO(_body(answer))),
                media=media or None,
                charset=answer.charset_encoding,
                url=without_password(str(answer.url)),
            )
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise SourceError(f"the server answers {status} {error.response.reason_phrase}") from error
    except httpx.TimeoutException as error:
        raise SourceError(
            f"no answer within {_WAIT_SECONDS:.0f} seconds; try again later"
        ) from error
    except httpx.TooManyRedirects as error:
        raise SourceError(f"redirects more than {_REDIRECTS} times") from error
    # A ValueError comes from an address without a host, or with one that none can have.
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"cannot be fetched: {error or type(error).__name__}") from error


def _refuse_type(media: str) -> None:
    if media == "application/pdf":
        raise SourceError("is a PDF, which is not read yet; save it as text")
    family = media.partition("/")[0]
    if family in ("audio", "font", "image", "video"):
        raise SourceError(f"is {media}, not text")


def _body(answer: httpx.Response) -> bytes:
    received = bytearray()
    started = time.monotonic()
    for part in answer.iter_bytes():
        received += part
        if len(received) > MAX_BYTES:
            raise SourceError(f"is larger than {MAX_BYTES // 2**20} MB; download it and split it")
        if time.monotonic() - started > _WHOLE_SECONDS:
            raise SourceError(f"takes longer than {_WHOLE_SECONDS:.0f} seconds; download it")
    return bytes(received)
