"""Bad files, broken projects, full and read-only disks, unfit encoders: each is refused in words, and nothing is lost."""

import contextlib
import ctypes
import functools
import json
import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import unittest

import wenbiao
from wenbiao import TINY, ProjectTest, events, labelled_project, run, start, write_lines

NEW_MOUNT_NAMESPACE = 0x20000


@functools.cache
def has_own_mounts():
    """Gives this process mounts that nobody else sees; the system may refuse."""
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_MOUNT_NAMESPACE) != 0:
        return False
    return subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True).returncode == 0


@functools.cache
def classifier():
    """A folder with a tiny classifier in Hugging Face layout."""
    folder = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, folder)
    project = folder / "p.wenbiao"
    shutil.copytree(labelled_project(), project)
    number = run("train", project, *TINY, "--max-steps", "2").objects[-1]["run"]
    return project / "runs" / str(number)


class BadInputTest(ProjectTest):
    def refuse(self, project, *words, code, says=()):
        """The command fails with that code and words, and the project is as it was."""
        before = self.contents(project)
        result = run(*words, exit_code=1)
        self.assertEqual(result.object["error"]["code"], code, result.message)
        for word in says:
            self.assertIn(word, result.message)
        self.assertNotIn("went wrong", result.message)
        self.assertEqual(self.contents(project), before)
        return result.message

    def contents(self, project):
        """What the person has put in, read without the program: starting it hundreds of times would take minutes."""
        tables = ("sample", "category WHERE removed = 0", "sample_category", "label_event", "operation", "run", "project")
        with contextlib.closing(sqlite3.connect(f"{(project / 'project.db').as_uri()}?mode=ro", uri=True)) as database:
            return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


class Files(BadInputTest):
    def setUp(self):
        super().setUp()
        self.project = self.new_project([("原有的一条", "旧"), ("原有的另一条", None)])

    def refuse_file(self, content, *options, says, name="bad.txt", code="bad_input"):
        file = self.folder / name
        file.write_bytes(content)
        return self.refuse(self.project, "import", self.project, file, *options, code=code, says=says)

    def accept_file(self, content, *options, name="part.txt"):
        file = self.folder / name
        file.write_bytes(content)
        return run("import", self.project, file, *options).object

    def test_binary_files(self):
        for content, kind in ((b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture"), (b"PK\x03\x04" + os.urandom(3000), "zip"),
                              (b"\x7fELF" + bytes(2000), "program"), (os.urandom(5000), "")):
            message = self.refuse_file(content, says=["bad.txt", kind])
            self.assertRegex(message, "binary|encoding")

    def test_mixed_encodings(self):
        lines = [f"第{i}条：今天天气很好".encode() for i in range(30)]
        lines[7] = "第七条：编码不同".encode("gb18030")
        report = self.accept_file(b"\n".join(lines))
        self.assertEqual((report["imported"], report["encoding"], [bad["line"] for bad in report["skipped"]]), (29, "utf-8", [8]))
        self.assertRegex(report["skipped"][0]["reason"], "(?i)utf-8")

    def test_an_encoding_that_is_none(self):
        noise = bytes((i * 89 + 131) % 96 + 160 for i in range(4000)) + b"\xff\xff\xfe\x81\x20" * 200
        self.refuse_file(noise, says=["bad.txt"])
        self.refuse_file("今天天气".encode(), "--encoding", "klingon", says=["klingon", "utf-8, gb18030"])

    def test_empty_files(self):
        self.refuse_file(b"", says=["bad.txt", "empty"])
        self.refuse_file(b"\n\n  \n", says=["bad.txt"])
        self.refuse_file(b"\xef\xbb\xbf", says=["bad.txt"])
        (self.folder / "nothing").mkdir()
        self.refuse(self.project, "import", self.project, self.folder / "nothing", code="bad_input", says=["nothing"])

    def test_a_line_of_100_megabytes(self):
        line = "长".encode() * (100_000_000 // 3)
        self.refuse_file(line, says=["bad.txt"])
        report = self.accept_file("前一行\n".encode() + line + "\n后一行\n".encode(), "--format", "text")
        self.assertEqual((report["imported"], [bad["line"] for bad in report["skipped"]]), (2, [2]))
        self.assertIn("MB", report["skipped"][0]["reason"].replace("MiB", "MB"))

    def test_quotes_never_closed(self):
        rows = "".join(f"第{i}条,好\n" for i in range(20))
        report = self.accept_file(("text,label\n" + rows + '"没有结束,好\n最后一行,好\n').encode(), name="part.csv")
        self.assertEqual(report["skipped_count"], 1)
        self.assertEqual(report["skipped"][0]["line"], 22)
        self.assertIn("never closed", report["skipped"][0]["reason"])
        self.refuse_file('text,label\n"从头到尾都没有结束,好\n'.encode(), "--format", "csv", says=["never closed"], name="bad.csv")

    def test_wrong_columns(self):
        content = "标题,类\n国足获胜,体育\n油价上涨,财经\n".encode()
        for option in ("--text", "--label"):
            for column in ("不存在", "9", "0"):
                self.refuse_file(content, option, column, name="bad.csv", says=["bad.csv", f'"{column}"', "标题", "类"])

    def test_class_names_too_short(self):
        names = write_lines(self.folder / "class.txt", ["财经", "体育"])
        for index in ("2", "-1"):
            self.refuse_file(f"国足获胜\t1\n油价上涨\t0\n楼市回暖\t{index}\n".encode(), "--class-names", names, name="bad.tsv",
                             says=["bad.tsv", "line 3", "class.txt"])
        self.refuse_file("国足获胜\t1\n油价上涨\t0\n".encode(), "--class-names", self.folder / "none.txt", name="bad.tsv",
                         code="not_found", says=["none.txt"])

    def test_nul_bytes(self):
        report = self.accept_file("好的一行\n坏\0的一行\n又一行\n".encode(), "--format", "text")
        self.assertEqual((report["imported"], [bad["line"] for bad in report["skipped"]]), (2, [2]))
        self.assertIn("NUL", report["skipped"][0]["reason"])

    def test_json_of_other_shapes(self):
        self.refuse_file(b'{"text":' * 3000, says=["bad.jsonl"], name="bad.jsonl")
        self.refuse_file(b'{"a":1}\n{"a":2}\n', "--text", "text", says=["bad.jsonl", '"text"'], name="bad.jsonl")

    def test_one_bad_file_of_several_imports_none(self):
        good = write_lines(self.folder / "good.txt", ["可以导入的一条", "可以导入的另一条"])
        bad = self.folder / "bad.bin"
        bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000))
        self.refuse(self.project, "import", self.project, good, bad, code="bad_input", says=["bad.bin"])
        self.refuse(self.project, "import", self.project, good, self.folder / "gone.txt", code="not_found", says=["gone.txt"])


class Projects(BadInputTest):
    def refuse_opening(self, project, code, says):
        files = {p.name: p.read_bytes() for p in project.iterdir() if p.name == "project.db"}
        for words in (["stats", project], ["label", project, "--id", "1", "--category", "x"], ["import", project, __file__]):
            result = run(*words, exit_code=1)
            self.assertEqual(result.object["error"]["code"], code, result.message)
            for word in (str(project), *says):
                self.assertIn(word, result.message)
        for name, content in files.items():
            self.assertEqual((project / name).read_bytes(), content)

    def test_newer_version(self):
        project = self.copy_of(labelled_project())
        database = sqlite3.connect(project / "project.db")
        [version] = database.execute("PRAGMA user_version").fetchone()
        database.execute(f"PRAGMA user_version={version + 7}")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        self.refuse_opening(project, "newer_version", ["newer version", str(version + 7), "Update"])

    def test_damaged_pages(self):
        project = self.copy_of(labelled_project())
        file = project / "project.db"
        whole = file.read_bytes()
        for damaged in (b"\0" * len(whole), whole[:100], os.urandom(4096) + whole[4096:], b"", b"not a database at all"):
            file.write_bytes(damaged)
            self.refuse_opening(project, "corrupt", ["copy"])
        file.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))  # the first page is sound, no other
        result = run("stats", project, exit_code=1)
        self.assertEqual(result.object["error"]["code"], "corrupt")
        self.assertIn("recover", result.message)
        file.write_bytes(whole)
        self.assertEqual(run("stats", project).object["samples"], 144)

    def test_a_folder_that_is_no_project(self):
        (self.folder / "empty.wenbiao").mkdir()
        self.assertIn("not a project", run("stats", self.folder / "empty.wenbiao", exit_code=1).message)
        (self.folder / "file.wenbiao").write_text("x")
        for words in (["stats", self.folder / "file.wenbiao"], ["create", self.folder / "file.wenbiao"]):
            self.assertIn("file.wenbiao", run(*words, exit_code=1).message)

    def test_places_where_nothing_can_be_written(self):
        for place in ("/proc/new.wenbiao", "/sys/new.wenbiao"):
            self.assertIn(place, run("create", place, exit_code=1).message)
        message = run("export", labelled_project(), "/proc/out.csv", "--format", "csv", exit_code=1).message
        self.assertIn("/proc/out.csv", message)
        self.refuse(labelled_project(), "export", labelled_project(), self.folder / "none" / "out.csv", "--format", "csv", code="not_found",
                    says=["none/out.csv"])
        self.refuse(labelled_project(), "export", labelled_project(), self.folder, "--format", "csv", code="io", says=[str(self.folder)])

    def test_a_user_without_permission(self):
        if os.geteuid() != 0:
            self.skipTest("needs root, to become another user")
        nobody = 65534
        if subprocess.run(wenbiao.command("--help"), user=nobody, group=nobody, cwd="/", capture_output=True).returncode != 0:
            self.skipTest("another user cannot run the program where it was built")
        project = self.copy_of(labelled_project())
        self.folder.chmod(0o755)
        options = {"user": nobody, "group": nobody, "cwd": "/", "exit_code": 1}
        for words in (["stats", project], ["create", self.folder / "theirs.wenbiao"], ["import", project, __file__],
                      ["label", project, "--id", "1", "--category", "x"]):
            result = run(*words, **options)
            self.assertEqual(result.object["error"]["code"], "read_only", result.message)
            self.assertIn(str(self.folder), result.message)
        project.chmod(0o000)
        result = run("stats", project, **options)
        self.assertEqual(result.object["error"]["code"], "read_only", result.message)
        project.chmod(0o755)
        self.assertEqual(run("stats", project).object["samples"], 144)


class Disks(BadInputTest):
    def setUp(self):
        super().setUp()
        if not has_own_mounts():
            self.skipTest("the system does not let this user mount a small disk")
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", self.disk], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", self.disk], check=True)
        self.project = self.disk / "p.wenbiao"
        shutil.copytree(labelled_project(), self.project)

    def fill(self):
        """Leaves no byte on the disk; returns the file that takes the room."""
        filler = self.disk / "filler"
        with open(filler, "wb", buffering=0) as opened:
            for size in (65536, 1024, 1):
                try:
                    while opened.write(b"\0" * size) == size:
                        pass
                except OSError:
                    pass
        return filler

    def contents(self, project):
        """Reading a project needs a little room too, so the disk is asked when it has some again."""
        return None

    def test_import_larger_than_the_disk(self):
        before = run("stats", self.project).object
        spare = self.disk / "spare"
        spare.write_bytes(b"\0" * 300_000)
        file = write_lines(self.folder / "large.txt", (f"第{i}条很长的消息" * 20 for i in range(30_000)))
        message = self.refuse(self.project, "import", self.project, file, "--format", "text", code="disk_full", says=["disk is full", "Free some space"])
        self.assertIn(str(self.project), message)
        spare.unlink()
        self.assertEqual(run("stats", self.project).object, before)
        self.assert_sound(self.project)
        run("label", self.project, "--id", "1", "--category", "还能标")

    def test_labelling_on_a_full_disk(self):
        run("label", self.project, "--id", "1", "--category", "之前")
        filler = self.fill()
        failed = 0
        for i in range(2, 6):
            done = subprocess.run(wenbiao.command("--json", "label", self.project, "--id", i, "--category", "之后"), capture_output=True)
            if done.returncode != 0:
                failed += 1
                self.assertEqual(json.loads(done.stdout)["error"]["code"], "disk_full", done.stdout.decode())
        self.assertGreater(failed, 0)
        filler.unlink()
        self.assert_sound(self.project)
        counts = {c["name"]: c["count"] for c in run("stats", self.project).object["categories"]}
        self.assertEqual((counts["之前"], counts.get("之后", 0)), (1, 4 - failed))

    def test_export_and_training_on_a_full_disk(self):
        run("stats", self.project)
        filler = self.fill()
        out = self.disk / "out.csv"
        self.refuse(self.project, "export", self.project, out, "--format", "csv", code="disk_full", says=["disk is full"])
        self.refuse(self.project, "train", self.project, *TINY, "--max-steps", "3", code="disk_full", says=["disk is full"])
        self.assertEqual({p.name for p in self.disk.iterdir()}, {"filler", "p.wenbiao"})
        filler.unlink()
        self.assert_sound(self.project)
        self.assertEqual(run("stats", self.project).object["samples"], 144)
        self.assertTrue(all(r["state"] == "failed" for r in run("runs", self.project).objects))

    def test_disk_that_fills_up_while_training(self):
        words = (*TINY, "--epochs", 200, "--max-steps", 600, "--state-every", 0)
        whole = self.folder / "whole.wenbiao"
        shutil.copytree(labelled_project(), whole)
        run("train", whole, *words)
        process = start("train", self.project, *words)
        with process:
            for event in events(process):
                if event["event"] == "evaluation":
                    break
            filler = self.fill()
            last = list(events(process))[-1]
            self.assertEqual(process.wait(60), 1)
        self.assertEqual(last["error"]["code"], "disk_full")
        self.assertIn("disk is full", last["error"]["message"])
        filler.unlink()
        self.assert_sound(self.project)
        [left] = run("runs", self.project).objects
        self.assertTrue(left["resumable"])
        self.assertEqual(len(run("predict", self.project, "快递没到").objects), 1)  # the best so far was kept
        run("train", self.project, "--resume", left["run"])
        weights = [project / "runs" / "1" / "model.safetensors" for project in (whole, self.project)]
        self.assertEqual(weights[0].read_bytes(), weights[1].read_bytes())

    def test_read_only_disk(self):
        subprocess.run(["mount", "-o", "remount,ro", self.disk], check=True)
        for words in (["create", self.disk / "new.wenbiao"], ["label", self.project, "--id", "1", "--category", "x"],
                      ["import", self.project, __file__], ["encoder-add", self.project, classifier()], ["train", self.project, *TINY]):
            self.refuse(self.project, *words, code="read_only", says=[str(self.disk)])
        self.refuse(self.project, "export", labelled_project(), self.disk / "out.csv", "--format", "csv", code="read_only", says=["out.csv"])


class Encoders(BadInputTest):
    def setUp(self):
        super().setUp()
        self.project = self.copy_of(labelled_project())
        self.encoder = self.folder / "encoder"
        shutil.copytree(classifier(), self.encoder)

    def refuse_encoder(self, code, *says):
        for words in (["encoder-add", self.project, self.encoder], ["train", self.project, "--encoder", self.encoder, "--max-steps", "1"]):
            self.refuse(self.project, *words, code=code, says=[str(self.encoder), *says])
        self.assertEqual(list((self.project / "encoders").iterdir()), [])
        self.assertEqual(run("runs", self.project).stdout, "")

    def rewrite_header(self, change):
        """Changes the JSON in front of the tensors; the bytes behind it stay."""
        file = self.encoder / "model.safetensors"
        content = file.read_bytes()
        [size] = struct.unpack("<Q", content[:8])
        header = change(json.loads(content[8:8 + size]))
        encoded = json.dumps(header).encode()
        file.write_bytes(struct.pack("<Q", len(encoded)) + encoded + content[8 + size:])

    def test_without_each_of_its_files(self):
        for name in ("config.json", "model.safetensors", "vocab.txt"):
            content = (self.encoder / name).read_bytes()
            (self.encoder / name).unlink()
            self.refuse_encoder("not_found", name)
            (self.encoder / name).write_bytes(content)

    def test_damaged_files(self):
        for name, content, code in (("config.json", b"{", "corrupt"), ("config.json", b"[]", "corrupt"), ("vocab.txt", b"", "bad_input"),
                                    ("vocab.txt", b"a\nb\n", "bad_input"),
                                    ("vocab.txt", (self.encoder / "vocab.txt").read_bytes() + "龘\n".encode(), "bad_input"), ("model.safetensors", b"", "corrupt"),
                                    ("model.safetensors", os.urandom(1000), "corrupt")):
            whole = (self.encoder / name).read_bytes()
            (self.encoder / name).write_bytes(content)
            self.refuse_encoder(code, "")
            (self.encoder / name).write_bytes(whole)

    def test_a_truncated_file(self):
        file = self.encoder / "model.safetensors"
        file.write_bytes(file.read_bytes()[:-1000])
        self.refuse_encoder("corrupt", "model.safetensors")

    def test_a_tensor_of_another_shape(self):
        def transposed(header):
            shape = header["bert.encoder.layer.0.intermediate.dense.weight"]["shape"]
            shape.reverse()
            return header
        self.rewrite_header(transposed)
        self.refuse_encoder("bad_input", "bert.encoder.layer.0.intermediate.dense.weight", "32", "64", "config.json")

    def test_a_missing_tensor(self):
        config = json.loads((self.encoder / "config.json").read_text())
        config["num_hidden_layers"] = 2
        (self.encoder / "config.json").write_text(json.dumps(config))
        self.refuse_encoder("bad_input", "encoder.layer.1")

    def test_a_header_that_claims_terabytes(self):
        file = self.encoder / "model.safetensors"
        content = file.read_bytes()
        for claimed in (5_000_000_000_000, 2**63, 2**64 - 1):
            file.write_bytes(struct.pack("<Q", claimed) + content[8:])
            self.refuse_encoder("corrupt", "model.safetensors")
        file.write_bytes(content)

        def huge(header):
            name = next(n for n in header if n != "__metadata__")
            header[name] = {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 2**63 - 1]}
            return header
        self.rewrite_header(huge)
        self.refuse_encoder("corrupt", "model.safetensors")


class Training(BadInputTest):
    def test_fewer_than_two_categories(self):
        project = self.new_project([("只有一类的第一条", "一"), ("只有一类的第二条", "一")])
        self.refuse(project, "train", project, *TINY, code="training", says=["same category", "two categories"])

    def test_no_labelled_texts(self):
        project = self.new_project([("没有标注", None), ("也没有标注", None)])
        self.refuse(project, "train", project, *TINY, code="training", says=["no labelled texts", "Label"])
        project_empty = self.folder / "empty.wenbiao"
        run("create", project_empty)
        self.refuse(project_empty, "train", project_empty, *TINY, code="training", says=["no labelled texts"])

    def test_texts_longer_than_the_limit_are_counted(self):
        rows = [(f"第{i}条" + ("很长" * 40 if i < 5 else ""), ("甲", "乙")[i % 2]) for i in range(12)]
        project = self.new_project(rows)
        made = run("train", project, *TINY, "--epochs", "1").objects
        self.assertEqual(made[0]["cut_texts"], 5)
        [notice] = [e for e in made if e["event"] == "notice" and e["kind"] == "texts_cut"]
        self.assertIn("5", notice["message"])
        self.assertIn("32", notice["message"])

    def test_evaluating_a_split_without_texts(self):
        project = self.new_project([(f"第{i}条", ("甲", "乙")[i % 2]) for i in range(12)])
        run("train", project, *TINY, "--epochs", "1")
        self.refuse(project, "evaluate", project, "--split", "test", code="bad_input", says=["test"])


if __name__ == "__main__":
    wenbiao.main()
