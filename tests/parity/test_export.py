"""Classifiers that leave the program: plain transformers and ONNX Runtime give the probabilities that we give, on random
networks of every architecture and on classifiers trained here on real titles. What left comes back with equal bits."""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import networks
import peer

CLOSE = 1e-5
REAL = 1e-4
FOLDABLE = ("bert", "roberta", "xlm-roberta", "electra", "ernie")  # the others cannot express a mean for transformers
REAL_TEXTS = 1000
BATCH = 32


class Libraries:
    """The public peers; `onnx` is None where this Python has none."""

    def __init__(self):
        self.transformers = peer.transformers()
        import safetensors.torch
        import torch

        self.transformers.utils.logging.disable_progress_bar()
        self.torch, self.safetensors = torch, safetensors.torch
        torch.set_num_threads(2)
        try:
            import onnxruntime
        except ImportError:
            onnxruntime = None
            print("ONNX Runtime is not checked: this Python has no onnxruntime (packaging/setup/requirements-tests.txt).")
        self.onnx = onnxruntime

    def session(self, folder):
        options = self.onnx.SessionOptions()
        options.intra_op_num_threads = 2
        options.log_severity_level = 3
        return self.onnx.InferenceSession(folder / "model.onnx", options)


def random_texts(count):
    """Of all lengths from none to more than the random networks can read."""
    seeded = random.Random(0)
    return ["".join(seeded.choices(networks.CHARACTERS + " a2d", k=seeded.randint(0, 120))) for _ in range(count)]


def in_batches(texts):
    return [texts[i:i + BATCH] for i in range(0, len(texts), BATCH)]


def softmax(logits):
    return logits.softmax(-1)


def by_transformers(torch, network, tokenizer, limit, texts, activation=softmax):
    rows = []
    with torch.no_grad():
        for batch in in_batches(texts):
            tokens = peer.batch_of(tokenizer, limit, batch)
            rows.append(activation(network(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).logits))
    return torch.cat(rows)


def by_onnx(libraries, folder, tokenizer, limit, texts, activation=softmax):
    session = libraries.session(folder)
    rows = []
    for batch in in_batches(texts):
        tokens = peer.batch_of(tokenizer, limit, batch)
        inputs = {"input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"],
                  "token_type_ids": tokens["input_ids"] * 0}
        wanted = {value.name for value in session.get_inputs()}
        logits, probabilities = session.run(["logits", "probabilities"], {n: v.numpy() for n, v in inputs.items() if n in wanted})
        rows.append(libraries.torch.tensor(probabilities))
        assert abs(activation(libraries.torch.tensor(logits)) - rows[-1]).max() < CLOSE
    return libraries.torch.cat(rows)


def ours(torch, cli, folder, texts):
    rows = peer.json_lines(cli, ["logits", folder, "-", "--json"], texts)
    return torch.tensor([row["logits"] for row in rows]).softmax(-1)


def refused(program, *arguments):
    """What a program says that must not do what it is asked."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 1:
        sys.exit(f"{program} {arguments} was not refused: it ended with {done.returncode}")
    return done.stderr


class MeanClassifier:
    """A random network of transformers with our head over the mean of the tokens, and the folder that holds both."""

    def __init__(self, libraries, folder, architecture, number):
        torch = libraries.torch
        network, self.name = networks.make(libraries.transformers, torch, folder, architecture, number)
        self.torch, self.encoder, self.config = torch, network.base_model, network.config
        size, classes = network.config.hidden_size, network.config.num_labels
        self.head = {"classifier_norm.weight": torch.rand(size) * 2, "classifier_norm.bias": torch.randn(size),
                     "classifier.weight": torch.randn(classes, size) * 0.2, "classifier.bias": torch.randn(classes)}
        prefix = network.base_model_prefix + "."
        state = {n: t.clone() for n, t in network.state_dict().items() if n.startswith(prefix) and ".pooler" not in n}
        for path in [*folder.glob("*.bin*"), *folder.glob("*.safetensors*")]:
            path.unlink()
        libraries.safetensors.save_file(state | self.head, folder / "model.safetensors", {"format": "pt"})
        config = json.loads((folder / "config.json").read_text())
        config |= {"wenbiao_pooling": "mean", "architectures": ["WenbiaoMeanForSequenceClassification"]}
        (folder / "config.json").write_text(json.dumps(config))

    def probabilities(self, tokenizer, texts):
        """By the definition of the head."""
        rows, head = [], self.head
        for batch in in_batches(texts):
            tokens = peer.batch_of(tokenizer, peer.limit_of(self.config), batch)
            mask = tokens["attention_mask"][..., None]
            with self.torch.no_grad():
                last = self.encoder(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).last_hidden_state
            mean = (last * mask).sum(1) / mask.sum(1)
            normed = self.torch.nn.functional.layer_norm(mean, mean.shape[-1:], head["classifier_norm.weight"],
                                                         head["classifier_norm.bias"], 1e-12)
            rows.append((normed @ head["classifier.weight"].T + head["classifier.bias"]).softmax(-1))
        return self.torch.cat(rows)


def same_tensors(libraries, one, other):
    left, right = (libraries.safetensors.load_file(folder / "model.safetensors") for folder in (one, other))
    return left.keys() == right.keys() and all(libraries.torch.equal(left[name], right[name]) for name in left)


def told(name, good):
    print(f"{'ok ' if good else 'BAD'} {name}")
    return good


def check_first_token(libraries, dump, place, architecture, number):
    source, target = place / "source", place / "onnx"
    source.mkdir()
    network, name = networks.make(libraries.transformers, libraries.torch, source, architecture, number)
    peer.run(dump, "onnx", source, target)
    tokenizer = libraries.transformers.AutoTokenizer.from_pretrained(source)
    texts, limit = random_texts(64), peer.limit_of(network.config)
    expected = by_transformers(libraries.torch, network, tokenizer, limit, texts)
    return peer.compare(f"{name}: ONNX", by_onnx(libraries, target, tokenizer, limit, texts), expected, CLOSE)


def check_mean(libraries, cli, dump, place, architecture, number):
    torch, source = libraries.torch, place / "source"
    source.mkdir()
    classifier = MeanClassifier(libraries, source, architecture, number)
    tokenizer = libraries.transformers.AutoTokenizer.from_pretrained(source)
    texts, limit = random_texts(64), peer.limit_of(classifier.config)
    expected = classifier.probabilities(tokenizer, texts)
    good = peer.compare(f"{classifier.name}: mean, ours", ours(torch, cli, source, texts), expected, CLOSE)
    if libraries.onnx:
        peer.run(dump, "onnx", source, place / "onnx")
        good &= peer.compare(f"{classifier.name}: mean, ONNX", by_onnx(libraries, place / "onnx", tokenizer, limit, texts), expected, CLOSE)
    if architecture not in FOLDABLE:
        return good & told(f"{classifier.name}: mean, refused with words", "ONNX" in refused(dump, "transformers", source, place / "no"))
    peer.run(dump, "transformers", source, place / "folded")
    folded = libraries.transformers.AutoModelForSequenceClassification.from_pretrained(place / "folded").eval()
    good &= peer.compare(f"{classifier.name}: mean, folded", by_transformers(torch, folded, tokenizer, limit, texts), expected, CLOSE)
    return good & check_import(libraries, cli, dump, place, classifier.name, folded, tokenizer)


def check_import(libraries, cli, dump, place, name, folded, tokenizer):
    """Folded folders come back as what they were, also from transformers' own hands; changed ones as what they are."""
    torch, source = libraries.torch, place / "source"
    peer.run(dump, "resave", place / "folded", place / "back")
    good = told(f"{name}: mean, equal bits come back", same_tensors(libraries, source, place / "back"))
    folded.save_pretrained(place / "theirs")
    tokenizer.save_pretrained(place / "theirs")
    peer.run(dump, "resave", place / "theirs", place / "theirs back")
    good &= told(f"{name}: mean, equal bits come back from transformers", same_tensors(libraries, source, place / "theirs back"))
    with torch.no_grad():
        last = [p for n, p in folded.named_parameters() if f"layer.{folded.config.num_hidden_layers - 1}." in n and p.dim() == 2]
        last[0][0, 0] = 0.5
    folded.save_pretrained(place / "changed")
    tokenizer.save_pretrained(place / "changed")
    texts = random_texts(20)
    expected = by_transformers(torch, folded, tokenizer, peer.limit_of(folded.config), texts)
    return good & peer.compare(f"{name}: mean, changed by others", ours(torch, cli, place / "changed", texts), expected, CLOSE)


def titles():
    """Real titles with their category, from the sample data."""
    folder = pathlib.Path(os.environ.get("WENBIAO_DATA", "/nonexistent")) / "thucnews-titles"
    if not folder.exists():
        print("Real titles are not checked: WENBIAO_DATA is not set to a folder with thucnews-titles.")
        return []
    lines = (folder / "dev.txt").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if "\t" in line]


def train(cli, place, rows, encoder, more):
    project, corpus = place / "titles.wenbiao", place / "titles.tsv"
    corpus.write_text("".join(f"{text}\t类 {label}\n" for text, label in rows), encoding="utf-8")
    peer.run(cli, "create", project)
    peer.run(cli, "import", project, corpus, "--format", "tsv", "--text", "1", "--label", "2", "--split", "train")
    peer.run(cli, "train", project, "--encoder", encoder, "--precision", "fp32", "--threads", "2", *more)
    return project


def check_real(libraries, cli, place, rows, name, encoder, more):
    """Ours → theirs → ours on a classifier that was trained here."""
    torch, transformers = libraries.torch, libraries.transformers
    place.mkdir()
    project = train(cli, place, rows[:320], encoder, more)
    texts = [text for text, _ in rows[320:320 + REAL_TEXTS]]
    length = int(more[more.index("--max-length") + 1])
    expected = ours(torch, cli, project / "runs" / "1", texts)
    target = place / "exported"
    told_by_cli = json.loads(peer.run(cli, "export-model", project, target, "--json"))
    good = told(f"{name}: what the command says of itself", told_by_cli["run"] == 1 and "README.md" in told_by_cli["files"])
    tokenizer = transformers.AutoTokenizer.from_pretrained(target)
    network = transformers.AutoModelForSequenceClassification.from_pretrained(target).eval()
    good &= told(f"{name}: categories", list(network.config.id2label.values()) == told_by_cli["categories"])
    good &= told(f"{name}: cut where training cut", tokenizer.model_max_length == length)
    good &= peer.compare(f"{name}: {len(texts)} titles in transformers", by_transformers(torch, network, tokenizer, None, texts), expected, REAL)
    good &= peer.compare(f"{name}: read back", ours(torch, cli, target, texts[:200]), expected[:200], CLOSE)
    again = "holds a model already" in refused(cli, "export-model", project, target)
    good &= told(f"{name}: an older export is kept unless asked", again)
    if libraries.onnx:
        peer.run(cli, "export-model", project, target, "--format", "onnx", "--overwrite")
        answers = by_onnx(libraries, target, tokenizer, None, texts)
        good &= peer.compare(f"{name}: {len(texts)} titles in ONNX Runtime", answers, expected, CLOSE)
    return good & told(f"{name}: nothing half-done is left", {p.name for p in place.iterdir()} <= {"titles.wenbiao", "titles.tsv", "exported"})


def check_several(libraries, cli, place, rows):
    """Several labels a text: the probabilities that `predict` gives, and the thresholds that it uses, in what leaves."""
    torch, place = libraries.torch, pathlib.Path(place)
    place.mkdir()
    project, corpus = place / "sets.wenbiao", place / "sets.jsonl"
    lines = [{"text": text, "labels": [f"类 {label}", "偶数字" if len(text) % 2 == 0 else "奇数字"]} for text, label in rows[:320]]
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    peer.run(cli, "create", project, "--several-labels")
    peer.run(cli, "import", project, corpus)
    peer.run(cli, "split", project, "--validation", "0.3", "--test", "0")
    small = ["--layers", "2", "--hidden-size", "64", "--heads", "4", "--intermediate-size", "128"]
    peer.run(cli, "train", project, "--encoder", "new", "--precision", "fp32", "--threads", "2", "--max-length", "64", *small,
             "--learning-rate", "1e-3")
    texts = [text for text, _ in rows[320:520]]
    said = peer.json_lines(cli, ["predict", project, "-", "--json"], texts)
    expected = torch.tensor([list(row["probabilities"].values()) for row in said])
    peer.run(cli, "export-model", project, place / "exported")
    tokenizer = libraries.transformers.AutoTokenizer.from_pretrained(place / "exported")
    network = libraries.transformers.AutoModelForSequenceClassification.from_pretrained(place / "exported").eval()
    theirs = by_transformers(torch, network, tokenizer, None, texts, torch.sigmoid)
    good = peer.compare("several labels: titles in transformers", theirs, expected, REAL)
    good &= told("several labels: problem_type", network.config.problem_type == "multi_label_classification")
    thresholds = torch.tensor(network.config.wenbiao_thresholds)
    names = list(network.config.id2label.values())
    chosen = [{n for n, c in zip(names, row) if c} for row in (theirs >= thresholds).tolist()]
    close = ((theirs - thresholds).abs() < REAL).any(1).tolist()
    same = all(near or found == set(row["categories"]) for found, row, near in zip(chosen, said, close))
    good &= told("several labels: the thresholds choose what predict says", same)
    if libraries.onnx:
        peer.run(cli, "export-model", project, place / "exported", "--format", "onnx", "--overwrite")
        answers = by_onnx(libraries, place / "exported", tokenizer, None, texts, torch.sigmoid)
        good &= peer.compare("several labels: titles in ONNX Runtime", answers, expected, REAL)
    return good


def main():
    cli, dump = peer.environment("WENBIAO_CLI"), peer.environment("WENBIAO_DUMP")
    libraries = Libraries()
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        number = 0
        for architecture, (_, count) in networks.ARCHITECTURES.items():
            for i in range(count):
                place = pathlib.Path(scratch) / str(number)
                place.mkdir()
                number += 1
                if libraries.onnx:
                    good &= check_first_token(libraries, dump, place, architecture, i)
                if i == 0:
                    inner = place / "mean"
                    inner.mkdir()
                    good &= check_mean(libraries, cli, dump, inner, architecture, i)
        rows = titles()
        if rows:
            small = ["--layers", "2", "--hidden-size", "64", "--heads", "4", "--intermediate-size", "128"]
            common = ["--max-length", "64", "--max-steps", "20", "--batch-size", "16"]
            good &= check_real(libraries, cli, pathlib.Path(scratch) / "new", rows, "a new encoder", "new", small + common)
            good &= check_several(libraries, cli, pathlib.Path(scratch) / "several", rows)
        starter = os.environ.get("WENBIAO_STARTER")
        if rows and starter and os.path.exists(starter):
            good &= check_real(libraries, cli, pathlib.Path(scratch) / "starter", rows, "the starter", starter, common)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
