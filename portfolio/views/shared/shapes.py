"""Which shape stands for what, on every figure alike."""

from __future__ import annotations

from portfolio.entries import KINDS
from portfolio.entries.supervision import Supervision
from portfolio.views.shared.charts import Key


def kind_keys(kinds: set[str]) -> tuple[Key, ...]:
    """A legend of kinds, in their usual order."""
    shown = (kind for name, kind in KINDS.items() if name in kinds)
    return tuple(
        Key(shape=kind.kind_shape, text=kind.kind_title, style=f"kind-{kind.kind_name}") for kind in shown
    )


SESSION_KEYS = {
    "held": Key(shape="circle", text="One to one, held", style="held"),
    "moved": Key(shape="diamond", text="One to one, moved to this day", style="moved"),
    "cancelled": Key(shape="cross", text="Cancelled", style="cancelled"),
    "group": Key(shape="triangle", text="Group or peer", style="group"),
    "ad-hoc": Key(shape="frame", text="Ad hoc", style="ad-hoc"),
}


def session_key(session: Supervision) -> Key:
    """How a session is drawn: cancelled first, then its form, then whether it was moved."""
    if session.status == "cancelled":
        return SESSION_KEYS["cancelled"]
    if session.form != "individual":
        return SESSION_KEYS["ad-hoc" if session.form == "ad-hoc" else "group"]
    return SESSION_KEYS[session.status]
