"""Checks that every C++ source is formatted as .clang-format says. Exit 77 (skipped) without clang-format-16."""

import shutil
import subprocess
import sys

from sources import ROOT, cpp_sources

SKIPPED = 77


def main() -> int:
    program = shutil.which("clang-format-16")
    if program is None:
        print("skipped: clang-format-16 is not installed (apt-get install clang-format-16)")
        return SKIPPED
    files = [str(path.relative_to(ROOT)) for path in cpp_sources()]
    if not files:
        print("error: no C++ sources found")
        return 1
    result = subprocess.run([program, "--dry-run", "-Werror", *files], cwd=ROOT)
    print(f"{len(files)} files looked at")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
