"""Files named after codes."""

from urllib.parse import quote


def file_name(code: str) -> str:
    """The code as a name for a file; characters that no file name should have are written as %XX."""
    name = quote(code, safe=" ")
    return f"%2E{name[1:]}" if name.startswith(".") else name
