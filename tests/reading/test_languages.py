"""Languages are known by the spellings people type; what means two or none is asked about, never guessed."""

# ruff: noqa: E501 - tables read better in rows

from pathlib import Path

import pytest

from matcher.domain.languages import SHOWN_AS
from matcher.reading.languages import read_languages, understood
from matcher.reading.shipped import table_of
from tests.reading.typed import SETTINGS, clean, problems_of, put, read, write_folder

KNOWN = {
    "Mirpuri": "phr", "Pahari": "phr", "Potwari": "phr", "Pothwari": "phr", "Pahari-Pothwari": "phr", "Urdu": "ur",
    "Pashto": "ps", "Pushto": "ps", "Bangla": "bn", "Sylheti": "syl", "Slovak": "sk", "Slovakian": "sk", "Czech": "cs",
    "Polish": "pl", "Latvian": "lv", "Lithuanian": "lt", "Romanian": "ro", "Hungarian": "hu", "Ukranian": "uk",
    "Farsi": "fa", "Arabic": "ar", "BSL": "bfi", "Makaton": "x-makaton", "URDU": "ur", " urdu ": "ur", "Urdu (fluent)": "ur",
    "Kurdish (Sorani)": "ckb", "Sorani Kurdish": "ckb", "kurdish - kurmanji": "kmr", "Western Punjabi": "pnb",
    "Punjabi (Indian)": "pa", "pa": "pa", "fa-af": "fa-AF", "Persian (Farsi)": "fa", "Bengali/Bangla": "bn",
}  # fmt: skip


@pytest.mark.parametrize("typed", KNOWN)
def test_a_spelling_means_its_language(typed: str) -> None:
    assert read_languages(typed, {}) == ((KNOWN[typed],), ())


MEANT_TWICE = {
    "Hindko": ("Hindko (Southern) or Hindko (Northern)", ()),
    "Punjabi": ("Punjabi (Western) or Punjabi (Indian)", ("pnb", "pa")),
    "Romani": ("Romani (Carpathian) or Romani (other)", ()),
    "Dari": ("Dari (Afghanistan)", ("prs", "fa-AF")),
    "Kurdish": ("Kurdish (Sorani) or Kurdish (Kurmanji)", ()),
    "Chinese": ("Mandarin or Cantonese", ()),
}


@pytest.mark.parametrize("typed", MEANT_TWICE)
def test_a_word_for_two_languages_is_asked_about_and_used_only_if_it_makes_no_difference(typed: str) -> None:
    tags, (asked,) = read_languages(typed, {})
    assert (asked.fix, tags) == (f"Type {MEANT_TWICE[typed][0]}.", MEANT_TWICE[typed][1])


@pytest.mark.parametrize("typed", ["Hindko", "Romani", "Kurdish", "Punjabi"])
def test_what_a_question_offers_to_type_answers_it(typed: str) -> None:
    (asked,) = read_languages(typed, {}).asked
    for answer in asked.fix.removeprefix("Type ").removesuffix(".").split(" or "):
        assert not read_languages(answer, {}).asked


@pytest.mark.parametrize("typed", ["Roma", "Eastern European", "Pakistani", "Asian", "Sign language"])
def test_a_people_or_a_region_is_no_language(typed: str) -> None:
    tags, (asked,) = read_languages(typed, {})
    assert tags == ()
    assert asked.fix.endswith(".")


MISSPELT = {"Urdoo": "Urdu", "Pubjabi": "Punjabi", "Polsih": "Polish", "Slovack": "Slovak", "Englsh": "English"}


@pytest.mark.parametrize("typed", MISSPELT)
def test_a_misspelt_language_is_offered_and_never_taken(typed: str) -> None:
    tags, (asked,) = read_languages(typed, {})
    assert tags == ()
    assert asked.fix == f"Did you mean {MISSPELT[typed]}?"


@pytest.mark.parametrize(
    "typed",
    ["english/urdu", "English, Urdu", "English & Urdu", "english + urdu", "English and Urdu", "English\nUrdu"],
)
def test_a_list_loses_no_language(typed: str) -> None:
    assert read_languages(typed, {}).tags == ("en", "ur")


def test_the_first_language_listed_stays_first() -> None:
    assert read_languages("Slovak, Czech / English", {}).tags == ("sk", "cs", "en")


def test_a_programme_answers_once_for_all_in_its_settings(tmp_path: Path) -> None:
    book = put(put(clean(), "chellows", 2, "languages", "Punjabi"), "families", 2, "languages", "kurdish")
    settings = SETTINGS + '[spellings]\nPunjabi = "Punjabi (Western)"\nKurdish = "ckb"\n'
    programme = read(write_folder(tmp_path, book, settings)).programme
    assert programme.chellows[0].languages == ("pnb",)
    assert programme.families[0].languages == ("ckb",)


def test_who_can_talk_with_whom_runs_both_ways_and_no_further(tmp_path: Path) -> None:
    programme = read(write_folder(tmp_path, clean())).programme
    for one, other in (("phr", "pnb"), ("phr", "pa"), ("pnb", "pa"), ("ur", "hi"), ("cs", "sk"), ("prs", "fa")):
        assert programme.can_talk(one, other)
        assert programme.can_talk(other, one)
    for one, other in (("ckb", "kmr"), ("bn", "syl"), ("ur", "pa"), ("en", "ur"), ("hi", "pa")):
        assert not programme.can_talk(one, other)


def test_every_language_of_the_tables_has_a_name_to_show() -> None:
    tags = {tag for row in table_of("spellings.csv") for tag in row["tags"].split("|")} - {"?"}
    tags |= {tag for pair in understood() for tag in pair}
    assert tags <= set(SHOWN_AS)


def test_every_pair_that_understands_each_other_says_how_we_know() -> None:
    assert all(row["source"] for row in table_of("understood.csv"))


def test_a_question_about_a_language_names_its_cell(tmp_path: Path) -> None:
    (told,) = problems_of(write_folder(tmp_path, put(clean(), "families", 2, "languages", "Urdu and Kurdish")))
    assert str(told) == (
        "Families, row 2, column B (languages): I see Urdu and Kurdish. Kurdish can mean two languages. "
        "Type Kurdish (Sorani) or Kurdish (Kurmanji)."
    )
