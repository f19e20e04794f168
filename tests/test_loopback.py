"""The names and ports of this computer."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio import loopback


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"])
def test_its_own_names(host: str) -> None:
    assert loopback.is_own(host, 8000)


@pytest.mark.parametrize(
    "host",
    [
        "", "127.0.0.1", "127.0.0.1:8001", "localhost.:8000", "127.0.0.1.evil.example:8000", "evil.example:8000",
        "localhost:8000@evil.example", "127.0.0.1:8000,evil.example", " 127.0.0.1:8000", "127.0.0.1:08000",
        "127.1:8000", "0.0.0.0:8000", "[::]:8000", "::1:8000", "2130706433:8000", "localho\u017ft:8000",
        "127.0.0.1:8000\n", "127.0.0.1:\u0668000",
    ],
)  # fmt: skip
def test_no_name_of_its_own(host: str) -> None:
    assert not loopback.is_own(host, 8000)


@given(st.text(), st.integers(1, 65_535))
def test_any_other_text_is_no_name_of_its_own(host: str, port: int) -> None:
    assert loopback.is_own(host, port) == (host.lower().rpartition(":") in _own(port) and host.isascii())


def _own(port: int) -> set[tuple[str, str, str]]:
    return {(name, ":", str(port)) for name in ("127.0.0.1", "localhost", "[::1]")}


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


def test_where_a_port_is_taken_it_listens_at_a_later_one_and_at_no_other_address(taken: int) -> None:
    with loopback.listening(taken) as one:
        address, port = one.getsockname()
        assert address == "127.0.0.1"
        assert port > taken
        with socket.create_connection((address, port)):
            pass


def test_a_port_that_is_listened_at_is_taken_even_before_anybody_answers() -> None:
    with loopback.listening(20_000) as one, loopback.listening(20_000) as other:
        assert one.getsockname()[1] != other.getsockname()[1]


def test_where_every_port_is_taken_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def refused(address: tuple[str, int]) -> None:
        tried.append(address[1])
        raise OSError(errno.EADDRINUSE, "taken")

    monkeypatch.setattr(socket, "create_server", refused)
    with pytest.raises(OSError, match="every port from 65530 on is taken"):
        loopback.listening(65_530)
    assert tried == [*range(65_530, 65_536)]


def test_a_port_that_may_not_be_used_is_not_taken_for_a_busy_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: tuple[str, int]) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refused)
    with pytest.raises(PermissionError):
        loopback.listening(80)
