"""Ask the desk in this process, as a browser would."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx


class Browser:
    """Keeps its cookies and follows nothing by itself."""

    def __init__(self, app: Any, base: str) -> None:
        self.app, self.base, self.cookies = app, base, httpx.Cookies()

    def request(self, method: str, address: str, **said: Any) -> httpx.Response:
        """Asked in a thread, since a browser that other tests have opened keeps this one busy."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._request(method, address, **said)).result()

    def get(self, address: str, **said: Any) -> httpx.Response:
        return self.request("GET", address, **said)

    async def _request(self, method: str, address: str, **said: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url=self.base, cookies=self.cookies) as client:
            answer = await client.request(method, address, **said)
            self.cookies = client.cookies
            return answer
