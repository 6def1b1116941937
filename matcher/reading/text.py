"""Text as it was meant: without the marks that word processors and spreadsheets put in."""

import re

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\r": "\n",
    }
)
_MARKED = re.compile(r"[^ -~]|  |'|^\s*=\"")
_SPACES = re.compile(r" +")
_LINES = re.compile(r" *\n[ \n]*")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


def plain(text: str) -> str:
    """The text with plain quotes, hyphens and single spaces; an apostrophe or ="…" around a cell is taken off."""
    if not _MARKED.search(text):
        return text.strip()
    text = _LINES.sub("\n", _SPACES.sub(" ", text.translate(_PLAIN))).strip()
    if formula := _AS_FORMULA.fullmatch(text):
        text = formula[1].strip()
    return text.removeprefix("'")
