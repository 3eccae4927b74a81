"""Encoders by name, from a hub on loopback: what is fetched, the cache shared with huggingface_hub, the access token."""

import json
import pathlib
import shutil
import subprocess
import sys

import wenbiao
from hub_case import NAME, WANTED, HubTest, bert_files, torch_saved
from hub_server import Repository
from wenbiao import command, labelled_project, run


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
        """They are fetched as they are, and become safetensors in the project: the same tensors, which a network takes."""
        import safetensors.torch
        import torch
        shutil.rmtree(self.project)
        shutil.copytree(labelled_project(), self.project)
        files = dict(bert_files())
        weights = files.pop("model.safetensors")
        files["pytorch_model.bin"] = torch_saved(weights)
        self.repository = self.hub.add("o/bin", Repository({**files, "tf_model.h5": b"x"}, linked={"pytorch_model.bin"}))
        self.add("o/bin")
        self.assertEqual(self.snapshot("o/bin"), files)
        self.assert_cache_sound()
        encoder = self.project / "encoders" / "bin"
        self.assertEqual({file.name for file in encoder.iterdir()}, WANTED)
        copied = safetensors.torch.load_file(encoder / "model.safetensors")
        expected = safetensors.torch.load(weights)
        self.assertEqual(copied.keys(), expected.keys())
        self.assertTrue(all(torch.equal(copied[name], tensor) for name, tensor in expected.items()))
        trained = run("train", self.project, "--encoder", "bin", "--max-steps", "1", env=self.environment())
        self.assertEqual(trained.objects[-1]["state"], "finished")

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
