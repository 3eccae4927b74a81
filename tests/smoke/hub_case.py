"""What the tests of the hub share: a tiny encoder to fetch, and a hub, a cache and a project of each test's own."""

import functools
import hashlib
import io
import json
import os
import pathlib
import shutil
import tempfile
import unittest

import hub_server
from hub_server import Hub, Repository
from wenbiao import ProjectTest, run

NAME = "google-bert/bert-base-chinese"
WANTED = {"config.json", "vocab.txt", "tokenizer_config.json", "model.safetensors"}


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


def torch_saved(weights):
    """The content of a safetensors file as torch.save writes it."""
    import safetensors.torch
    import torch
    saved = io.BytesIO()
    torch.save(safetensors.torch.load(weights), saved)
    return saved.getvalue()


def bert_repository(**more):
    """The tiny BERT beside much that an encoder does not need."""
    files = {**bert_files(), "README.md": b"# A model", "tf_model.h5": b"\0" * 500_000, "pytorch_model.bin": b"\0" * 300_000,
             "onnx/model.onnx": b"\0" * 1000, ".gitattributes": b"* -text", **more}
    return Repository(files, linked={"model.safetensors", "tf_model.h5", "pytorch_model.bin"}, revisions={"main", "v2"})


@functools.cache
def empty_project():
    folder = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, folder)
    run("create", folder / "p.wenbiao")
    return folder / "p.wenbiao"


class HubTest(ProjectTest):
    def setUp(self):
        super().setUp()
        if bert_files() is None:
            self.skipTest("this Python has no torch and transformers to make an encoder with")
        self.hub = Hub()
        self.addCleanup(self.hub.stop)
        self.repository = self.hub.add(NAME, bert_repository())
        self.cache = self.folder / "hf" / "hub"
        self.project = self.folder / "p.wenbiao"
        shutil.copytree(empty_project(), self.project)

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
