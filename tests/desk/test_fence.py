"""The rule around the preview and the desk: who may ask, who may change, and what everybody else is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.desk.fence import (
    LARGEST,
    LARGEST_WITH_FILES,
    Allowed,
    Asked,
    Fence,
    Key,
    Refused,
    Verdict,
    Welcome,
)

KEY = Key("portfolio-8000", secret="5e" * 32, token="70" * 32)
HERE = "127.0.0.1:8001"
DESK = Fence(8001, KEY, takes_changes=True)
PREVIEW = replace(DESK, takes_changes=False)
COOKIE = f"portfolio-8000={KEY.secret}"
OWN = {
    "host": HERE,
    "cookie": COOKIE,
    "origin": f"http://{HERE}",
    "sec-fetch-site": "same-origin",
    "content-length": "20",
    "content-type": "application/x-www-form-urlencoded",
}
LINK = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def asked(method: str = "GET", target: str = "/", **headers: Any) -> Asked:
    """A request; a header may be given twice, as a tuple, or be left out with None."""
    found = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    return Asked(method, target, {n: v if isinstance(v, tuple) else (v,) for n, v in found.items()})


def read(target: str = "/", fence: Fence = DESK, **headers: Any) -> Verdict:
    return fence.verdict(asked("GET", target, **{"host": HERE, "cookie": COOKIE, **headers}))


def sent(fence: Fence = DESK, method: str = "POST", **headers: Any) -> Verdict:
    own = {name.replace("-", "_"): value for name, value in OWN.items()}
    return fence.verdict(asked(method, "/entries/rowan/a", **{**own, **headers}))


def status(verdict: Verdict) -> int:
    return verdict.status if isinstance(verdict, Refused) else 200


def test_with_the_key_pages_are_read_and_forms_are_sent() -> None:
    assert read() == Allowed()
    assert read("/entries/rowan/2026-03%20a%C3%A9?line=3") == Allowed()
    assert sent() == Allowed()
    assert sent(sec_fetch_site=None) == Allowed(), "an old browser does not tell it"


def test_each_start_has_a_key_of_256_bits_and_a_token_of_its_own() -> None:
    keys = [Key("portfolio-8000") for _ in range(20)]
    assert len({secret for key in keys for secret in (key.secret, key.token)}) == 40
    assert all(len(bytes.fromhex(secret)) == 32 for key in keys for secret in (key.secret, key.token))
    assert KEY.secret not in repr(KEY)
    assert KEY.token not in repr(KEY)


def test_the_key_becomes_a_cookie_that_no_script_reads_and_no_other_site_sends() -> None:
    for how in ("cross-site", "none", "same-origin"):  # a file leads here, a person types it, or comes again
        verdict = read(
            KEY.opens, cookie=None, sec_fetch_site=how, **{k.replace("-", "_"): v for k, v in LINK.items()}
        )
        assert verdict == Welcome(f"{COOKIE}; Path=/; HttpOnly; SameSite=Strict")
    assert read(KEY.opens, cookie=COOKIE, sec_fetch_site="none") != Allowed(), "it never stays in the address"


@pytest.mark.parametrize(
    "cookie",
    [
        None, "", COOKIE[:-1], COOKIE + "0", COOKIE.upper(), f"portfolio-8001={KEY.secret}", KEY.secret,
        f"x{COOKIE}", f"other={KEY.secret}", f"portfolio-8000={KEY.token}", "portfolio-8000=\xe9",
        (COOKIE, COOKIE), "portfolio-8000", "=" + KEY.secret, "; ;;", "portfolio-8000=" + "0" * 60_000,
        f"{COOKIE},other=1", f'portfolio-8000="{KEY.secret}"',
    ],
)  # fmt: skip
def test_without_the_key_nothing_opens_whatever_is_asked(cookie: Any) -> None:
    for fence in (DESK, PREVIEW):
        for target in (
            "/",
            "/livereload/1/2",
            "/portfolio.json",
            "/../etc/passwd",
            "/?key=",
            "//x",
            "http://x/",
        ):
            assert status(read(target, fence, cookie=cookie)) == 403
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "MADEUP"):
            assert status(sent(fence, method, cookie=cookie)) == 403
    said = read(cookie=cookie)
    assert isinstance(said, Refused)
    assert "portfolio serve" in said.why


def test_other_cookies_beside_it_do_not_matter() -> None:
    assert read(cookie=f"a=b; portfolio-8000=wrong; {COOKIE}; portfolio-9000=other; \xe9=\xe9") == Allowed()


@pytest.mark.parametrize(
    "target",
    ["/?key=", f"/?key={KEY.token}", f"/{KEY.secret}", f"/a?key={KEY.secret}"],
    ids=["none", "the token", "as a path", "elsewhere"],
)
def test_another_key_opens_nothing(target: str) -> None:
    assert status(read(target, cookie=None)) == 403


@pytest.mark.parametrize(
    "host",
    [
        None, "", "evil.example", "evil.example:8001", "127.0.0.1", "127.0.0.1:8000", "localhost.:8001",
        "127.0.0.1.evil.example:8001", "localhost:80@evil.example", (HERE, HERE), (HERE, "evil.example"),
        f"{HERE},evil.example", "127.0.0.1:8001:8001", "x" * 60_000, "localho\u017ft:8001",
    ],
)  # fmt: skip
def test_another_name_is_answered_with_nothing(host: Any) -> None:
    assert status(read(host=host)) == 403
    assert status(read(KEY.opens, host=host, cookie=None)) == 403
    assert status(sent(host=host)) == 403


@pytest.mark.parametrize("host", [HERE, "localhost:8001", "LOCALHOST:8001", "[::1]:8001"])
def test_each_own_name_is_answered_and_its_own_origin_alone_may_send(host: str) -> None:
    assert read(host=host) == Allowed()
    assert sent(host=host, origin=f"http://{host.lower()}") == Allowed()
    assert status(sent(host=host, origin="http://127.0.0.1:8000")) == 403, "the preview is another origin"


@pytest.mark.parametrize(
    "origin",
    [
        None, "", "null", "https://127.0.0.1:8001", "http://127.0.0.1", "http://127.0.0.1:8000",
        "http://localhost:8001", "http://evil.example", f"http://{HERE}.evil.example", f"http://{HERE}/",
        (f"http://{HERE}", f"http://{HERE}"), f"http://{HERE} http://evil.example",
    ],
)  # fmt: skip
def test_another_origin_changes_nothing(origin: Any) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "MADEUP"):
        assert status(sent(method=method, origin=origin)) == 403


@pytest.mark.parametrize(
    "site", ["cross-site", "same-site", "none", "", "Same-Origin", ("same-origin", "none")]
)
def test_what_does_not_come_from_the_desk_itself_changes_nothing(site: Any) -> None:
    assert status(sent(sec_fetch_site=site)) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_from_elsewhere_a_link_may_be_followed_and_nothing_be_built_in(site: str) -> None:
    assert read(sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="document") == Allowed()
    for mode, dest in [
        ("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"),
        ("navigate", "embed"), ("navigate", "object"), ("websocket", "websocket"), (None, None),
    ]:  # fmt: skip
        assert status(read(sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest)) == 403
    assert status(read(origin="http://evil.example")) == 403


@pytest.mark.parametrize(
    "target",
    [
        "", "*", "a", "//a", "//evil.example/a", "http://evil.example/", f"http://{HERE}/", "/..", "/../a", "/a/../b",
        "/a/./b", "/%2e%2e/a", "/a/%2E%2e", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/a%00", "/a\x00b", "/a%0a",
        "/a%0d%0aSet-Cookie:%20x=y", "/a b", "/\xe9", "/%ff", "/%7f", "/" + "a" * 5_000, "/?\x00", "/?a b", "/?\xe9",
    ],
)  # fmt: skip
def test_an_odd_address_is_no_page(target: str) -> None:
    assert status(read(target)) == 404
    assert status(read(target, PREVIEW)) == 404
    assert status(read(target, cookie=None)) == 403, "and without the key not even that is told"


@given(st.text(st.characters(max_codepoint=255)), st.sampled_from(["GET", "HEAD", "POST", "X"]))
def test_whatever_is_sent_is_answered_calmly_and_without_the_key_with_no(text: str, method: str) -> None:
    for said in ({"host": text}, {"cookie": text}, {"origin": text}, {"sec-fetch-site": text}):
        assert status(DESK.verdict(asked(method, "/" + text, **{"host": HERE, **said}))) == 403
    assert status(read(text)) in {200, 404}


def test_a_preview_is_only_for_reading() -> None:
    assert status(sent(PREVIEW)) == 405
    assert status(sent(PREVIEW, "OPTIONS")) == 405


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"content_length": None}, 411),
        ({"content_length": "0"}, 200),
        ({"content_length": str(LARGEST)}, 200),
        ({"content_length": str(LARGEST + 1)}, 413),
        ({"content_length": str(LARGEST + 1), "content_type": "multipart/form-data; boundary=x"}, 200),
        ({"content_length": str(LARGEST_WITH_FILES + 1), "content_type": "multipart/form-data; boundary=x"}, 413),
        ({"content_length": "9" * 5_000}, 411),
        ({"content_length": "-1"}, 411),
        ({"content_length": "1e3"}, 411),
        ({"content_length": "\u0661"}, 411),
        ({"content_length": ("20", "20")}, 411),
        ({"content_length": None, "transfer_encoding": "chunked"}, 411),
        ({"transfer_encoding": "chunked"}, 411),
    ],
)  # fmt: skip
def test_what_is_too_long_is_refused_before_it_is_read(said: dict[str, Any], expected: int) -> None:
    assert status(sent(**said)) == expected


def test_nobody_sends_anything_along_while_reading() -> None:
    assert status(read(content_length=str(LARGEST + 1))) == 413
    assert status(read(transfer_encoding="chunked")) == 411
