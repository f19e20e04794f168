"""A preview by our own command: MkDocs builds and serves it, and every word about it is ours."""

from __future__ import annotations

import logging
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from portfolio.site.building import Setup, sentence
from portfolio.site.inside_mkdocs import PREVIEWS
from portfolio.site.opening import ProgramsError, SetupError
from portfolio.site.safety import open_to_network

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

_OURS = "mkdocs.plugins.portfolio"


def port_of(config: MkDocsConfig) -> int:
    """The port that a mkdocs.yml asks for. Raises SetupError where it asks for more than this computer."""
    if open_to := open_to_network(config):
        raise SetupError(open_to)
    return int(config.dev_addr.port)


def settings(setup: Setup, at: socket.socket, **changes: Any) -> MkDocsConfig:
    """The settings of a preview as they are now.

    Raises SetupError, also where programs came along that nobody agreed to.
    """
    host, port = at.getsockname()
    config = setup.load(dev_addr=f"{host}:{port}", **changes)
    mount = urlsplit(config.site_url or "").path.strip("/")
    config.site_url = f"http://{host}:{port}/{mount}/" if mount else f"http://{host}:{port}/"
    return config


def serve(
    setup: Setup,
    at: socket.socket,
    *,
    around: Callable[[WSGIApplication], WSGIApplication],
    begun: Callable[[Callable[[], None]], None],
    say: Callable[[str], None],
) -> None:
    """A preview at a socket that listens already, until Ctrl-C.

    `around` puts a fence around it; `begun` is told once it is built, with what ends it; `say` is for what
    has to be told meanwhile. Raises SetupError where the first build fails.
    """
    site = tempfile.mkdtemp(prefix=PREVIEWS.removesuffix("*"))
    words = _Words(say)
    try:
        config = settings(setup, at, site_dir=site)
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            server = _Server(at, site, config)
            words.told(lambda: build(config))
            server = server.following(config, lambda: build(settings(setup, at, site_dir=site)))
            rebuild = server.builder
            server.builder = lambda: words.told_whatever_happens(rebuild)
            server.set_app(around(server.get_app() or server.serve_request))
            begun(server.shutdown)
            try:
                server.serve()
            except KeyboardInterrupt:
                pass
            finally:
                server.shutdown()
        finally:
            config.plugins.on_shutdown()
    finally:
        words.end()
        shutil.rmtree(site, ignore_errors=True)


def build(config: MkDocsConfig) -> None:
    """Build the whole site."""
    mkdocs_build.build(config, serve_url=config.site_url)


class _Server(LiveReloadServer):
    """MkDocs' own, at a socket that is there already."""

    def __init__(self, at: socket.socket, site: str, config: MkDocsConfig) -> None:
        host, port = at.getsockname()
        mount = urlsplit(config.site_url or "").path
        super().__init__(lambda: None, host=host, port=port, root=site, mount_path=mount)
        self.socket.close()
        self.socket = at
        self.server_name, self.server_port = host, port
        self.error_handler = self._error_page
        self.RequestHandlerClass = _telling_the_address(self.RequestHandlerClass)

    def server_bind(self) -> None:
        """It is bound."""
        self.setup_environ()

    def server_activate(self) -> None:
        """It listens."""

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Answer until it ends; not at all if that was before it began."""
        try:
            super().serve_forever(poll_interval)
        except ValueError:
            if self.socket.fileno() >= 0:
                raise

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def following(self, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
        """The server, once it hears of changes and every plugin has had its say."""
        self.builder = builder
        for path in filter(None, (config.docs_dir, config.config_file_path)):
            self.watch(path)
        server = config.plugins.on_serve(self, config=config, builder=builder)
        for path in config.watch:
            server.watch(path)
        return server

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def _telling_the_address(handler: Any) -> Any:
    """What reads a request, and tells its address as it was sent: WSGI alone tells it decoded."""

    class Handler(handler):  # type: ignore[misc] # whichever the server has
        def get_environ(self) -> WSGIEnvironment:
            return {**super().get_environ(), "REQUEST_URI": self.path}

    return Handler


class _Words(logging.Handler):
    """What is logged while a site is built. Ours is told, and told once for as long as it is true."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._say, self._known = say, frozenset[str]()
        self._ours: list[str] = []
        self._errors: list[str] = []
        self._logger = logging.getLogger("mkdocs")
        self._propagate, self._logger.propagate = self._logger.propagate, False
        self._logger.addHandler(self)

    def end(self) -> None:
        """Listen no more."""
        self._logger.removeHandler(self)
        self._logger.propagate = self._propagate

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is ours, and why MkDocs stops."""
        if record.name.startswith(_OURS):
            self._ours.append(record.getMessage().removeprefix("portfolio: "))
        elif record.levelno >= logging.ERROR:
            self._errors.append(record.getMessage())

    def told(self, build: Callable[[], None]) -> None:
        """Build, and tell what is new. Raises SetupError where MkDocs stops."""
        self._ours, self._errors = [], []
        try:
            build()
        except (Abort, MkDocsException) as error:
            raise SetupError(sentence([*self._errors, str(error)])) from None
        except OSError as error:
            raise SetupError(f"The site could not be written: {error.strerror or error}.") from None
        else:
            self._known &= frozenset(self._ours)  # what was mended is told again if it comes back
        finally:
            for one in dict.fromkeys(self._ours):
                if one not in self._known:
                    self._say(one)
            self._known |= frozenset(self._ours)

    def told_whatever_happens(self, build: Callable[[], None]) -> None:
        """Build; where that fails, say so. A preview goes on showing what it showed."""
        try:
            self.told(build)
        except ProgramsError as error:
            self._say(f"{error}\nThey do not run, and this preview stays as it is. Stop it and start again.")
        except Exception as error:  # noqa: BLE001 - a template or another plugin may raise anything
            self._say(f"{error}\nThis preview stays as it was until that is mended.")
