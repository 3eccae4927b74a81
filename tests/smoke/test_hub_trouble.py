"""Fetching from a hub that breaks off, is busy, slow or refuses, and going on with what has arrived."""

import json
import resource
import shutil
import signal
import subprocess
import threading

import wenbiao
from hub_case import NAME, HubTest, bert_files
from hub_server import Repository
from wenbiao import command


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

        self.refuse(code="io", says=["incomplete"], preexec_fn=limited)
        self.assertEqual(self.incomplete().stat().st_size, limit)
        self.hub.foreign.requests.clear()
        self.add()
        self.assertEqual(self.ranges(), [f"bytes={limit}-"])
        self.assert_fetched()

    def test_files_larger_than_the_disk(self):
        size = 60 << 30  # near the largest that is believed
        names = {"model.safetensors", "vocab.txt"}
        if shutil.disk_usage(self.folder).free > len(names) * size:
            self.skipTest("this disk has room for all that a hub may claim here")
        large = Repository({**bert_files()}, linked=names)
        self.hub.add("o/large", large)

        def step(handler, path):
            if handler.command != "HEAD" or not path.endswith(tuple(names)):
                return False
            return handler.reply(302, Location=self.hub.foreign.url + "/x", X_Linked_Etag=f'"{len(path):064x}"',
                                 X_Repo_Commit=large.commit, X_Linked_Size=str(size))

        self.hub.steps.append(step)
        self.refuse("o/large", code="disk_full", says=["HF_HUB_CACHE", "MB"])


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
        for status in (429, 503):
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


if __name__ == "__main__":
    wenbiao.main()
