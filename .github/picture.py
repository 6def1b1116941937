"""Takes the README picture from a page matcher made: `python .github/picture.py …/heaton-28/out/index.html`.

The drawing is the program's own; only the page's colours are put in with it, so that it can stand alone.
"""

import re
import sys
from pathlib import Path

VENUE = "Heaton Library"


def picture(page: str) -> str:
    """The first week of one venue, as drawn on the page, with the styles its marks use."""
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1].split("@media")[0]
    root = re.search(r":root \{.*?\}", style, re.DOTALL)[0]
    marks = re.findall(r"^svg [^{}]+\{[^{}]*\}", style, re.MULTILINE)
    pattern = re.search(r"<defs>.*?</defs>", page, re.DOTALL)[0]
    drawing = re.search(r"<svg viewBox.*?</svg>", page[page.index(f"{VENUE}</h3>") :], re.DOTALL)[0]
    head, _, body = drawing.partition(">")
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    styles = f"<style>{root}{''.join(marks)}svg{{font-family:sans-serif}}</style>"
    return f'{head} xmlns="http://www.w3.org/2000/svg">{styles}{pattern}{ground}{body}\n'


if __name__ == "__main__":
    made = picture(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(__file__).with_name("week.svg").write_text(made, encoding="utf-8")
