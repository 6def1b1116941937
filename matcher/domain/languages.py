"""The names by which languages are shown. Tags are BCP 47; spellings people type belong to reading."""

from collections.abc import Mapping

SHOWN_AS: Mapping[str, str] = {
    "ar": "Arabic",
    "bfi": "British Sign Language",
    "bn": "Bengali/Bangla",
    "ckb": "Kurdish (Sorani)",
    "cs": "Czech",
    "en": "English",
    "fa": "Persian (Farsi)",
    "fa-AF": "Dari",
    "gu": "Gujarati",
    "hi": "Hindi",
    "hnd": "Hindko (Southern)",
    "hno": "Hindko (Northern)",
    "hu": "Hungarian",
    "kmr": "Kurdish (Kurmanji)",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "pa": "Punjabi",
    "phr": "Pahari-Potwari",
    "pl": "Polish",
    "pnb": "Punjabi (Western)",
    "prs": "Dari",
    "ps": "Pashto",
    "rmc": "Romani (Carpathian)",
    "ro": "Romanian",
    "rom": "Romani",
    "ru": "Russian",
    "sk": "Slovak",
    "so": "Somali",
    "syl": "Sylheti",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "x-makaton": "Makaton",
}


def shown_as(tag: str) -> str:
    """The language's name as a coordinator reads it; the tag itself where we know no name."""
    return SHOWN_AS.get(tag, tag)
