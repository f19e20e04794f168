"""The first page: one person's home, or the people by name."""

from __future__ import annotations

from pathlib import Path

from people import PROFILE, record
from portfolios import entry

from portfolio.views.front import Front, front_page
from portfolio.views.home import Home


def test_one_person_is_at_home_on_the_first_page(tmp_path: Path) -> None:
    page = front_page(record(tmp_path, {"rowan/a.md": entry("Words.")}))
    assert (page.folder, page.in_nav) == ("", False)
    assert isinstance(page.data, Home)


def test_several_people_stand_by_name_not_by_folder(tmp_path: Path) -> None:
    mind = {"from": "A", "to": "B", "because": "C"}
    files = {
        "a/profile.md": PROFILE,
        "a/x.md": entry("Words.", changed_mind=mind, themes=["listening"]),
        "z/profile.md": PROFILE.replace("Rowan Fernleigh", "Abena Ash"),
        "z/x.md": entry("Words."),
    }
    page = front_page(record(tmp_path, files))
    assert isinstance(page.data, Front)
    assert [person.name for person in page.data.people] == ["Abena Ash", "Rowan Fernleigh"]
    assert page.data.people[1].latest
    assert [theme.title for theme in page.data.people[1].themes] == ["Listening"]
    assert page.data.team == "team/index.html"
