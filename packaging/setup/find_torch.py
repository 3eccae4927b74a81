"""Tells whether this Python's torch can serve as LibTorch: prints the folder of TorchConfig.cmake, or why not.

Nothing is imported (that would cost seconds): torch/version.py says version and build. From 2.6 on the
wheels use the C++11 ABI of std::string, which our other libraries need. A CUDA or ROCm build would
ask CMake for that toolkit, so only CPU builds serve.
"""

import importlib.util
import pathlib
import runpy
import sys

OLDEST = (2, 6)


def torch_config_folder() -> pathlib.Path:
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("no torch")
    root = pathlib.Path(spec.submodule_search_locations[0])
    version = runpy.run_path(str(root / "version.py"))
    if tuple(int(part) for part in version["__version__"].split(".")[:2]) < OLDEST:
        sys.exit(f"its torch {version['__version__']} is older than {OLDEST[0]}.{OLDEST[1]}")
    if version.get("cuda") or version.get("hip"):
        sys.exit(f"its torch {version['__version__']} is built for a graphics processor")
    folder = root / "share" / "cmake" / "Torch"
    if not (folder / "TorchConfig.cmake").exists():
        sys.exit("its torch has no CMake files")
    return folder


if __name__ == "__main__":
    print(torch_config_folder())
