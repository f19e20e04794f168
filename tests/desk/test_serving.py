"""The desk at work: where it answers, how it ends, and when nobody uses it any more."""

from __future__ import annotations

import socket
import stat
import threading
import webbrowser
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse

from portfolio import loopback
from portfolio.desk.opening import leading_to, opened
from portfolio.desk.serving import Silence, answering, ending


def test_it_answers_meanwhile_and_the_port_is_free_afterwards(capfd: pytest.CaptureFixture[str]) -> None:
    at = loopback.listening(20_000)
    address, port = at.getsockname()
    with answering(PlainTextResponse("Here."), at):
        answer = httpx.get(f"http://{address}:{port}/some/private/address")
        assert answer.text == "Here."
        assert "server" not in answer.headers
    with pytest.raises(OSError), socket.create_connection((address, port), timeout=2):
        pass
    assert capfd.readouterr() == ("", ""), "no list of who asked for what"


def test_it_ends_even_while_it_is_only_beginning() -> None:
    for _ in range(3):
        with answering(PlainTextResponse("Here."), loopback.listening(20_000)):
            pass


def test_eight_hours_in_which_nobody_asks_are_enough() -> None:
    now = [1_000.0]
    silence = Silence(clock=lambda: now[0])
    now[0] += 8 * 3600 - 1
    assert not silence.is_over
    silence.broken()
    now[0] += 8 * 3600 - 1
    assert not silence.is_over
    now[0] += 1
    assert silence.is_over


def test_once_it_is_over_it_ends_once() -> None:
    now, ended, looked = [0.0], threading.Event(), threading.Event()

    def clock() -> float:
        looked.set()
        return now[0]

    silence = Silence(clock=clock)
    looked.clear()
    with ending(silence, ended.set, look=0.001):
        assert looked.wait(20)
        assert not ended.is_set()
        now[0] = 9 * 3600
        assert ended.wait(20)


def test_what_ends_otherwise_is_not_ended_again() -> None:
    ended: list[bool] = []
    with ending(Silence(), lambda: ended.append(True)):
        pass
    assert ended == []


def test_the_key_lies_in_a_file_for_this_account_alone_and_in_no_list_of_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: told.append(address) or True)
    with leading_to("http://127.0.0.1:8000/?key=abc&x") as file:
        assert opened(file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert 'content="0; url=http://127.0.0.1:8000/?key=abc&amp;x"' in file.read_text()
        assert "no-referrer" in file.read_text()
        assert "<script" not in file.read_text()
    assert told == [file.as_uri()]
    assert not file.parent.exists()


@pytest.mark.parametrize("browser", ["none", "one that fails"])
def test_where_there_is_no_browser_it_says_no(
    browser: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def none(_: str) -> Any:
        if browser == "none":
            raise webbrowser.Error("could not locate runnable browser")
        return False

    monkeypatch.setattr(webbrowser, "open", none)
    assert not opened(tmp_path / "open.html")
