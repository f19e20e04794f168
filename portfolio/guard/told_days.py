"""The day on which a child or a family said something, in words, though only its month may be told."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@lru_cache(maxsize=1024)
def pattern(day: datetime.date) -> re.Pattern[str]:
    """Every usual way to write a day, in a text or in the name of a file."""
    number, month, year = f"0?{day.day}", f"0?{day.month}", str(day.year)
    name, gap = rf"{_MONTHS[day.month - 1]}[a-z]*\.?", r"[\s,_-]*"
    ways = (
        rf"{year}[-_./ ]?{day.month:02}[-_./ ]?{day.day:02}(?!\d)",
        rf"(?<!\d){number}(?:st|nd|rd|th)?{gap}(?:of{gap})?{name}",
        rf"\b{name}{gap}{number}(?:st|nd|rd|th)?(?!\d)",
        rf"(?<![\d./-]){number}[-_./ ]{month}[-_./ ](?:{year}|{year[2:]})(?!\d)",
        rf"(?<![\d./-]){number}/{month}(?![\d/])",
        rf"(?<!\d){day.day:02}{day.month:02}{year}(?!\d)",
    )
    return re.compile("|".join(ways), re.IGNORECASE)
