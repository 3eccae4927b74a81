"""What the smoke tests share: running wenbiao-cli as another program would, and a small corpus made here."""

import functools
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77
DATA = pathlib.Path(os.environ.get("WENBIAO_DATA", "/nonexistent"))
STARTER = pathlib.Path(os.environ.get("WENBIAO_STARTER", "/nonexistent"))

# A network so small that an epoch takes a moment.
TINY = ["--encoder", "new", "--layers", "1", "--hidden-size", "32", "--heads", "2", "--intermediate-size", "64",
        "--batch-size", "16", "--max-length", "32", "--threads", "1"]

SPOKEN_OF = {
    "物流配送": (["快递", "包裹", "货", "骑手", "订单", "顺丰"], ["三天没动静", "送错地址了", "还在路上", "外包装破了", "显示签收却没收到", "怎么还没发"]),
    "商品质量": (["鞋子", "耳机", "锅", "裙子", "键盘", "背包"], ["开胶了", "有划痕", "质量很好", "用一周就坏", "做工粗糙", "味道刺鼻"]),
    "体育新闻": (["国足", "女排", "主队", "小将", "湖人", "申花"], ["三比一获胜", "夺得冠军", "遗憾出局", "公布新赛程", "换帅", "刷新纪录"]),
    "财经新闻": (["央行", "A股", "油价", "楼市", "基金", "美元"], ["下调利率", "尾盘跳水", "连涨五日", "成交回暖", "发布季报", "创年内新高"]),
}


def made_up_rows():
    """(text, category) of 144 different texts, 36 a category, in mixed order."""
    rows = [(f"{who}{what}", category) for category, (whos, whats) in SPOKEN_OF.items() for who in whos for what in whats]
    return [rows[(i * 37) % len(rows)] for i in range(len(rows))]


class Result:
    """What a program left: its exit code, what it printed, and stdout read as JSON lines."""

    def __init__(self, code, stdout, stderr):
        self.code, self.stdout, self.stderr = code, stdout, stderr

    @property
    def objects(self):
        return [json.loads(line) for line in self.stdout.split("\n")[:-1]]

    @property
    def object(self):
        [only] = self.objects
        return only

    @property
    def message(self):
        """The words of an error, which stderr and the JSON object must both hold."""
        message = self.objects[-1]["error"]["message"]
        assert f"error: {message}\n" in self.stderr, f"stderr does not say {message!r}: {self.stderr}"
        return message


def command(*words):
    return [os.environ["WENBIAO_CLI"], *map(str, words)]


def run(*words, stdin="", exit_code=0, timeout=300, **options):
    """Runs `wenbiao-cli --json WORDS`, and fails where it exits with another code than expected."""
    done = subprocess.run(command("--json", *words), input=stdin.encode(), capture_output=True, timeout=timeout, **options)
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert result.code == exit_code, f"{words}: exit {result.code}, not {exit_code}\n{result.stdout[-2000:]}{result.stderr[-2000:]}"
    return result


def start(*words, **options):
    """Starts the command and returns the process; its stdout is read line by line with `events`."""
    return subprocess.Popen(command("--json", *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def events(process):
    for line in process.stdout:
        yield json.loads(line)


def write_lines(file, lines):
    file.write_text("".join(line + "\n" for line in lines), "utf-8")
    return file


@functools.cache
def labelled_project():
    """A project with the made-up corpus, split; tests that change it take a copy."""
    folder = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, folder)
    file = write_lines(folder / "rows.tsv", (f"{text}\t{category}" for text, category in made_up_rows()))
    project = folder / "labelled.wenbiao"
    run("create", project)
    run("import", project, file, "--text", "1", "--label", "2", "--header", "no")
    run("split", project, "--validation", "0.2", "--test", "0.2")
    return project


class ProjectTest(unittest.TestCase):
    """A test with an empty folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def new_project(self, rows=()):
        """A project that holds `rows` of (text, category); None is no category."""
        project = self.folder / "new.wenbiao"
        run("create", project)
        if rows:
            lines = (json.dumps({"text": text, "label": category}) for text, category in rows)
            run("import", project, write_lines(self.folder / "rows.jsonl", lines))
        return project

    def copy_of(self, project):
        copy = self.folder / "copy.wenbiao"
        shutil.copytree(project, copy)
        return copy

    def assert_sound(self, project):
        with sqlite3.connect(project / "project.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        database.close()


def main():
    """Runs the tests of the script; exit 77 where every one was skipped."""
    program = unittest.main(module="__main__", verbosity=2, exit=False)
    result = program.result
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(SKIPPED if result.testsRun and len(result.skipped) == result.testsRun else 0)
