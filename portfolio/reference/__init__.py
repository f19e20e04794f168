"""The reference pages of the guide, made from what the code says of itself.

`python -m portfolio.reference` writes them; a test fails while one of them is stale. So a new kind,
field, problem, framework, rule set or command is in the guide by being in the code.

==========  ==============================================
`fields`    kinds of entry and the profile, field by field
`travels`   all that travels less far than its entry, for whoever audits
`lists`     problems, commands, frameworks, rule sets
`markdown`  tables and headings as the guide writes them
==========  ==============================================
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from portfolio.reference.fields import kinds, profile
from portfolio.reference.lists import commands, framework_list, problem_codes, rule_sets
from portfolio.reference.travels import travels

GUIDE = Path(__file__).resolve().parents[2] / "content/pages/guide"

PAGES: Mapping[str, Callable[[], str]] = {
    "reference/kinds.md": kinds,
    "reference/profile.md": profile,
    "reference/travels.md": travels,
    "reference/problems.md": problem_codes,
    "reference/frameworks.md": framework_list,
    "reference/rules.md": rule_sets,
    "reference/commands.md": commands,
}


def write(guide: Path = GUIDE) -> None:
    """Write every generated page below the folder of the guide."""
    for name, page in PAGES.items():
        path = guide / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8", newline="\n")
