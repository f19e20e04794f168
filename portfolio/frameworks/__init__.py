"""Professional standards as dated data: one YAML file per framework, several versions in each.

A framework is read by the version in force on a date. Titles are our own short words; each
carries its source and whether it was read there (`verified`).

============  ============================================================
`base`        Framework, Version, Standard, and which is in force on a day
`continuing`  which standard goes on from which
============  ============================================================
"""

from portfolio.frameworks.base import (
    Framework,
    Frameworks,
    Standard,
    Version,
    builtin,
    is_reference,
    read_framework,
)

__all__ = ["Framework", "Frameworks", "Standard", "Version", "builtin", "is_reference", "read_framework"]
