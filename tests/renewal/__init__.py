"""The pure renewal layer: rule sets, periods, readiness, answers."""
