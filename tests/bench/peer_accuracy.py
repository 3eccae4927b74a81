#!/usr/bin/env python3
"""What fine-tuning comes to beside the public Trainer: the same texts, network and settings, five seeds on each side.

The starter with BERT's own head (pooler and classifier over the first token, both fresh) learns 500 titles for five epochs
with all its parameters: AdamW with rate 2e-4 throughout, weight decay 0.01, linear after a tenth of warm-up, batches of 32,
dropout 0.1, clipping at 1. The weights after the last epoch answer 2,000 other titles. Both sides read the same tokens.

Each finished run is a line of RESULTS, so that a broken-off call goes on where it was.

  tests/bench/peer_accuracy.py --results FILE [--seeds 1 2 3 4 5] [--threads N]

Needs WENBIAO_CLI, WENBIAO_DATA, WENBIAO_STARTER, and transformers with accelerate.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from training import ALLOCATOR, Ours  # noqa: E402
from values import call, project_of, titles  # noqa: E402

TEXTS, EPOCHS, RATE, BATCH, LENGTH = 500, 5, 2e-4, 32, 128


def trainer_accuracy(file, seed, threads):
    """Runs in a process of its own."""
    import torch
    import transformers

    transformers.logging.set_verbosity_error()
    if threads:
        torch.set_num_threads(threads)
    train, test, classes = json.loads(pathlib.Path(file).read_text("utf-8"))
    transformers.set_seed(seed)
    network = transformers.AutoModelForSequenceClassification.from_pretrained(
        os.environ["WENBIAO_STARTER"], num_labels=classes, dtype=torch.float32)

    def collate(texts):
        longest = max(len(text["input_ids"]) for text in texts)
        padding = [longest - len(text["input_ids"]) for text in texts]
        return {"input_ids": torch.tensor([text["input_ids"] + [network.config.pad_token_id] * p
                                           for text, p in zip(texts, padding)]),
                "attention_mask": torch.tensor([[1] * (longest - p) + [0] * p for p in padding]),
                "labels": torch.tensor([text["labels"] for text in texts])}

    def rows(pairs):
        return [{"input_ids": ids, "labels": label} for ids, label in pairs]

    with tempfile.TemporaryDirectory() as output:
        arguments = transformers.TrainingArguments(
            output_dir=output, num_train_epochs=EPOCHS, per_device_train_batch_size=BATCH, per_device_eval_batch_size=BATCH,
            learning_rate=RATE, weight_decay=0.01, warmup_steps=0.1, lr_scheduler_type="linear", max_grad_norm=1.0,
            seed=seed, report_to=[], save_strategy="no", logging_strategy="no", disable_tqdm=True,
            remove_unused_columns=False, use_cpu=True)
        trainer = transformers.Trainer(network, arguments, train_dataset=rows(train), data_collator=collate)
        trainer.train()
        said = trainer.predict(rows(test))
    print(json.dumps(float((said.predictions.argmax(1) == said.label_ids).mean())))


def our_accuracy(splits, seed, threads):
    with tempfile.TemporaryDirectory() as folder:
        project = project_of(folder, splits)
        call("train", project, "--encoder", os.environ["WENBIAO_STARTER"], "--preset", "quick", "--pooling", "cls",
             "--epochs", EPOCHS, "--learning-rate", RATE, "--head-factor", 1, "--weight-decay", 0.01, "--warmup", 0.1,
             "--batch-size", BATCH, "--dropout", 0.1, "--clip", 1, "--embeddings", "trained", "--max-length", LENGTH,
             "--seed", seed, "--threads", threads)
        return call("evaluate", project, "--split", "test")[0]["accuracy"]


def main():
    if sys.argv[1:2] == ["--trainer"]:
        return trainer_accuracy(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.results.read_text().splitlines()] if options.results.exists() else []
    train, _, test = titles(pathlib.Path(os.environ["WENBIAO_DATA"]), TEXTS, 0)
    names = sorted({label for _, label in train})
    with tempfile.TemporaryDirectory() as work:
        ours = Ours(os.environ["WENBIAO_CLI"], pathlib.Path(work))
        file = pathlib.Path(work) / "tokens.json"
        tokens = [list(zip(ours.tokens(os.environ["WENBIAO_STARTER"], part, LENGTH), (names.index(l) for _, l in part)))
                  for part in (train, test)]
        file.write_text(json.dumps([*tokens, len(names)]), "utf-8")

        def accuracy(side, seed):
            if side == "ours":
                return our_accuracy({"train": train, "test": test}, seed, options.threads)
            command = [sys.executable, __file__, "--trainer", str(file), str(seed), str(options.threads)]
            done = subprocess.run(command, env={**os.environ, **ALLOCATOR}, stdout=subprocess.PIPE, check=True)
            return json.loads(done.stdout.decode().strip().split("\n")[-1])

        for seed in options.seeds:
            for side in ("ours", "Trainer"):
                if any((row["side"], row["seed"]) == (side, seed) for row in rows):
                    continue
                rows.append({"side": side, "seed": seed, "accuracy": accuracy(side, seed)})
                with options.results.open("a") as results:
                    results.write(json.dumps(rows[-1]) + "\n")
    scores = {side: [row["accuracy"] for row in rows if row["side"] == side] for side in ("ours", "Trainer")}
    for side, values in scores.items():
        print(f"{side:8} {statistics.mean(values):.4f} ± {statistics.stdev(values):.4f}  "
              + " ".join(f"{value:.4f}" for value in values))
    behind = statistics.mean(scores["Trainer"]) - statistics.mean(scores["ours"])
    return 1 if behind > statistics.stdev(scores["Trainer"]) / 2 else 0


if __name__ == "__main__":
    sys.exit(main())
