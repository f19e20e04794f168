"""Start a kind or a view from the recipe in CONTRIBUTING: `make new-kind NAME=coaching`."""

from __future__ import annotations

import keyword
import re
import subprocess
import sys
from pathlib import Path

import click
import shown

# What the recipes call theirs, with the folders in which a file is part of the start.
RECIPES = {"kind": ("teaching", "portfolio/entries/"), "view": ("certificates", "portfolio/views/")}
NEXT = {"kind": "generate check test", "view": "generate update-expected check test"}
TEMPLATES = "theme/portfolio/"
LONGEST = 24  # letters of a name


def started(what: str, name: str) -> dict[str, str]:
    """The files to start with, by their paths."""
    model, folder = RECIPES[what]
    files = {
        path: text
        for path, text in shown.recipes().items()
        if path in {f"{folder}{model}.py", f"{TEMPLATES}{model}.html"}
    }
    return {path.replace(model, name): _renamed(text, model, name) for path, text in files.items()}


def _renamed(text: str, model: str, name: str) -> str:
    """The text with its own name for the model's, singular and with a capital as well."""
    for old, new in ((model, name), (model.removesuffix("s"), name.removesuffix("s"))):
        text = re.sub(rf"\b{old}\b", new, text)
        text = re.sub(rf"\b{old.capitalize()}\b", new.capitalize(), text)
    return text


def problem(name: str, files: dict[str, str], root: Path) -> str:
    """Why this name will not do, as a sentence; empty if it will."""
    if not re.fullmatch(r"[a-z]+", name) or len(name) > LONGEST or keyword.iskeyword(name):
        return f"“{name}” is not a name for it. Write one word in small letters, such as NAME=coaching."
    taken = [path for path in files if (root / path).exists() or (root / path).with_suffix("").is_dir()]
    return f"{taken[0]} is there already. Write another NAME." if taken else ""


def main(what: str, name: str, root: Path = shown.ROOT) -> None:
    """Write the files, in the form the checks ask for, and say what comes next."""
    files = started(what, name)
    wrong = problem(name, files, root)
    if wrong:
        sys.exit(wrong)
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Written: {path}")
    code = [path for path in files if path.endswith(".py")]
    for step in (["check", "--fix", "--select", "I"], ["format"]):  # a name moves lines and imports
        subprocess.run([sys.executable, "-m", "ruff", *step, "--quiet", *code], cwd=root, check=True)
    click.echo(f"Then: make {NEXT[what]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
