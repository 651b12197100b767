"""The house stands: rooms, doors, measures and words, checked on the source itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import statistics
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

ROOT = Path(reportedly.__file__).parent
DATA = ROOT / "data"
ROOMS = (
    "text errors captures documents sentences mentions attributions referents claims judgements "
    "origins events testimony checks ledger views exports pipeline web cli __main__"
).split()
SIDE_BY_SIDE = {("origins", "events"), ("events", "origins")}


def modules() -> Iterator[str]:
    yield from (found.name for found in pkgutil.walk_packages(reportedly.__path__, "reportedly."))


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node)
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its signature's and docstring's."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_functions_are_short() -> None:
    lengths = sorted(length(node) for _, node in functions())
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 25
    assert [name for name, node in functions() if length(node) > 60] == []


def test_functions_take_at_most_six_parameters() -> None:
    def taken(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        return len([name for name in names if name not in ("self", "cls")])

    verbs = ("cli/", "web/")  # a verb's options and a page's query are its parameters
    assert [name for name, node in functions() if taken(node) > 6 and not name.startswith(verbs)] == []


def test_files_are_short() -> None:
    long = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8").count("\n") for p, _ in sources()}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_module_without_a_room() -> None:
    assert {name.split(".")[1] for name in modules()} <= set(ROOMS)


def test_the_party_nobody_knows_has_one_name_from_the_judgements_on() -> None:
    """But for the scorer of the command line, which leans on no room."""
    spelt = {
        str(path.relative_to(ROOT))
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value == "UNK"
    }
    later = {name for name in spelt if name.split("/")[0] not in ("referents", "claims")}
    assert later == {"judgements/doers.py", "cli/scores.py"}


@pytest.mark.parametrize("name", sorted(modules()))
def test_every_module_states_its_law(name: str) -> None:
    assert inspect.getdoc(importlib.import_module(name))


def doors() -> Iterator[tuple[str, typing.Any]]:
    for name in modules():
        module = importlib.import_module(name)
        for function_name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == name and function_name.startswith("from_"):
                yield f"{name}.{function_name}", function


def made_in(hint: typing.Any) -> str | None:
    """The room that makes a type; looks through ``Iterable[X]``, ``tuple[X, ...]`` and unions."""
    module = getattr(hint, "__module__", "")
    if module.startswith("reportedly."):
        return str(module.split(".")[1])
    return next((room for part in typing.get_args(hint) if (room := made_in(part))), None)


@pytest.mark.parametrize(("name", "door"), sorted(doors(), key=lambda pair: pair[0]))
def test_a_room_is_entered_from_an_earlier_room(name: str, door: typing.Any) -> None:
    first = next(iter(inspect.signature(door).parameters))
    assert name.rsplit(".from_", 1)[1] == first, f"{name} is named for its first argument"
    room, source = name.split(".")[1], made_in(typing.get_type_hints(door)[first])
    if source is not None and source != room:
        assert ROOMS.index(source) < ROOMS.index(room) and (source, room) not in SIDE_BY_SIDE


def test_public_names_are_importable() -> None:
    for name in ["reportedly", *modules()]:
        module = importlib.import_module(name)
        missing = [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)]
        assert not missing, (name, missing)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.name)
def test_lexicon_rows_are_sorted_and_unique(path: Path) -> None:
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    width = header.count("\t")
    assert width, "a lexicon has a header of tab-separated names"
    assert [row for row in rows if row.count("\t") != width] == []
    assert rows == sorted(set(rows))


def test_nothing_of_the_workshop_is_named() -> None:
    words = ("utils", "helpers", "common", "manager", "handler")
    named = [p for p, _ in sources() if p.stem in words or p.parent.name in words]
    assert named == []
