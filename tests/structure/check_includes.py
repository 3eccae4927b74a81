"""Checks the include rules of docs/architecture.md: who may see Qt, LibTorch, SQL, QCustomPlot, curl and which room.

  check_includes.py [ROOT]     lists every violation as FILE:LINE; exit 1 if there is one
  check_includes.py --self-test  proves on made-up trees that each rule can fail

Includes of our own files are followed, so a forbidden library is also found behind three headers.
"""

import pathlib
import re
import sys
import tempfile

from sources import ROOT, Tree

SQL = re.compile(r'"\s*(SELECT\s|INSERT (OR \w+ )?INTO\s|UPDATE \w+ SET\s|DELETE FROM\s|CREATE (TABLE|INDEX)\s|PRAGMA\s)')

LIBRARIES = {
    "Qt": re.compile(r"^(Q[A-Z]\w*|Qt\w*/.+)$"),
    "LibTorch": re.compile(r"^(torch|ATen|c10|c10d|caffe2)/"),
    "SQL": re.compile(r"^(SQLiteCpp/.+|sqlite3\.h)$"),
    "QCustomPlot": re.compile(r"^qcustomplot\.h$"),
    "curl": re.compile(r"^curl/"),
}

# Which folders may see a library, directly or through their includes.
ALLOWED = {
    "Qt": ("ui/", "app/window/", "tests/"),
    "LibTorch": ("core/nn/", "core/train/", "tests/core/nn/", "tests/core/train/", "tests/parity/"),
    "SQL": ("core/store/", "tests/core/store/"),
    "QCustomPlot": ("ui/plot/",),
    "curl": ("core/hub/",),
}

# A room of core may include itself and these.
ROOMS = {
    "base": set(),
    "data": {"base"},
    "io": {"base", "data"},
    "store": {"base", "data"},
    "text": {"base", "data"},
    "hub": {"base"},
    "analyze": {"base", "data"},
    "jobs": {"base", "data"},
    "kernels": {"base"},
    "nn": {"base", "data", "text", "kernels"},
    "train": {"base", "data", "text", "kernels", "nn", "analyze"},
    "workflow": {"base", "data", "io", "store", "text", "hub", "analyze", "nn", "train", "jobs"},
}

# What ui and app may include of core.
DOORS = (
    "core/workflow/",
    "core/jobs/",
    "core/data/",
    "core/base/error.h",
    "core/base/message.h",
    "core/base/progress.h",
    "core/train/pause_switch.h",
)


def way_to(found: dict[str, str | None], name: str) -> str:
    """The chain of our own headers that leads to the file `name`."""
    chain = []
    while found[name] is not None:
        chain.insert(0, name)
        name = found[name]
    return f" through {' → '.join(chain)}" if chain else ""


def check_libraries(tree: Tree) -> list[str]:
    problems = []
    for name in tree.includes:
        found = tree.closure(name)
        for library, pattern in LIBRARIES.items():
            if name.startswith(ALLOWED[library]):
                continue
            seen = (file for file in found if any(pattern.match(include.name) for include in tree.includes[file]))
            if file := next(seen, None):
                problems.append(
                    f"{name}: sees {library}{way_to(found, file)}; only {', '.join(ALLOWED[library])} may"
                )
    return problems


def room_problem(name: str, included: str) -> str | None:
    """Why the file `name` may not include our own file `included`, or None."""
    top, _, rest = name.partition("/")
    if top == "tests" or not included.startswith(("core/", "ui/", "app/")):
        return None
    if top == "core":
        room, other = rest.split("/")[0], included.split("/")[1]
        if not included.startswith("core/"):
            return "core does not know ui and app"
        if other != room and other not in ROOMS.get(room, set()):
            return f"the room {room} may not see the room {other}"
    elif included.startswith("core/") and not included.startswith(DOORS):
        return f"{top} reaches core only through {', '.join(DOORS)}"
    elif top == "ui" and included.startswith("app/"):
        return "ui does not know app"
    return None


def check_rooms(tree: Tree) -> list[str]:
    problems = []
    for name, includes in tree.includes.items():
        for include in includes:
            if not include.quoted:
                continue
            problem = room_problem(name, include.name)
            if problem is None and "/" in include.name and include.name not in tree.includes:
                problem = "there is no such file; includes are written from the repository root"
            if problem:
                problems.append(f'{name}:{include.line}: "{include.name}": {problem}')
    return problems


def check_sql(tree: Tree) -> list[str]:
    problems = []
    for name, text in tree.texts.items():
        if name.startswith(("core/store/", "tests/")):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if SQL.search(line):
                problems.append(f"{name}:{number}: SQL text; all SQL lives in core/store")
    return problems


def check(root: pathlib.Path) -> list[str]:
    tree = Tree(root)
    if not tree.texts:
        return [f"{root}: no C++ sources found"]
    return check_libraries(tree) + check_rooms(tree) + check_sql(tree)


# Each made-up tree breaks one rule; the text must be among what check() says.
BAD_TREES = [
    ({"core/io/a.cpp": "#include <QString>"}, "core/io/a.cpp: sees Qt"),
    ({"core/io/a.cpp": "#include <QtCore/qglobal.h>"}, "sees Qt"),
    ({"app/cli/main.cpp": "#include <QCoreApplication>"}, "sees Qt"),
    ({"core/text/a.cpp": "#include <torch/torch.h>"}, "sees LibTorch"),
    (
        {
            "core/nn/bert.h": '#include "core/nn/inner.h"',
            "core/nn/inner.h": "#include <ATen/ATen.h>",
            "core/workflow/a.cpp": '#include "core/nn/bert.h"',
        },
        "core/workflow/a.cpp: sees LibTorch through core/nn/bert.h → core/nn/inner.h",
    ),
    ({"core/workflow/a.cpp": "#include <SQLiteCpp/Database.h>"}, "sees SQL"),
    ({"core/workflow/a.cpp": "#include <curl/curl.h>"}, "core/workflow/a.cpp: sees curl"),
    ({"core/workflow/a.cpp": 'auto q = "SELECT text FROM samples";'}, "core/workflow/a.cpp:1: SQL text"),
    ({"ui/pages/a.cpp": "#include <qcustomplot.h>"}, "sees QCustomPlot"),
    (
        {"ui/plot/p.h": "#include <qcustomplot.h>", "ui/pages/a.cpp": '#include "ui/plot/p.h"'},
        "ui/pages/a.cpp: sees QCustomPlot through ui/plot/p.h",
    ),
    ({"ui/a.cpp": '\n#include "core/store/s.h"', "core/store/s.h": ""}, "ui/a.cpp:2: "),
    ({"core/data/a.h": '#include "core/store/s.h"', "core/store/s.h": ""}, "the room data may not see the room store"),
    ({"core/data/a.h": '#include "ui/w.h"', "ui/w.h": ""}, "core does not know ui and app"),
    ({"core/data/a.h": '#include "data/b.h"'}, "there is no such file"),
]

GOOD_TREE = {
    "core/nn/bert.h": '#include "core/base/error.h"',
    "core/nn/bert.cpp": '#include "core/nn/bert.h"\n#include <torch/torch.h>',
    "core/base/error.h": "#include <string>",
    "core/store/s.cpp": '#include <SQLiteCpp/Database.h>\nauto q = "SELECT 1";',
    "core/workflow/w.h": '#include "core/nn/bert.h"',
    "ui/plot/p.cpp": "#include <qcustomplot.h>\n#include <QWidget>",
    "ui/a.cpp": '#include "core/workflow/w.h"',
}


def check_made_up(files: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return check(root)


def self_test() -> list[str]:
    failures = [f"a sound tree was refused: {problem}" for problem in check_made_up(GOOD_TREE)]
    for files, expected in BAD_TREES:
        problems = check_made_up(files)
        if not any(expected in problem for problem in problems):
            failures.append(f"not found: {expected!r} in {files}; found {problems}")
    return failures


def main(arguments: list[str]) -> int:
    if arguments == ["--self-test"]:
        problems = self_test()
    else:
        problems = check(pathlib.Path(arguments[0]) if arguments else ROOT)
    print("\n".join(problems) or "no violations")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
