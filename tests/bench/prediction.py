#!/usr/bin/env python3
"""Prediction speed, agreement and memory beside ONNX Runtime and transformers, on this machine, in turns.

Networks: BERT of 12 × 768 and 3 × 768 with values from a seed, and the starter, really fine-tuned on titles. Texts: titles,
and reviews joined to 512 tokens. Each side is a process of its own that answers all texts once a round; shown are medians of
texts a second, the peak of memory, the median time of one text, and from nothing to the first answer. We begin with text;
the peers get ready-made ids, sorted by length in batches of 32 texts (4 of the long ones), padded to the longest.
ONNX Runtime's networks come from `wenbiao-cli export-model --format onnx`; its int8 is its dynamic quantisation.

Agreement is the share of texts with the same decision as in fp32, of fine-tuned starters on titles and on reviews.

  prediction.py [--rounds N] [--networks base small starter] [--texts titles long] [--sides …] [--agreement N]

Needs WENBIAO_CLI, WENBIAO_BENCH_PREDICTION, WENBIAO_DATA, WENBIAO_STARTER; ./dev bench prediction sets them.
"""
import argparse
import csv
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from training import SHAPES, labelled_texts, processor  # noqa: E402

BATCH = {"titles": 32, "long": 4, "reviews": 32}
LENGTH = {"titles": 128, "long": 512, "reviews": 128}
SIDES = ("fp32", "bf16", "int16", "int8", "onnx-fp32", "onnx-int8", "transformers")


def texts_of(kind):
    """(text, label) pairs."""
    data = pathlib.Path(os.environ["WENBIAO_DATA"])
    if kind != "reviews":
        return labelled_texts(data, kind)
    with open(data / "reviews" / "waimai_10k.csv", encoding="utf-8") as file:
        rows = [(row["review"], int(row["label"])) for row in csv.DictReader(file)]
    random.Random(0).shuffle(rows)
    return rows


def answer(run):
    """A peer's side of the conversation that bench_prediction.cpp describes; `run(ids)` gives classes of a batch."""
    folder, file, kind = sys.argv[2:5]
    texts = json.loads(pathlib.Path(file).read_text("utf-8"))
    begin = time.perf_counter()
    classify = run(pathlib.Path(folder))
    classify(texts[:1])
    print(time.perf_counter() - begin, flush=True)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    next_text = 0
    for line in sys.stdin:
        begin = time.perf_counter()
        classes = [0] * len(texts)
        if line.strip() == "one":
            classify([texts[next_text % len(texts)]])
            next_text += 1
        else:
            for first in range(0, len(order), BATCH[kind]):
                batch = order[first:first + BATCH[kind]]
                for i, found in zip(batch, classify([texts[i] for i in batch])):
                    classes[i] = int(found)
        seconds = time.perf_counter() - begin
        print(seconds, *(classes if line.strip() == "dump" else []), flush=True)


def padded(batch, pad):
    import numpy

    longest = max(map(len, batch))
    ids = numpy.full((len(batch), longest), pad, numpy.int64)
    mask = numpy.zeros_like(ids)
    for row, text in enumerate(batch):
        ids[row, :len(text)] = text
        mask[row, :len(text)] = 1
    return ids, mask


def pad_of(folder):
    return json.loads((folder / "config.json").read_text())["pad_token_id"]


def onnx_peer(name):
    def run(folder):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count()
        session = onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
        inputs = {i.name for i in session.get_inputs()}
        pad = pad_of(folder)

        def classify(batch):
            ids, mask = padded(batch, pad)
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": 0 * ids}
            return session.run(["logits"], {k: v for k, v in given.items() if k in inputs})[0].argmax(1)
        return classify
    return run


def transformers_peer(folder):
    import torch
    import transformers

    transformers.logging.set_verbosity_error()
    network = transformers.AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()
    pad = pad_of(folder)

    def classify(batch):
        ids, mask = padded(batch, pad)
        with torch.inference_mode():
            return network(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits.argmax(1)
    return classify


PEERS = {"onnx-fp32": onnx_peer("model.onnx"), "onnx-int8": onnx_peer("int8.onnx"), "transformers": transformers_peer}


class Side:
    """One process that answers."""

    def __init__(self, command):
        self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.first = self.read()[0]

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.process.args} ended")
        return [float(number) for number in line.split()]

    def ask(self, what):
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.read()

    def peak(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.split("\n") if line.startswith("VmHWM")).split()[1]) / 1024

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Network:
    """A trained run of ours, exported for the peers."""

    def __init__(self, cli, work, name, encoder, kind, settings):
        self.cli, self.work, self.name, self.kind = cli, work, name, kind
        self.project = work / f"{name}.wenbiao"
        self.folder = work / f"{name}-hf"
        rows = texts_of(kind)
        file = work / f"{name}.jsonl"
        file.write_text("".join(json.dumps({"text": t, "label": str(l)}, ensure_ascii=False) + "\n" for t, l in rows[:1500]), "utf-8")
        self.call("create", self.project)
        self.call("import", self.project, file, "--split", "train")
        self.call("train", self.project, "--encoder", encoder, "--max-length", 512, *settings)
        self.call("export-model", self.project, self.folder)
        self.call("export-model", self.project, work / f"{name}-onnx", "--format", "onnx")
        (work / f"{name}-onnx" / "model.onnx").rename(self.folder / "model.onnx")
        # In a process of its own: what it leaves in memory is not to disturb.
        subprocess.run([sys.executable, __file__, "--quantize", self.folder], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def call(self, *arguments):
        subprocess.run([self.cli, *map(str, arguments), "--json"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, side, texts, kind):
        lines = "".join(text.replace("\n", " ").replace("\r", " ") + "\n" for text in texts)
        file = self.work / f"{self.name}-{kind}-{len(texts)}"
        file.with_suffix(".txt").write_text(lines, "utf-8")
        if side in PEERS:
            out = subprocess.run([self.cli, "tokenize", self.folder, file.with_suffix(".txt"), "--max-length", str(LENGTH[kind]), "--json"],
                                 check=True, capture_output=True).stdout
            file.with_suffix(".json").write_text(json.dumps([json.loads(line)["ids"] for line in out.decode().strip().split("\n")]))
            return Side([sys.executable, __file__, "--peer", self.folder, file.with_suffix(".json"), kind, side])
        return Side([os.environ["WENBIAO_BENCH_PREDICTION"], self.project / "runs" / "1", file.with_suffix(".txt"), LENGTH[kind], side])


def quantize(folder):
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(folder / "model.onnx", folder / "int8.onnx", weight_type=QuantType.QInt8)


def compare_speed(network, kind, texts, sides, rounds):
    running = {side: network.start(side, texts, kind) for side in sides}
    seconds = {side: [] for side in sides}
    one = {side: [] for side in sides}
    for _ in range(rounds):
        for side, process in running.items():
            seconds[side].append(process.ask("all")[0])
            one[side] += [process.ask("one")[0] for _ in range(9)]
    speed = {side: len(texts) / statistics.median(seconds[side]) for side in sides}
    for side, process in running.items():
        ratios = "".join(f"  {speed[side] / speed[peer]:5.2f} × {peer}" for peer in sides if peer in PEERS and side not in PEERS)
        print(f"{network.name:8} {kind:6} {side:12} {speed[side]:7.1f} texts/s  one {1000 * statistics.median(one[side]):6.1f} ms  "
              f"first {1000 * process.first:6.0f} ms  {process.peak():5.0f} MiB{ratios}", flush=True)
        process.end()


def compare_decisions(network, kind, texts, sides):
    decisions = {}
    for side in sides:
        process = network.start(side, texts, kind)
        decisions[side] = process.ask("dump")[1:]
        process.end()
    for side in sides[1:]:
        same = sum(a == b for a, b in zip(decisions["fp32"], decisions[side]))
        print(f"{network.name:8} {kind:8} {side:12} decides as fp32 on {same} of {len(texts)}: {100 * same / len(texts):.2f} %", flush=True)


def write_shape(name, work):
    folder = work / name
    folder.mkdir()
    vocabulary = pathlib.Path(os.environ["WENBIAO_DATA"]) / "bert-base-chinese" / "vocab.txt"
    subprocess.run([sys.executable, pathlib.Path(__file__).parent / "training.py", "--network", folder, *map(str, SHAPES[name]), vocabulary],
                   check=True, stderr=subprocess.DEVNULL)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--networks", nargs="+", default=["base", "small", "starter"])
    parser.add_argument("--texts", nargs="*", default=["titles", "long"])
    parser.add_argument("--sides", nargs="+", default=list(SIDES))
    parser.add_argument("--titles", type=int, default=384, help="how many are answered a round")
    parser.add_argument("--agreement", type=int, default=3000, help="texts of each kind; 0 for none")
    options = parser.parse_args()
    sides = [side for side in options.sides if side != "bf16" or processor()[1] == "avx512_bf16"]
    starter = pathlib.Path(os.environ["WENBIAO_STARTER"])
    print("processor: {} ({}), {} cores".format(*processor(), os.cpu_count()), flush=True)
    with tempfile.TemporaryDirectory() as path:
        work = pathlib.Path(path)
        for name in options.networks:
            tuned = name == "starter"
            settings = ["--epochs", 2] if tuned else ["--preset", "quick", "--max-steps", 1]
            network = Network(os.environ["WENBIAO_CLI"], work, name, starter if tuned else write_shape(name, work), "titles", settings)
            for kind in options.texts:
                rows = [text for text, _ in texts_of(kind)]
                compare_speed(network, kind, rows[-options.titles:] if kind == "titles" else rows[:24], sides, options.rounds)
            if tuned and options.agreement > 0:
                rows = [text for text, _ in texts_of("titles")]
                compare_decisions(network, "titles", rows[-options.agreement:], sides)
        if "starter" in options.networks and options.agreement > 0:
            network = Network(os.environ["WENBIAO_CLI"], work, "reviews", starter, "reviews", ["--epochs", 2])
            compare_decisions(network, "reviews", [text for text, _ in texts_of("reviews")][-options.agreement:], sides)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--quantize"]:
        quantize(pathlib.Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--peer"]:
        answer(PEERS[sys.argv[5]])
    else:
        main()
