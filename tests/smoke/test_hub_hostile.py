"""A hub that lies: each answer ends in an error in words, in bounded time and memory, with nothing written elsewhere."""

import json
import os
import sys
import unittest.mock

import wenbiao
from hub_case import WANTED, HubTest, bert_files
from hub_server import Repository
from wenbiao import run

SPARE_MEMORY = 150 << 20  # what a hostile answer may cost beyond what the program takes for any command

# Runs the program and writes the most memory that it had; this test's own process is large itself.
MEASURING = """#!{python}
import resource, subprocess, sys
code = subprocess.run([{program!r}, *sys.argv[1:]]).returncode
open({file!r}, "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10))
sys.exit(code)
"""


class Hostile(HubTest):
    def setUp(self):
        super().setUp()
        program, self.memory_file = self.folder / "measured", self.folder / "memory"
        program.write_text(MEASURING.format(python=sys.executable, program=os.environ["WENBIAO_CLI"], file=str(self.memory_file)))
        program.chmod(0o755)
        measured = unittest.mock.patch.dict(os.environ, WENBIAO_CLI=str(program))
        measured.start()
        self.addCleanup(measured.stop)

    def refuse_within_memory(self, code="corrupt", **options):
        self.refuse(code=code, **options)
        self.assertLess(int(self.memory_file.read_text()), self.memory_at_rest() + SPARE_MEMORY)

    def memory_at_rest(self):
        if not Hostile.measured_at_rest:
            run("encoders", self.project, env=self.environment())
            Hostile.measured_at_rest = int(self.memory_file.read_text())
        return Hostile.measured_at_rest

    measured_at_rest = 0

    def endless(self, handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(4096):  # 4 GiB, if somebody takes them
            handler.wfile.write(b" " * (1 << 20))
        return handler.cut()

    def test_endless_list(self):
        self.hub.steps.append(lambda handler, path: path.startswith("/api") and self.endless(handler))
        self.refuse_within_memory(says=["more than"])

    def test_list_that_is_none(self):
        for body in (b"<html>", b"[]", b'{"sha": 5, "siblings": []}', b"[" * 1_000_000, b'{"a":' * 1_000_000,
                     b'{"sha": "%s", "siblings": 4}' % (b"a" * 40), b"\xff" * 1000):
            self.hub.steps[:] = [lambda handler, path: path.startswith("/api") and handler.reply(200, body)]
            self.refuse_within_memory(says=["as a hub does"])

    def test_commit_that_is_none(self):
        for commit in ("../../evil", "a" * 38 + "/x"):
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
        for weight_map in ({"a": "../../evil"}, {str(i): f"evil-{i}" for i in range(100_000)}, {"a": "missing"}):
            self.hub.add("o/parts", Repository({**{k: v for k, v in bert_files().items() if k != "model.safetensors"},
                                                "model.safetensors.index.json": json.dumps({"weight_map": weight_map}).encode()}))
            self.refuse_within_memory(name="o/parts")

    def test_headers_of_a_file(self):
        """An ETag or commit or size that is not what it should be is used for nothing."""
        good = {"ETag": f'"{"a" * 40}"', "X_Repo_Commit": self.repository.commit, "Content_Length": "5"}
        for wrong in ({"ETag": '"../../evil"'}, {"X_Linked_Etag": "evil"}, {"X_Repo_Commit": "b" * 40}, {"Content_Length": str(1 << 50)},
                      {"X_Linked_Etag": "a" * 64, "X_Linked_Size": "-1"},
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
        for location in ("file:///etc/passwd", ""):
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


if __name__ == "__main__":
    wenbiao.main()
