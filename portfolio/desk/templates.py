"""The pages of the desk, drawn. Whatever comes from the record is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _drawn_by() -> Environment:
    return Environment(
        loader=PackageLoader("portfolio.desk", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def draw(page: str, **values: Any) -> str:
    """One page with its values."""
    return _drawn_by().get_template(f"{page}.html").render(values)
