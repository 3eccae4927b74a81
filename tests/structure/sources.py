"""The C++ sources of the repository and what they include, for the checks beside this file."""

import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("app", "core", "ui", "tests")
SUFFIXES = (".cpp", ".h")

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def cpp_sources(root: pathlib.Path = ROOT) -> list[pathlib.Path]:
    """All .cpp and .h files of the source folders, in a fixed order."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
    return sorted(path for path in found if path.is_file())


@dataclasses.dataclass(frozen=True)
class Include:
    line: int
    name: str
    quoted: bool


class Tree:
    """The sources under one root by their name from there, and what each of them includes."""

    def __init__(self, root: pathlib.Path = ROOT):
        self.texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in cpp_sources(root)}
        self.includes = {name: self._read_includes(text) for name, text in self.texts.items()}

    @staticmethod
    def _read_includes(text: str) -> list[Include]:
        matches = ((number, _INCLUDE.match(line)) for number, line in enumerate(text.splitlines(), 1))
        return [Include(number, match[2], match[1] == '"') for number, match in matches if match]

    def closure(self, name: str) -> dict[str, str | None]:
        """The file and our own files that it includes at any depth, each with the file that brought it in first."""
        found: dict[str, str | None] = {name: None}
        waiting = [name]
        while waiting:
            current = waiting.pop(0)
            for include in self.includes[current]:
                if include.name in self.includes and include.name not in found:
                    found[include.name] = current
                    waiting.append(include.name)
        return found
