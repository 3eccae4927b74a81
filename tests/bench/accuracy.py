#!/usr/bin/env python3
"""Accuracy of fine-tuning on real corpora, driven through wenbiao-cli.

Three tasks, each with several seeds, which split the texts; the encoder is the starter:
  titles-8000  thucnews-titles split 8,000 / 1,000 / 1,000, the balanced preset
  titles-1000  1,000 labelled titles, 1,000 for validation, tested on the 8,000 others, the thorough preset
  waimai       food delivery reviews split 80 / 10 / 10 %, the quick preset, beside a scikit-learn baseline on the
               same split (tf-idf of character 1- to 3-grams, logistic regression); needs scikit-learn

Each finished result is kept in FOLDER/results.jsonl, so that a broken-off call goes on where it was.

  tests/bench/accuracy.py --data ../shared/data --folder /tmp/accuracy [--seeds 1 2 3] [--tasks titles-1000 …]
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

REQUIRED = {"titles-8000": 0.90, "titles-1000": 0.855}
TASKS = ["titles-8000", "titles-1000", "waimai"]


class Bench:
    def __init__(self, cli, data, folder, encoder, threads):
        self.cli, self.data, self.folder, self.encoder, self.threads = cli, data, folder, encoder, threads

    def call(self, *arguments):
        """The JSON objects that a command prints."""
        command = [str(self.cli), *map(str, arguments), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed with exit code {done.returncode}: {done.stdout[-500:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def fresh_project(self, name):
        project = self.folder / f"{name}.wenbiao"
        shutil.rmtree(project, ignore_errors=True)
        self.call("create", project)
        return project

    def train_and_score(self, project, preset, seed):
        finished = self.call("train", project, "--encoder", self.encoder, "--preset", preset, "--seed", seed, "--threads",
                             self.threads)[-1]
        score = self.call("evaluate", project, "--split", "test")[0]
        shutil.rmtree(project)
        return {"n": score["n"], "accuracy": score["accuracy"], "macro_f1": score["macro_f1"],
                "texts_per_second": finished["texts_per_second"], "seconds": finished["seconds"]}

    def titles_8000(self, seed):
        project = self.fresh_project(f"titles-8000-{seed}")
        titles = self.data / "thucnews-titles"
        self.call("import", project, titles / "dev.txt", "--class-names", titles / "class.txt")
        self.call("split", project, "--validation", 0.1, "--test", 0.1, "--seed", seed)
        return self.train_and_score(project, "balanced", seed)

    def titles_1000(self, seed):
        project = self.fresh_project(f"titles-1000-{seed}")
        titles = self.data / "thucnews-titles"
        lines = sorted(set((titles / "dev.txt").read_text(encoding="utf-8").splitlines()))
        random.Random(seed).shuffle(lines)
        for split, part in (("train", lines[:1000]), ("validation", lines[1000:2000]), ("test", lines[2000:])):
            file = self.folder / f"{split}-{seed}.txt"
            file.write_text("\n".join(part) + "\n", encoding="utf-8")
            self.call("import", project, file, "--class-names", titles / "class.txt", "--split", split)
            file.unlink()
        return self.train_and_score(project, "thorough", seed)

    def waimai(self, seed):
        project = self.fresh_project(f"waimai-{seed}")
        self.call("import", project, self.data / "reviews" / "waimai_10k.csv", "--text", "review", "--label", "label")
        self.call("split", project, "--validation", 0.1, "--test", 0.1, "--seed", seed)
        exported = self.folder / f"waimai-{seed}.jsonl"
        self.call("export", project, exported, "--format", "jsonl")
        baseline = baseline_accuracy([json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()])
        exported.unlink()
        return {**self.train_and_score(project, "quick", seed), "baseline": baseline}


def baseline_accuracy(rows):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    def part(split):
        return ([row["text"] for row in rows if row["split"] == split],
                [row["label"] for row in rows if row["split"] == split])

    model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True),
                          LogisticRegression(C=10, max_iter=1000))
    model.fit(*part("train"))
    return model.score(*part("test"))


def table(results):
    print(f"{'task':<12} {'seed':>5} {'n':>6} {'accuracy':>9} {'macro F1':>9} {'texts/s':>8} {'seconds':>8} {'baseline':>9}")
    for task in TASKS:
        rows = sorted((row for row in results if row["task"] == task), key=lambda row: row["seed"])
        for row in rows:
            baseline = f"{row['baseline']:.4f}" if "baseline" in row else ""
            print(f"{task:<12} {row['seed']:>5} {row['n']:>6} {row['accuracy']:>9.4f} {row['macro_f1']:>9.4f} "
                  f"{row['texts_per_second']:>8.1f} {row['seconds']:>8.0f} {baseline:>9}")
        if rows:
            mean = statistics.mean(row["accuracy"] for row in rows)
            required = f"   required {REQUIRED[task]}" if task in REQUIRED else ""
            print(f"{task:<12} {'mean':>5} {'':>6} {mean:>9.4f}{required}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", type=Path, default=Path(__file__).parents[2] / "build" / "bin" / "wenbiao-cli")
    parser.add_argument("--data", type=Path, default=os.environ.get("WENBIAO_DATA"))
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--encoder", default="multilingual-e5-small", help="the starter encoder, or another")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the machine has cores")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=TASKS)
    options = parser.parse_args()
    if options.data is None:
        sys.exit("No data: give --data, or set WENBIAO_DATA to a folder with thucnews-titles and reviews.")
    options.folder.mkdir(parents=True, exist_ok=True)
    kept = options.folder / "results.jsonl"
    results = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
    bench = Bench(options.cli, Path(options.data), options.folder, options.encoder, options.threads)
    for task in options.tasks:
        for seed in options.seeds:
            if any(row["task"] == task and row["seed"] == seed for row in results):
                continue
            row = {"task": task, "seed": seed, **getattr(bench, task.replace("-", "_"))(seed)}
            results.append(row)
            with kept.open("a") as file:
                file.write(json.dumps(row) + "\n")
            print(json.dumps(row), file=sys.stderr)
    table(results)
    failed = [task for task, required in REQUIRED.items()
              if (rows := [row["accuracy"] for row in results if row["task"] == task]) and statistics.mean(rows) < required]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
