"""Encoders by name, from a hub on loopback: fetching, resuming, the shared cache, the access token, hostile answers."""

import functools
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import unittest.mock

import hub_server
import wenbiao
from hub_server import Hub, Repository
from wenbiao import ProjectTest, command, labelled_project, run

NAME = "google-bert/bert-base-chinese"
WANTED = {"config.json", "vocab.txt", "tokenizer_config.json", "model.safetensors"}
SPARE_MEMORY = 150 << 20  # what a hostile answer may cost beyond what the program takes for any command

# Runs the program and writes the most memory that it had; this test's own process is large itself.
MEASURING = """#!{python}
import resource, subprocess, sys
code = subprocess.run([{program!r}, *sys.argv[1:]]).returncode
open({file!r}, "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10))
sys.exit(code)
"""


@functools.cache
def bert_files():
    """{name: content} of a tiny random BERT as `transformers` saves it."""
    try:
        import torch
        import transformers
    except ImportError:
        return None
    folder = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, folder)
    characters = [chr(c) for c in range(0x4E00, 0x4E00 + 2000)]
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]), "utf-8")
    torch.manual_seed(0)
    config = transformers.BertConfig(vocab_size=2005, hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
                                     intermediate_size=64, max_position_embeddings=64)
    transformers.BertModel(config).save_pretrained(folder)
    (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": False, "model_max_length": 64}))
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def bert_repository(**more):
    """The tiny BERT beside much that an encoder does not need."""
    files = {**bert_files(), "README.md": b"# A model", "tf_model.h5": b"\0" * 500_000, "pytorch_model.bin": b"\0" * 300_000,
             "onnx/model.onnx": b"\0" * 1000, ".gitattributes": b"* -text", **more}
    return Repository(files, linked={"model.safetensors", "tf_model.h5", "pytorch_model.bin"}, revisions={"main", "v2"})


class HubTest(ProjectTest):
    def setUp(self):
        super().setUp()
        if bert_files() is None:
            self.skipTest("this Python has no torch and transformers to make an encoder with")
        self.hub = Hub()
        self.addCleanup(self.hub.stop)
        self.repository = self.hub.add(NAME, bert_repository())
        self.cache = self.folder / "hf" / "hub"
        self.project = self.copy_of(labelled_project())

    def environment(self, **variables):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "HUGGING")) and not k.lower().endswith("_proxy")}
        return {**kept, "HF_HOME": str(self.folder / "hf"), "HF_ENDPOINT": self.hub.url, "HF_HUB_DOWNLOAD_TIMEOUT": "1",
                "HF_HUB_ETAG_TIMEOUT": "5", "XDG_DATA_HOME": str(self.folder), "HF_HUB_DISABLE_XET": "1", **variables}

    def add(self, name=NAME, *words, exit_code=0, environment=None, **options):
        shutil.rmtree(self.project / "encoders", ignore_errors=True)
        return run("encoder-add", self.project, name, *words, exit_code=exit_code, env=self.environment(**(environment or {})),
                   timeout=60, **options)

    def refuse(self, name=NAME, *words, code, says=(), **options):
        """Fetching fails with that code and words; the cache says nothing false, and nothing lies outside it."""
        result = self.add(name, *words, exit_code=1, **options)
        self.assertEqual(result.object["error"]["code"], code, result.message)
        for word in says:
            self.assertIn(word, result.message)
        self.assertNotIn("went wrong", result.message)
        self.assertEqual(list((self.project / "encoders").glob("*")), [])
        self.assert_cache_sound()
        return result.message

    def assert_cache_sound(self):
        """Every blob has the hash that is its name, every link of a snapshot leads to a blob, nothing lies beside."""
        for blob in self.cache.glob("models--*/blobs/*"):
            if blob.suffix != ".incomplete":
                content = blob.read_bytes()
                self.assertIn(blob.name, (hashlib.sha256(content).hexdigest(), hub_server.git_hash(content)))
        for link in self.cache.glob("models--*/snapshots/*/*"):
            self.assertEqual(link.resolve().parent, link.parents[2] / "blobs")
            self.assertTrue(link.is_file(), link)
        beside = {entry.name for entry in self.folder.rglob("*") if "evil" in entry.name}
        self.assertEqual(beside, set())

    def snapshot(self, name=NAME, repository=None):
        repository = repository or self.repository
        folder = self.cache / ("models--" + name.replace("/", "--")) / "snapshots" / repository.commit
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    def assert_fetched(self, name=NAME):
        self.assertEqual(self.snapshot(name), {file: self.repository.files[file] for file in WANTED})
        self.assert_cache_sound()

    def incomplete(self, file="model.safetensors", name=NAME):
        return self.cache / ("models--" + name.replace("/", "--")) / "blobs" / (self.repository.hash(file) + ".incomplete")


class Fetching(HubTest):
    def test_fetches_what_an_encoder_needs_and_no_more(self):
        added = self.add().object
        self.assertEqual((added["name"], added["layers"], added["hidden_size"], added["vocab_size"]), ("bert-base-chinese", 2, 32, 2005))
        self.assert_fetched()
        got = {path.rpartition("/")[2] for path in self.hub.paths("GET") if "/resolve/" in path}
        self.assertEqual(got, WANTED)
        self.assertEqual((self.cache / "models--google-bert--bert-base-chinese/refs/main").read_text(), self.repository.commit)
        self.assertTrue(all(headers["Accept-Encoding"] == "identity" for _, _, headers in self.hub.requests))
        # The project holds the encoder itself, no links: it can be moved away from the cache.
        shutil.rmtree(self.cache)
        moved = self.project.rename(self.folder / "moved.wenbiao")
        [encoder] = [e for e in run("encoders", moved, env=self.environment()).objects if e["name"] == "bert-base-chinese"]
        self.assertNotIn("problem", encoder)
        for file in WANTED:
            copy = moved / "encoders" / "bert-base-chinese" / file
            self.assertFalse(copy.is_symlink())
            self.assertEqual((copy.read_bytes(), copy.stat().st_nlink), (self.repository.files[file], 1))

    def test_an_old_name_leads_to_the_new_one(self):
        self.hub.renamed["bert-base-chinese"] = NAME
        self.assertEqual(self.add("bert-base-chinese").object["name"], "bert-base-chinese")
        self.assert_fetched("bert-base-chinese")

    def test_revisions(self):
        self.add(f"{NAME}@v2")
        self.assertEqual((self.cache / "models--google-bert--bert-base-chinese/refs/v2").read_text(), self.repository.commit)
        self.add(NAME, "--revision", self.repository.commit)
        self.refuse(f"{NAME}@v3", code="not_found", says=["v3", "revision"])
        self.refuse(NAME, "--revision", "../../evil", code="bad_input", says=["revision"])

    def test_weights_in_parts(self):
        index = {"metadata": {}, "weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
        files = {name: content for name, content in bert_files().items() if name != "model.safetensors"}
        parts = {name: bytes([len(name)]) * 4000 + name.encode() for name in index["weight_map"].values()}
        self.repository = self.hub.add("o/parts", Repository({**files, **parts, "model.safetensors.index.json": json.dumps(index).encode(),
                                                              "pytorch_model.bin": b"x"}, linked=parts))
        self.add("o/parts", exit_code=1)  # these parts are no tensors: fetched, and then refused
        self.assertEqual(set(self.snapshot("o/parts")), WANTED - {"model.safetensors"} | set(parts) | {"model.safetensors.index.json"})
        self.assert_cache_sound()

    def test_pytorch_weights_where_there_are_no_others(self):
        files = {name: content for name, content in bert_files().items() if name != "model.safetensors"}
        self.repository = self.hub.add("o/bin", Repository({**files, "pytorch_model.bin": b"\0" * 5000}, linked={"pytorch_model.bin"}))
        self.add("o/bin", exit_code=1)
        self.assertIn("pytorch_model.bin", self.snapshot("o/bin"))

    def test_no_encoder(self):
        self.hub.add("o/none", Repository({"README.md": b"x", "tf_model.h5": b"x"}))
        self.refuse("o/none", code="unsupported", says=["model.safetensors"])

    def test_a_taken_name_is_told_before_anything_is_fetched(self):
        self.add()
        before = len(self.hub.requests)
        result = run("encoder-add", self.project, "other/bert-base-chinese", exit_code=1, env=self.environment())
        self.assertIn("already", result.message)
        self.assertEqual(len(self.hub.requests), before)

    def test_progress_counts_bytes(self):
        result = self.add()
        size = sum(len(self.repository.files[file]) for file in WANTED)
        self.assertRegex(result.stderr, rf"Downloading bytes \d+ / {size}")


class Resuming(HubTest):
    def cut_at(self, place):
        """The first answer with weights ends after `place` bytes of the file."""
        content = self.repository.files["model.safetensors"]

        def step(handler, path):
            if handler.command != "GET" or self.done:
                return False
            self.done = True
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content[:place])
            return handler.cut()

        self.done = False
        self.hub.foreign.steps[:] = [step]
        self.hub.foreign.requests.clear()

    def ranges(self):
        return [headers.get("Range") for _, _, headers in self.hub.foreign.requests]

    def test_after_a_cut_at_every_tenth(self):
        size = len(self.repository.files["model.safetensors"])
        for tenth in range(1, 10):
            shutil.rmtree(self.cache, ignore_errors=True)
            self.cut_at(size * tenth // 10)
            self.add()
            self.assertEqual(self.ranges(), [None, f"bytes={size * tenth // 10}-"])
            self.assert_fetched()

    def test_nine_cuts_in_one_file(self):
        content = self.repository.files["model.safetensors"]

        def step(handler, path):
            start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
            handler.send_response(206 if start else 200)
            handler.send_header("Content-Length", str(len(content) - start))
            handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            handler.end_headers()
            handler.wfile.write(content[start : start + len(content) // 10])
            return handler.cut()

        self.hub.foreign.steps.append(step)
        self.add()
        self.assert_fetched()
        self.assertGreaterEqual(len(self.ranges()), 10)

    def test_a_server_that_ignores_ranges(self):
        self.cut_at(1000)
        self.hub.foreign.ignores_range = True
        self.add()
        self.assertEqual(self.ranges(), [None, "bytes=1000-"])
        self.assert_fetched()

    def test_what_an_earlier_attempt_left(self):
        content = self.repository.files["model.safetensors"]
        for left, asked in ((content[:5000], ["bytes=5000-"]), (content, []), (content + b"more", [None]), (b"x" * 5000, ["bytes=5000-", None])):
            shutil.rmtree(self.cache, ignore_errors=True)
            self.incomplete().parent.mkdir(parents=True)
            self.incomplete().write_bytes(left)
            self.hub.foreign.requests.clear()
            self.add()
            self.assertEqual(self.ranges(), asked)
            self.assert_fetched()

    def test_stopped_by_the_person_and_taken_up_again(self):
        content, waiting = self.repository.files["model.safetensors"], threading.Event()

        def step(handler, path):
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content[:20_000])
            handler.wfile.flush()
            waiting.set()
            released.wait(20)
            return handler.cut()

        released = threading.Event()
        self.addCleanup(released.set)
        self.hub.foreign.steps.append(step)
        process = subprocess.Popen(command("--json", "encoder-add", self.project, NAME), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment(HF_HUB_DOWNLOAD_TIMEOUT="30"))
        self.assertTrue(waiting.wait(20))
        process.send_signal(signal.SIGINT)
        stdout, _ = process.communicate(timeout=5)  # the server still holds the connection
        self.assertEqual((process.returncode, json.loads(stdout)["error"]["code"]), (130, "cancelled"))
        self.assertEqual(list((self.project / "encoders").glob("*")), [])
        self.hub.foreign.steps.clear()
        self.hub.foreign.requests.clear()
        kept = self.incomplete().stat().st_size
        self.add()
        self.assertEqual(self.ranges(), [f"bytes={kept}-"] if kept else [None])
        self.assert_fetched()

    def test_a_file_that_fits_no_longer(self):
        """Where the system takes no more bytes the error says so, and what has arrived is gone on with."""
        limit = 50_000

        def limited():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        self.project = self.new_project()
        self.refuse(code="io", says=["incomplete"], preexec_fn=limited)
        self.assertEqual(self.incomplete().stat().st_size, limit)
        self.hub.foreign.requests.clear()
        self.add()
        self.assertEqual(self.ranges(), [f"bytes={limit}-"])
        self.assert_fetched()

    def test_a_file_larger_than_the_disk(self):
        large = Repository({**bert_files()}, linked={"model.safetensors"})
        self.hub.add("o/large", large)

        def step(handler, path):
            if handler.command != "HEAD" or not path.endswith("model.safetensors"):
                return False
            return handler.reply(302, Location=self.hub.foreign.url + "/x", X_Linked_Etag=f'"{"0" * 64}"', X_Repo_Commit=large.commit,
                                 X_Linked_Size=str(60 << 30))

        self.hub.steps.append(step)
        if shutil.disk_usage(self.folder).free < 60 << 30:
            self.refuse("o/large", code="disk_full", says=["HF_HUB_CACHE", "MB"])
        else:
            self.refuse("o/large", code="not_found")


class Trouble(HubTest):
    def answer_first(self, count, **answer):
        """The hub's first answers about files are these."""

        def step(handler, path):
            if "/resolve/" not in path or self.left == 0:
                return False
            self.left -= 1
            return handler.reply(**answer)

        self.left = count
        self.hub.steps[:] = [step]

    def test_busy_or_ailing_hub_is_asked_again(self):
        for status in (429, 500, 503, 504):
            shutil.rmtree(self.cache, ignore_errors=True)
            self.answer_first(2, status=status, Retry_After="0")
            self.add()
            self.assert_fetched()

    def test_a_hub_that_stays_busy(self):
        self.answer_first(-1, status=429, Retry_After="0")
        self.refuse(code="busy", says=["later"])
        self.assertLess(len([path for path in self.hub.paths("HEAD")]), 10)
        self.answer_first(-1, status=429, Retry_After="3600")  # nobody waits for an hour
        self.refuse(code="busy")

    def test_a_hub_that_stays_broken(self):
        self.answer_first(-1, status=502, Retry_After="0")
        self.refuse(code="io", says=["502", "folder"])

    def test_misspelt(self):
        self.refuse("bert-base-chinesse", code="not_found", says=["bert-base-chinesse", "spelling"])
        self.refuse("no/such/name", code="not_found")

    def test_gated(self):
        self.hub.token = "hf_right"
        self.refuse(code="bad_input", says=["HF_TOKEN", str(self.folder / "hf" / "token"), f"{self.hub.url}/{NAME}"])
        self.refuse(code="bad_input", says=["HF_TOKEN"], environment={"HF_TOKEN": "hf_wrong"})
        (self.folder / "hf").mkdir(exist_ok=True)
        (self.folder / "hf" / "token").write_text("hf_right\n")
        self.add()
        self.assert_fetched()

    def test_nobody_there(self):
        self.refuse(code="io", says=["cannot be reached", "from a folder"], environment={"HF_ENDPOINT": "http://127.0.0.1:1"})
        self.refuse(code="io", says=["cannot be reached"], environment={"HF_ENDPOINT": "http://hub.invalid"})

    def test_wrong_hash(self):
        self.hub.foreign.contents[self.repository.hash("model.safetensors")] = b"y" * len(self.repository.files["model.safetensors"])
        self.refuse(code="corrupt", says=["model.safetensors", "hash"])
        self.assertFalse(self.incomplete().exists())
        self.hub.add(NAME, self.repository)
        self.add()
        self.assert_fetched()

    def test_wrong_hash_of_a_small_file(self):
        def step(handler, path):
            wrong = b"x" * len(self.repository.files["vocab.txt"])
            return handler.command == "GET" and path.endswith("vocab.txt") and handler.reply(200, wrong)

        self.hub.steps.append(step)
        self.refuse(code="corrupt", says=["vocab.txt"])

    def test_a_slow_drip_is_given_up_and_gone_on_with(self):
        content, released = self.repository.files["model.safetensors"], threading.Event()
        self.addCleanup(released.set)

        def step(handler, path):
            if len(self.hub.foreign.requests) > 1:
                return False
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            for byte in content[:1000]:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                if released.wait(0.05):
                    break
            return handler.cut()

        self.hub.foreign.steps.append(step)
        self.add()
        self.assert_fetched()


class Token(HubTest):
    def setUp(self):
        super().setUp()
        self.hub.token = "hf_secret"

    def fetch(self):
        self.add(environment={"HF_TOKEN": "hf_secret"})
        self.assert_fetched()

    def told(self, server):
        return {headers.get("Authorization") for _, _, headers in server.requests}

    def test_is_shown_to_the_hub_alone(self):
        self.fetch()
        self.assertEqual(self.told(self.hub), {"Bearer hf_secret"})
        self.assertEqual(self.told(self.hub.foreign), {None})
        self.assertTrue(self.hub.foreign.requests)

    def test_follows_to_a_new_name_at_the_hub(self):
        self.hub.renamed["bert-base-chinese"] = NAME
        self.add("bert-base-chinese", environment={"HF_TOKEN": "hf_secret"})
        self.assertEqual(self.told(self.hub), {"Bearer hf_secret"})

    def test_another_port_is_another_host(self):
        """Small files too, and a host that leads back to the hub does not get the token used."""
        content = self.repository.files["vocab.txt"]
        self.hub.foreign.contents["vocab"] = content

        def away(handler, path):
            return handler.command == "GET" and path.endswith("vocab.txt") and handler.reply(302, Location=f"{self.hub.foreign.url}/detour")

        self.hub.steps.append(away)
        self.hub.foreign.steps.append(lambda handler, path: path == "/detour" and handler.reply(302, Location=f"{self.hub.url}/back"))
        self.hub.steps.append(lambda handler, path: path == "/back" and handler.reply(200, content))
        self.fetch()
        self.assertEqual(self.told(self.hub.foreign), {None})
        self.assertEqual([headers.get("Authorization") for _, path, headers in self.hub.requests if path == "/back"], [None])

    def test_the_list_of_files_comes_from_the_hub_alone(self):
        self.hub.steps.append(lambda handler, path: path.startswith("/api") and handler.reply(302, Location=f"{self.hub.foreign.url}{path}"))
        self.refuse(code="io", environment={"HF_TOKEN": "hf_secret"})
        self.assertEqual(self.hub.foreign.requests, [])


class Hostile(HubTest):
    """Each answer ends in an error in words, in bounded time and memory, with nothing written outside the cache."""

    def setUp(self):
        super().setUp()
        program, self.memory_file = self.folder / "measured", self.folder / "memory"
        program.write_text(MEASURING.format(python=sys.executable, program=os.environ["WENBIAO_CLI"], file=str(self.memory_file)))
        program.chmod(0o755)
        self.enterContext(unittest.mock.patch.dict(os.environ, WENBIAO_CLI=str(program)))
        run("encoders", self.project, env=self.environment())
        self.memory_at_rest = int(self.memory_file.read_text())

    def refuse_within_memory(self, code="corrupt", **options):
        self.refuse(code=code, **options)
        self.assertLess(int(self.memory_file.read_text()), self.memory_at_rest + SPARE_MEMORY)

    def endless(self, handler, status=200, length=None, **headers):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if length:
            handler.send_header("Content-Length", str(length))
        handler.end_headers()
        for _ in range(4096):  # 4 GiB, if somebody takes them
            handler.wfile.write(b" " * (1 << 20))
        return handler.cut()

    def test_endless_list(self):
        self.hub.steps.append(lambda handler, path: path.startswith("/api") and self.endless(handler))
        self.refuse_within_memory(says=["more than"])

    def test_list_that_is_none(self):
        for body in (b"", b"<html>", b"[]", b"{}", b'{"sha": 5, "siblings": []}', b"[" * 1_000_000, b'{"a":' * 1_000_000,
                     b'{"sha": "%s"}' % (b"a" * 40), b'{"sha": "%s", "siblings": 4}' % (b"a" * 40), b"\xff" * 1000):
            self.hub.steps[:] = [lambda handler, path: path.startswith("/api") and handler.reply(200, body)]
            self.refuse_within_memory(says=["as a hub does"])

    def test_commit_that_is_none(self):
        for commit in ("../../evil", "main", "A" * 40, "a" * 39, "a" * 41, "a" * 38 + "/x", ""):
            body = json.dumps({"sha": commit, "siblings": [{"rfilename": "config.json"}, {"rfilename": "model.safetensors"}]}).encode()
            self.hub.steps[:] = [lambda handler, path: path.startswith("/api") and handler.reply(200, body)]
            self.refuse_within_memory(says=["as a hub does"])

    def test_file_names_that_lead_out(self):
        names = ["../evil.json", "/tmp/evil", "..", "a/../../evil", "..\\evil", "LICENSE/../../evil", "LICENSE\0evil", "LICENSE\nevil", 5, None, {}]
        body = json.dumps({"sha": self.repository.commit, "siblings": [{"rfilename": name} for name in [*names, *WANTED]] + ["x", 7, None]}).encode()
        self.hub.steps.append(lambda handler, path: path.startswith("/api") and handler.reply(200, body))
        self.add()
        self.assert_fetched()
        self.assertFalse(any("evil" in path for path in self.hub.paths("HEAD") + self.hub.paths("GET")))

    def test_parts_that_lead_out(self):
        for weight_map in ({"a": "../../evil"}, {"a": "/tmp/evil"}, {"a": 7}, [], {str(i): f"evil-{i}" for i in range(100_000)}, {"a": "missing"}):
            self.hub.add("o/parts", Repository({**{k: v for k, v in bert_files().items() if k != "model.safetensors"},
                                                "model.safetensors.index.json": json.dumps({"weight_map": weight_map}).encode()}))
            self.refuse_within_memory(name="o/parts")

    def test_headers_of_a_file(self):
        """An ETag or commit or size that is not what it should be is used for nothing."""
        good = {"ETag": f'"{"a" * 40}"', "X_Repo_Commit": self.repository.commit, "Content_Length": "5"}
        for wrong in ({"ETag": '"../../evil"'}, {"ETag": '"/tmp/evil"'}, {"ETag": '""'}, {"ETag": f'"{"g" * 40}"'}, {"X_Linked_Etag": "evil"},
                      {"X_Repo_Commit": "../evil"}, {"X_Repo_Commit": "b" * 40}, {"X_Repo_Commit": ""}, {"Content_Length": "-1"},
                      {"Content_Length": str(1 << 50)}, {"X_Linked_Etag": "a" * 64, "X_Linked_Size": "-1"},
                      {"X_Linked_Etag": "a" * 64, "X_Linked_Size": "9" * 30}, {"X_Linked_Etag": "a" * 64, "X_Linked_Size": str(1 << 60)}):
            self.hub.steps[:] = [lambda handler, path: handler.command == "HEAD" and handler.reply(200, **{**good, **wrong})]
            self.refuse_within_memory(says=["as a hub does"])

    def test_headers_without_an_end(self):
        def step(handler, path):
            handler.send_response(200)
            handler.flush_headers()
            for number in range(1 << 20):
                handler.wfile.write(b"X-%d: %s\r\n" % (number, b"x" * 4000))
            return handler.cut()

        self.hub.steps.append(step)
        self.refuse_within_memory(says=["as a hub does"])

    def test_redirects_in_a_circle(self):
        self.hub.steps.append(lambda handler, path: handler.reply(302, Location=handler.path))
        self.refuse_within_memory(says=["lead nowhere"])
        self.assertLess(len(self.hub.requests), 20)

    def test_redirects_out_of_the_web(self):
        for location in ("file:///etc/passwd", "gopher://127.0.0.1/", "", "http://", "ftp://127.0.0.1/x"):
            self.hub.steps[:] = [lambda handler, path: handler.reply(302, Location=location)]
            self.refuse_within_memory(says=["lead nowhere"])

    def test_redirects_in_a_circle_at_the_foreign_host(self):
        self.hub.foreign.steps.append(lambda handler, path: handler.reply(302, Location=handler.path))
        self.refuse_within_memory(says=["lead nowhere"])

    def test_endless_file(self):
        self.hub.foreign.steps.append(lambda handler, path: self.endless(handler))
        self.refuse_within_memory(says=["size or hash"])

    def test_a_length_that_is_too_large(self):
        """The headers promise more than comes; the hub stays at it."""
        content = self.repository.files["vocab.txt"]

        def step(handler, path):
            if not path.endswith("vocab.txt"):
                return False
            headers = {"ETag": f'"{self.repository.hash("vocab.txt")}"', "X_Repo_Commit": self.repository.commit}
            if handler.command == "HEAD":
                return handler.reply(200, Content_Length=str(len(content) + 1000), **headers)
            return self.hub.send_content(handler, content, **headers)

        self.hub.steps.append(step)
        self.refuse_within_memory(code="corrupt")
        self.assertLess(len(self.hub.requests), 40)

    def test_a_range_that_was_not_asked_for(self):
        self.incomplete().parent.mkdir(parents=True)
        self.incomplete().write_bytes(self.repository.files["model.safetensors"][:5000])
        self.hub.foreign.steps.append(lambda handler, path: handler.reply(206, b"x" * 100, Content_Range="bytes 0-99/100"))
        self.refuse_within_memory(says=["as a hub does"])

    def test_no_http_at_all(self):
        def step(handler, path):
            handler.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
            return handler.cut()

        self.hub.steps.append(step)
        self.refuse(code="corrupt", says=["as a hub does"])


class SharedCache(HubTest):
    def python(self, code, **environment):
        """Runs huggingface_hub in a process of its own; what it prints last."""
        try:
            import huggingface_hub  # noqa: F401
        except ImportError:
            self.skipTest("this Python has no huggingface_hub")
        environment = self.environment(HF_HUB_DISABLE_TELEMETRY="1", **environment)
        done = subprocess.run([sys.executable, "-c", f"import huggingface_hub as hub\n{code}"], env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip().rpartition("\n")[2]

    def test_they_find_what_we_fetched(self):
        self.add()
        asked = len(self.hub.requests)
        found = self.python(f"""
print(hub.snapshot_download({NAME!r}, local_files_only=True))
for file in {sorted(WANTED)!r}: assert open(hub.hf_hub_download({NAME!r}, file), 'rb').read()
assert hub.try_to_load_from_cache({NAME!r}, 'added_tokens.json') is hub.file_download._CACHED_NO_EXIST
import sys
print(hub.snapshot_download({NAME!r}, local_files_only=True))""", HF_HUB_OFFLINE="1")
        self.assertEqual({file.name for file in pathlib.Path(found).iterdir()}, WANTED)
        self.assertEqual(len(self.hub.requests), asked)

    def test_they_have_nothing_to_fetch_after_us(self):
        self.add()
        before = len(self.hub.paths("GET"))
        self.python(f"for file in {sorted(WANTED)!r}: print(hub.hf_hub_download({NAME!r}, file))")
        self.assertEqual([path for path in self.hub.paths("GET")[before:] if "/resolve/" in path], [])

    def test_we_find_what_they_fetched(self):
        for code in (f"hub.snapshot_download({NAME!r})",
                     f"hub.snapshot_download({NAME!r}, allow_patterns=['*.json', 'vocab.txt', '*.safetensors'])"):
            shutil.rmtree(self.cache, ignore_errors=True)
            self.python(code)
            before = len(self.hub.requests) + len(self.hub.foreign.requests)
            self.assertEqual(self.add().object["name"], "bert-base-chinese")
            self.assertEqual(len(self.hub.requests) + len(self.hub.foreign.requests), before)

    def test_we_fetch_only_what_they_lack(self):
        self.python(f"print(hub.hf_hub_download({NAME!r}, 'model.safetensors'))")
        self.hub.foreign.requests.clear()
        self.add()
        self.assert_fetched()
        self.assertEqual(self.hub.foreign.requests, [])

    def test_without_a_network(self):
        offline = {"HF_HUB_OFFLINE": "1"}
        self.refuse(code="not_found", says=["HF_HUB_OFFLINE", "folder"], environment=offline)
        self.python(f"for file in {sorted(WANTED)!r}: print(hub.hf_hub_download({NAME!r}, file))")
        asked = len(self.hub.requests)
        self.add(environment=offline)
        self.assertEqual(len(self.hub.requests), asked)
        # Not told to stay offline, but nobody answers: what is there serves as well.
        self.add(environment={"HF_ENDPOINT": "http://127.0.0.1:1"})
        (self.cache / "models--google-bert--bert-base-chinese/snapshots" / self.repository.commit / "model.safetensors").unlink()
        self.refuse(code="not_found", environment=offline)

    def test_the_same_encoder_in_two_programs_at_once(self):
        second = self.folder / "second.wenbiao"
        run("create", second)
        words = ["encoder-add", second, NAME]
        process = subprocess.Popen(command("--json", *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment())
        self.add()
        _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, errors)
        self.assert_fetched()


if __name__ == "__main__":
    wenbiao.main()
