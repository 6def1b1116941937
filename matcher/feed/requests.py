"""What a request asks for, out of its headers."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

RawHeaders = Iterable[tuple[bytes, bytes]]
"""Names in small letters and values, as they came."""

_TAG = re.compile(rb'"([^"]*)"')
"""An entity tag, or what is within its quotes; a `W/` before it makes no difference to reading."""


def has_already(headers: RawHeaders, etag: bytes) -> bool:
    """True if whoever asks has the calendar of that tag (with its quotes) already."""
    return any(name == b"if-none-match" and (value == etag or _names(value, etag)) for name, value in headers)


def _names(value: bytes, etag: bytes) -> bool:
    return value.strip() == b"*" or etag[1:-1] in _TAG.findall(value)


def asker(client: tuple[str, int] | None, headers: RawHeaders, behind_proxy: bool) -> str:
    """The address a request came from; behind a proxy the last one passed on, which the proxy wrote itself."""
    said = client[0] if client else ""
    if behind_proxy:
        passed = [value for name, value in headers if name == b"x-forwarded-for"]
        said = passed[-1].decode("latin-1").rpartition(",")[2].strip() if passed else said
        return said if _address(said) else "unknown"
    return said


def network(said: str) -> str:
    """The address itself or, of the long kind, its network: one home has more of those than can be counted."""
    address = _address(said)
    if not isinstance(address, IPv6Address):
        return said
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def _address(said: str) -> IPv4Address | IPv6Address | None:
    """The address, or None: of what may follow a `%` anybody could make anything."""
    try:
        return None if "%" in said else ip_address(said)
    except ValueError:
        return None
