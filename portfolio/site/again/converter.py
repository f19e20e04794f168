"""Markdown → HTML as MkDocs makes it, with one converter for all our pages.

MkDocs makes a converter for each page, which takes longer than converting an entry.
"""

from __future__ import annotations

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from portfolio.site import inside_mkdocs


class Converter:
    """One Markdown instance, made ready again for each page."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._markdown = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )

    @property
    def processors(self) -> tuple[object, ...]:
        """Everything that takes part, from Python-Markdown or an extension."""
        converter = self._markdown
        stages = (
            converter.preprocessors,
            converter.parser.blockprocessors,
            converter.treeprocessors,
            converter.inlinePatterns,
        )
        return tuple(processor for stage in (*stages, converter.postprocessors) for processor in stage)

    def convert(self, page: Page, text: str) -> None:
        """Set all that `Page.render` sets."""
        inside_mkdocs.convert(self._markdown, page, text, self._config, self._files)
