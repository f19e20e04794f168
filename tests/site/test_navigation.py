"""What the menu of a page holds, and that no page grows with the people of a site."""

from __future__ import annotations

import re
from collections.abc import Callable

from portfolios import MATERIAL, Site, entry


def names(count: int) -> list[str]:
    """So many people: Person 001, Person 002 and so on."""
    return [f"{number:03}" for number in range(1, count + 1)]


def people(count: int, **more: str) -> dict[str, str]:
    """A folder of so many people with an entry each, and one page written by hand."""
    files = {"./mkdocs.yml": MATERIAL, "pages/about.md": "# About us\n\nWords.\n", **more}
    for name in names(count):
        where = f"practitioners/p{name}"
        files[f"{where}/profile.md"] = f"---\nname: Person {name}\nrole: worker\nshare: public\n---\n"
        files[f"{where}/entries/day.md"] = entry("## Part\n\nWords.", share="public")
    return files


def menu(site: Site, page: str) -> list[str]:
    """The lines of a page's menu."""
    found = re.search(r'<nav class="md-nav md-nav--primary".*?</nav>\s*</div>', site.page(page), re.DOTALL)
    assert found
    words = re.findall(r'class="md-ellipsis">\s*(.*?)\s*</span>', found[0], re.DOTALL)
    return list(dict.fromkeys(words))


def test_the_pages_of_a_person_hold_nobody_elses_name(tree: Callable, build: Callable):
    site = build(tree(people(3)), "public")
    for page in ("p002/index.html", "p002/timeline/index.html", "p002/entries/day/index.html"):
        lines = menu(site, page)
        assert {"Portfolios", "About us", "Person 002", "Timeline", "Team"} <= {*lines}
        assert not re.search("Person 00[13]", site.page(page))


def test_an_entry_is_as_large_among_many_as_among_two(tree: Callable, build: Callable):
    pages = {
        count: build(tree(people(count)), "public").page("p001/entries/day/index.html")
        for count in (1, 2, 3, 12)
    }
    assert pages[2] == pages[3] == pages[12]
    assert len(pages[2]) - len(pages[1]) < 1_000, "the way to the others, and no more"


def test_pages_that_people_share_name_a_few_of_them(tree: Callable, build: Callable):
    site = build(tree(people(3)), "public")
    for page in ("index.html", "about.html", "team/index.html", "404.html"):
        lines = menu(site, page)
        assert [line for line in lines if line.startswith("Person")] == [f"Person {n}" for n in names(3)]
        assert "Timeline" not in lines
        assert 'href="/p003/index.html"' in site.page(page) or "p003/index.html" in site.page(page)


def test_many_people_stand_on_the_page_that_lists_them(tree: Callable, build: Callable):
    few, many = (build(tree(people(count)), "public") for count in (6, 12))
    assert menu(many, "about.html") == ["Portfolios", "About us", "Team"]
    assert few.page("about.html") == many.page("about.html")
    assert all(f"Person {name}" in many.page("team/index.html") for name in names(12))


def test_the_page_one_is_on_stands_out_in_its_own_menu(tree: Callable, build: Callable):
    page = build(tree(people(2)), "public").page("p002/timeline/index.html")
    assert re.search(r'md-nav__link--active">\s*<span class="md-ellipsis">\s*Timeline', page)
    assert page.count("md-nav__item--active md-nav__item--nested") == 1


def test_pages_written_by_hand_follow_each_other_as_before(tree: Callable, build: Callable):
    settings = MATERIAL + "nav:\n  - about.md\n  - more.md\n"
    more = {"./mkdocs.yml": settings, "pages/more.md": "# More\n"}
    page = build(tree(people(3) | more), "public").page("more.html")
    assert '<link rel="prev" href="about.html">' in page
    assert '<link rel="next"' not in page


def test_one_person_has_the_views_in_every_menu(tree: Callable, build: Callable):
    site = build(tree(people(1)), "public")
    assert "Timeline" in menu(site, "about.html")
    assert "Team" not in menu(site, "about.html")
