"""Markdown → HTML as MkDocs makes it, with one converter for all our pages.

MkDocs makes a converter for each page, which takes longer than converting an entry.
"""

from __future__ import annotations

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc


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
        one = self._markdown
        stages = one.preprocessors, one.parser.blockprocessors, one.treeprocessors, one.inlinePatterns
        return tuple(found for stage in (*stages, one.postprocessors) for found in stage)

    def convert(self, page: Page, text: str) -> None:
        """Set all that `Page.render` sets: content, contents list, anchors and links to anchors."""
        self._markdown.reset()
        raw, title = _RawHTMLPreprocessor(), _ExtractTitleTreeprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self._files, self._config)
        paths = _RelativePathTreeprocessor(page.file, self._files, self._config)
        for one in (raw, anchors, paths, title):
            one._register(self._markdown)  # noqa: SLF001 - takes the place of the last page's
        page.content = self._markdown.convert(text)
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        page.links_to_anchors = paths.links_to_anchors
