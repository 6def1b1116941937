"""A workbook's archive made the same on any machine.

The library that writes workbooks stamps the clock on them, and their XML differs with the parser installed;
the compressor's bytes differ with its release. So each part is written in canonical XML, uncompressed, in a
fixed order.
"""

import re
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_STORED, ZipFile, ZipInfo

try:
    from lxml import etree  # type: ignore[import-untyped]
except ImportError:  # it comes with no dependency of ours, and is nine times as fast
    etree = None

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENTS = "[Content_Types].xml"
"""Readers expect this part first."""
MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(<)")


def fixed_archive(workbook: bytes, made: datetime) -> bytes:
    """The same workbook, last modified at the instant `made`."""
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as given, ZipFile(out, "w", ZIP_STORED) as fixed:
        for name in sorted(given.namelist(), key=lambda name: (name != CONTENTS, name)):
            part = canonical(given.read(name))
            part = MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}\g<2>", part)
            fixed.writestr(_entry(name), DECLARATION + part)
    return out.getvalue()


def canonical(part: bytes) -> str:
    """The part in canonical XML, by whichever parser is there: they write the same."""
    if etree is None:
        return canonicalize(part.decode())
    written: bytes = etree.tostring(etree.fromstring(part), method="c14n", exclusive=True, with_comments=False)
    return written.decode()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    return entry
