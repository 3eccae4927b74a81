"""Runs clang-tidy-16 over the sources, two at a time. A file that was found clean is looked at again only when it,
a header of ours behind it, its compiler options or .clang-tidy changed (or with --all).

  run_clang_tidy.py --build BUILD_FOLDER --cache FOLDER [--all] [FILE…]
"""

import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys

from sources import ROOT, Tree

PROGRAM = "clang-tidy-16"
# GCC's warning switches mean nothing to clang, and it has no omp.h of its own.
NOT_FOR_CLANG = re.compile(r"^(-fopenmp|-W[a-z-]+)$")


def clang_command(command: str) -> list[str]:
    """The compiler's command without what only GCC understands."""
    words = shlex.split(command)
    while not re.search(r"(g\+\+|clang\+\+|c\+\+)(-\d+)?$", words[0]):
        words.pop(0)  # the launcher: cmake -E env … ccache
    kept = []
    for word in words:
        if word.endswith("cmake_pch.hxx") and kept[-1] == "-include":
            kept.pop()
        elif not NOT_FOR_CLANG.match(word):
            kept.append(word)
    return kept


def read_commands(build: pathlib.Path) -> dict[str, list[str]]:
    """Source file from the repository root → its compiler command."""
    entries = json.loads((build / "compile_commands.json").read_text("utf-8"))
    commands = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        if path.is_relative_to(ROOT) and not path.is_relative_to(build):
            commands[path.relative_to(ROOT).as_posix()] = clang_command(entry["command"])
    return commands


def write_commands(commands: dict[str, list[str]], build: pathlib.Path, cache: pathlib.Path) -> None:
    entries = [
        {"directory": str(build), "file": str(ROOT / name), "arguments": command} for name, command in commands.items()
    ]
    (cache / "compile_commands.json").write_text(json.dumps(entries), "utf-8")


def clean_stamp(tree: Tree, name: str, command: list[str], cache: pathlib.Path) -> pathlib.Path:
    digest = hashlib.sha256()
    for folder in reversed([ROOT / parent for parent in pathlib.Path(name).parents]):
        if (folder / ".clang-tidy").exists():
            digest.update((folder / ".clang-tidy").read_bytes())
    digest.update("\0".join(command).encode())
    for part in sorted(tree.closure(name)):
        digest.update(f"\0{part}\0{tree.texts[part]}".encode())
    return cache / f"{digest.hexdigest()}.clean"


def tidy(name: str, cache: pathlib.Path) -> tuple[bool, str]:
    result = subprocess.run(
        [PROGRAM, "--quiet", "-p", str(cache), str(ROOT / name)], capture_output=True, text=True, cwd=ROOT
    )
    return result.returncode == 0, result.stdout + ("" if result.returncode == 0 else result.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--all", action="store_true", help="look at unchanged files too")
    parser.add_argument("files", nargs="*", help="only these sources, from the repository root")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    tree = Tree()
    commands = {name: command for name, command in read_commands(options.build).items() if name in tree.texts}
    write_commands(commands, options.build, options.cache)

    stamps = {name: clean_stamp(tree, name, commands[name], options.cache) for name in options.files or commands}
    waiting = [name for name, stamp in stamps.items() if options.all or not stamp.exists()]
    print(f"{len(stamps)} sources, {len(waiting)} to look at")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(tidy, name, options.cache): name for name in waiting}
        for number, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            clean, output = job.result()
            print(f"[{number}/{len(waiting)}] {jobs[job]}: {'clean' if clean else 'findings'}", flush=True)
            if clean:
                stamps[jobs[job]].touch()
            else:
                failed += 1
                print(output, flush=True)
    print(f"{len(stamps) - failed} sources clean, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
