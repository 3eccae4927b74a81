"""The commands that README.md shows for wenbiao-cli do what it says, in the order shown, on a small made-up corpus.

Training is cut to two steps. Exit 77 (skipped) where the starter encoder is absent.
"""

import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77

SPORTS = ["主队客场三比一获胜", "新赛季赛程今天公布", "女排姑娘连胜七场", "名将宣布退役", "马拉松周日鸣枪开跑"]
FINANCE = ["央行下调存款准备金率", "两市成交额再破万亿", "公司季度净利润翻倍", "油价年内第三次上调", "小额贷款利率走低"]


def readme_commands() -> list[list[str]]:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    return [shlex.split(line) for line in lines if line.startswith("wenbiao-cli ")]


def write_corpus(folder: pathlib.Path) -> None:
    """titles.tsv with text ⇥ class index and class.txt, the files that the README names."""
    rows = [f"{text}（{number}）\t{index}" for number in range(6) for index, texts in enumerate((SPORTS, FINANCE)) for text in texts]
    (folder / "titles.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "class.txt").write_text("体育\n财经\n", "utf-8")


def run_command(words: list[str], folder: pathlib.Path) -> str:
    command = [os.environ["WENBIAO_CLI"], *words[1:]]
    if words[1] == "train":
        command += ["--max-steps", "2"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def main() -> int:
    if not os.path.isdir(os.environ.get("WENBIAO_STARTER", "")):
        print("skipped: WENBIAO_STARTER names no encoder folder (./dev test sets it)")
        return SKIPPED
    commands = readme_commands()
    verbs = [words[1] for words in commands]
    if verbs != ["create", "import", "split", "train", "evaluate", "predict"]:
        sys.exit(f"README.md shows other commands than this test knows: {verbs}")
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(pathlib.Path(folder))
        printed = [run_command(words, pathlib.Path(folder)) for words in commands]
    if not any(name in printed[-1] for name in ("体育", "财经")):
        sys.exit(f"predict named no category: {printed[-1]}")
    print(f"{len(commands)} commands ran")
    return 0


if __name__ == "__main__":
    sys.exit(main())
