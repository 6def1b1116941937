"""What a request says of itself is understood as RFC 9110 has it, and nothing strangers say is believed."""

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.feed.patience import MINUTE, MOST_ADDRESSES, TRIES, Patience
from matcher.feed.requests import asker, has_already, network

ETAG = b'"0123abc"'
tags = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters='"'), max_size=10)
addresses = st.ip_addresses(v=4).map(str)


@given(st.lists(st.tuples(tags, st.booleans()), max_size=5), st.booleans(), st.data())
def test_a_list_of_tags_has_ours_just_when_it_is_one_of_them(
    others: list[tuple[str, bool]], ours: bool, data: st.DataObject
) -> None:
    spelled = [f'{"W/" if weak else ""}"{tag}"' for tag, weak in others if tag != "0123abc"]
    if ours:
        spelled.insert(
            data.draw(st.integers(0, len(spelled))), data.draw(st.sampled_from(["", "W/"])) + ETAG.decode()
        )
    comma = data.draw(st.sampled_from([",", ", ", " , ", ",\t"]))
    headers = [(b"host", b"x"), (b"if-none-match", comma.join(spelled).encode())]
    assert has_already(headers, ETAG) == ours


@pytest.mark.parametrize(
    ("said", "had"), [(b"*", True), (b" * ", True), (b"0123abc", False), (b'"0123ab"', False), (b"", False)]
)
def test_a_star_is_any_tag_and_a_tag_has_its_quotes(said: bytes, had: bool) -> None:
    assert has_already([(b"if-none-match", said)], ETAG) is had


def test_several_headers_are_one_list() -> None:
    assert has_already([(b"if-none-match", b'"a"'), (b"if-none-match", ETAG)], ETAG)


@given(st.lists(addresses, max_size=4), addresses, addresses)
def test_only_the_address_that_the_proxy_wrote_itself_is_believed(
    claimed: list[str], caller: str, proxy: str
) -> None:
    headers = [(b"x-forwarded-for", ", ".join([*claimed, caller]).encode())]
    assert asker((proxy, 1), headers, behind_proxy=True) == caller
    assert asker((proxy, 1), headers, behind_proxy=False) == proxy
    assert asker((proxy, 1), [], behind_proxy=True) == proxy


@given(st.text(st.characters(max_codepoint=255), max_size=30) | st.text(max_size=9).map("fe80::1%{}".format))
def test_whatever_is_claimed_no_word_of_it_that_is_no_address_is_noted(claimed: str) -> None:
    said = asker(("192.0.2.1", 1), [(b"x-forwarded-for", claimed.encode("latin-1", "ignore"))], behind_proxy=True)
    assert said == "unknown" or not set(said) - set("0123456789abcdefABCDEF.:")


@given(st.ip_addresses(v=6), st.integers(0, 2**64 - 1))
def test_one_home_is_one_caller_however_many_addresses_it_has(address: IPv6Address, other: int) -> None:
    neighbour = IPv6Address(int(address) >> 64 << 64 | other)
    mapped = address.ipv4_mapped or neighbour.ipv4_mapped
    assert mapped or network(str(address)) == network(str(neighbour))


def test_patience_ends_within_a_minute_and_begins_again_with_the_next() -> None:
    clock = [0.0]
    patience = Patience(lambda: clock[0])
    assert [patience.is_over("192.0.2.1") for _ in range(TRIES + 2)] == [False] * TRIES + [True, True]
    assert not patience.is_over("192.0.2.2")
    clock[0] += MINUTE
    assert not patience.is_over("192.0.2.1")


def test_however_many_addresses_try_only_so_many_are_remembered() -> None:
    patience = Patience(lambda: 0.0)
    over = [patience.is_over(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}") for n in range(MOST_ADDRESSES + 10)]
    assert over == [False] * MOST_ADDRESSES + [True] * 10
    assert not patience.is_over("10.0.0.0")
