#!/usr/bin/env python3
"""Fine-tuning speed and memory beside the public Trainer, on this machine, in turns.

Networks: BERT of 12 × 768 and 3 × 768 with values from a seed, and the starter. Texts: titles, and reviews joined to 512
tokens. On both sides all parameters are trained, with dropout 0.1, clipping at 1, AdamW, batches of 32 texts (4 of the long
ones). Shown are medians over the rounds of texts a second from the second step on, and the largest peak of memory.

The peers: the Trainer as its tutorial sets it (fp32, padded to 128), with padding to the longest of a batch, tuned (grouped
by length, fused AdamW, bf16 where the processor multiplies it), and tuned with glibc's allocator told to keep its memory.

  training.py [--rounds N] [--networks base small starter] [--texts titles long] [--peers tutorial dynamic tuned allocator]

Needs WENBIAO_CLI, WENBIAO_DATA, WENBIAO_STARTER; ./dev bench training sets them.
"""
import argparse
import csv
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

SHAPES = {"base": (12, 768), "small": (3, 768)}
BATCH = {"titles": 32, "long": 4}
LENGTH = {"titles": 128, "long": 512}
ALLOCATOR = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "100000000000"}
PEERS = ("tutorial", "dynamic", "tuned", "allocator")


def processor():
    text = pathlib.Path("/proc/cpuinfo").read_text()
    flags = next(line for line in text.split("\n") if line.startswith("flags")).split()
    name = next((line.split(":")[1].strip() for line in text.split("\n") if line.startswith("model name")), "unknown")
    best = next((f for f in ("avx512_bf16", "avx512f", "avx2") if f in flags), "no avx2")
    return name, best


def write_network(folder, layers, hidden, vocabulary):
    import torch
    import transformers

    torch.manual_seed(0)
    transformers.BertModel(transformers.BertConfig(
        vocab_size=21128, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=hidden // 64,
        intermediate_size=4 * hidden)).save_pretrained(folder)
    shutil.copy(vocabulary, folder / "vocab.txt")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))


def labelled_texts(data, kind):
    titles = data / "thucnews-titles"
    rows = [line.rsplit("\t", 1) for line in (titles / "dev.txt").read_text("utf-8").split("\n")[:-1]]
    if kind == "titles":
        return [(text, int(label)) for text, label in rows]
    with open(data / "reviews" / "online_shopping_10_cats.csv", encoding="utf-8") as file:
        reviews = [row[2] for row in csv.reader(file)][1:]
    joined = ["".join(reviews[i:i + 40])[:800] for i in range(0, 40 * 200, 40)]
    return [(text, i % 10) for i, text in enumerate(joined)]


def train_with_trainer(folder, texts, kind, settings, steps):
    """In a process of its own; prints texts a second."""
    import time

    import torch
    import transformers

    transformers.logging.set_verbosity_error()
    tuned = settings in ("tuned", "allocator")
    half = tuned and processor()[1] == "avx512_bf16"
    rows = json.loads(pathlib.Path(texts).read_text("utf-8"))
    encoded = [{"input_ids": ids, "length": len(ids), "labels": label} for ids, label in rows]
    network = transformers.AutoModelForSequenceClassification.from_pretrained(folder, num_labels=10, dtype=torch.float32)

    def collate(texts):
        longest = LENGTH[kind] if settings == "tutorial" else max(text["length"] for text in texts)
        ids = [text["input_ids"] + [network.config.pad_token_id] * (longest - text["length"]) for text in texts]
        mask = [[1] * text["length"] + [0] * (longest - text["length"]) for text in texts]
        return {"input_ids": torch.tensor(ids), "attention_mask": torch.tensor(mask),
                "labels": torch.tensor([text["labels"] for text in texts])}

    class Clock(transformers.TrainerCallback):
        def __init__(self):
            self.ends = []

        def on_step_end(self, *_, **__):
            self.ends.append(time.perf_counter())

    clock = Clock()
    with tempfile.TemporaryDirectory() as output:
        arguments = transformers.TrainingArguments(
            output_dir=output, max_steps=steps, per_device_train_batch_size=BATCH[kind], report_to=[], save_strategy="no",
            logging_strategy="no", disable_tqdm=True, remove_unused_columns=False, use_cpu=True, max_grad_norm=1.0, bf16=half, learning_rate=2e-5,
            optim="adamw_torch_fused" if tuned else "adamw_torch", **({"train_sampling_strategy": "group_by_length"} if tuned else {}))
        transformers.Trainer(network, arguments, train_dataset=encoded, data_collator=collate, callbacks=[clock]).train()
    print(json.dumps(BATCH[kind] * (steps - 1) / (clock.ends[-1] - clock.ends[0])))


def measured(command, environment, read):
    """(texts a second, peak MiB) of a program that prints them."""
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return read(json.loads(output.strip().split("\n")[-1])), usage.ru_maxrss / 1024


class Ours:
    def __init__(self, cli, work):
        self.cli, self.work = cli, work

    def call(self, *arguments):
        subprocess.run([self.cli, *map(str, arguments), "--json"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def tokens(self, folder, texts, length):
        """Both sides learn the same tokens."""
        lines = "".join(text.replace("\n", " ") + "\n" for text, _ in texts).encode()
        out = subprocess.run([self.cli, "tokenize", str(folder), "-", "--max-length", str(length), "--json"], input=lines,
                             check=True, capture_output=True).stdout
        return [json.loads(line)["ids"] for line in out.decode().strip().split("\n")]

    def project(self, kind, texts):
        project = self.work / f"{kind}.wenbiao"
        file = self.work / f"{kind}.jsonl"
        file.write_text("".join(json.dumps({"text": t, "label": str(l)}, ensure_ascii=False) + "\n" for t, l in texts), "utf-8")
        self.call("create", project)
        self.call("import", project, file, "--split", "train")
        return project

    def train(self, project, folder, kind, steps):
        command = [self.cli, "train", project, "--encoder", folder, "--preset", "quick", "--max-steps", steps, "--batch-size",
                   BATCH[kind], "--max-length", LENGTH[kind], "--embeddings", "trained", "--dropout", "0.1", "--clip", "1",
                   "--adversarial", "0", "--json"]
        return measured(list(map(str, command)), {}, lambda last: last["texts_per_second"])


def compare(name, folder, kind, texts, ours, options, work):
    steps = options.steps
    file = work / f"{kind}.json"
    rows = list(zip(ours.tokens(folder, texts, LENGTH[kind]), (label for _, label in texts)))
    file.write_text(json.dumps(rows), "utf-8")
    project = ours.project(kind, texts) if not (work / f"{kind}.wenbiao").exists() else work / f"{kind}.wenbiao"
    results = {side: [] for side in ("ours", *options.peers)}
    for _ in range(options.rounds):
        results["ours"].append(ours.train(project, folder, kind, steps))
        for side in options.peers:
            slow = side == "tutorial" and kind == "titles"
            command = [sys.executable, __file__, "--peer", str(folder), str(file), kind, side, str(4 if slow else steps)]
            results[side].append(measured(command, ALLOCATOR if side == "allocator" else {}, float))
    mine = statistics.median(speed for speed, _ in results["ours"])
    for side, rows in results.items():
        speed = statistics.median(row[0] for row in rows)
        memory = max(row[1] for row in rows)
        ratio = "" if side == "ours" else f"  {mine / speed:5.2f} times"
        print(f"{name:8} {kind:6} {side:9} {speed:7.1f} texts/s  {memory:6.0f} MiB{ratio}", flush=True)


def main():
    if sys.argv[1:2] == ["--peer"]:
        folder, texts, kind, settings, steps = sys.argv[2:]
        return train_with_trainer(folder, texts, kind, settings, int(steps))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--networks", nargs="+", default=["base", "small", "starter"])
    parser.add_argument("--texts", nargs="+", default=["titles", "long"])
    parser.add_argument("--peers", nargs="+", default=list(PEERS))
    options = parser.parse_args()
    data, starter = pathlib.Path(os.environ["WENBIAO_DATA"]), pathlib.Path(os.environ["WENBIAO_STARTER"])
    print("processor: {} ({}), {} cores".format(*processor(), os.cpu_count()), flush=True)
    with tempfile.TemporaryDirectory() as path:
        work = pathlib.Path(path)
        ours = Ours(os.environ["WENBIAO_CLI"], work)
        for name in options.networks:
            folder = starter
            if name in SHAPES:
                folder = work / name
                folder.mkdir()
                # In a process of its own: what it leaves in memory is not to disturb.
                subprocess.run([sys.executable, __file__, "--network", str(folder), *map(str, SHAPES[name]),
                                str(data / "bert-base-chinese" / "vocab.txt")], check=True, stderr=subprocess.DEVNULL)
            for kind in options.texts:
                compare(name, folder, kind, labelled_texts(data, kind), ours, options, work)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--network"]:
        target, layers, hidden, vocabulary = sys.argv[2:]
        write_network(pathlib.Path(target), int(layers), int(hidden), vocabulary)
    else:
        main()
