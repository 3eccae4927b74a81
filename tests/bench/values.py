#!/usr/bin/env python3
"""What each setting against overfitting is worth: fine-tuning the starter on small public tasks with one thing changed.

Tasks: tnews (1,185 labels, tested on its 2,010 public test texts), thucnews-titles with 1,000 (tested on all 7,993 others)
and with 200 labels, waimai with 200 (both tested on 2,000 others). Each has as many validation texts as labels, from which
the best epoch is chosen. Every seed draws its own texts, the same ones for every variant. Beside them: tf-idf of character
1- to 3-grams with logistic regression.

Every finished run is a line of RESULTS, so that a broken-off call goes on where it was, and several calls may work on
the same file. --table prints what is there as a table.

  tests/bench/values.py --results values.jsonl [--tasks …] [--variants …] [--seeds 1 2 3] [--threads N]
  tests/bench/values.py --results values.jsonl --table

Needs WENBIAO_CLI and WENBIAO_DATA, and scikit-learn for the baseline.
"""
import argparse
import csv
import fcntl
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

# Options of `wenbiao-cli train` beyond the plain training: quick's settings, with the epochs of the task.
PLAIN = {"--preset": "quick", "--adversarial": 0, "--r-drop": 0}
SECOND_TRY = ["EPOCHS", 2, "--learning-rate", 1.5e-4, "--layer-decay", 0.85]
VARIANTS = {
    "plain": [],
    "twice the epochs": ["EPOCHS", 2],
    "four times the epochs": ["EPOCHS", 4],
    "twice the epochs, R-Drop 1": ["EPOCHS", 2, "--r-drop", 1],
    "twice the epochs, adversarial 1": ["EPOCHS", 2, "--adversarial", 1],
    "twice the epochs, running mean 0.98": ["EPOCHS", 2, "--ema", 0.98],
    "twice the learning rate": ["--learning-rate", 4e-4],
    "half the learning rate": ["--learning-rate", 1e-4],
    "half the batch": ["--batch-size", 16],
    "adversarial 1": ["--adversarial", 1],
    "R-Drop 1": ["--r-drop", 1],
    "adversarial 1, R-Drop 1": ["--adversarial", 1, "--r-drop", 1],
    "label smoothing 0.1": ["--label-smoothing", 0.1],
    "layer decay 0.9": ["--layer-decay", 0.9],
    "dropout 0": ["--dropout", 0],
    "dropout 0.2": ["--dropout", 0.2],
    "weight decay 0": ["--weight-decay", 0],
    "weight decay 0.1": ["--weight-decay", 0.1],
    "focal 2": ["--focal", 2],
    "cosine": ["--schedule", "cosine"],
    "polynomial": ["--schedule", "polynomial"],
    "constant": ["--schedule", "constant"],
    "no warm-up": ["--warmup", 0],
    "no clipping": ["--clip", 0],
    "6 frozen layers": ["--frozen-layers", 6],
    "6 frozen layers, thawing": ["--frozen-layers", 6, "--thaw", 0.5],
    "token table trained": ["--embeddings", "trained"],
    "class weights": ["--class-weights"],
    "balanced sampling": ["--balanced-sampling"],
    "head factor 1": ["--head-factor", 1],
    "running mean 0.98": ["--ema", 0.98],
    "mean of the best 3": ["--average-checkpoints", 3, "--evaluations-per-epoch", 2],
    "changed texts 0.3": ["--augment", 0.3],
    "words left out, swapped": ["--augment", 0.3, "--augment-homophone", 0, "--augment-look-alike", 0],
    "sound and look alike": ["--augment", 0.3, "--augment-deletion", 0, "--augment-swap", 0],
    "Trainer's defaults": ["--epochs", 3, "--learning-rate", 5e-5, "--warmup", 0, "--head-factor", 1, "--weight-decay", 0,
                           "--embeddings", "trained"],
    "adversarial 1, layer decay 0.9": ["--adversarial", 1, "--layer-decay", 0.9],
    "quick": ["PRESET", "quick"],
    "balanced": ["PRESET", "balanced"],
    "balanced, rate 4e-4, head factor 5": ["PRESET", "balanced", "--learning-rate", 4e-4, "--head-factor", 5],
    "balanced, rate 4e-4, head factor 20": ["PRESET", "balanced", "--learning-rate", 4e-4, "--head-factor", 20],
    "thorough": ["PRESET", "thorough"],
    "thorough's second try alone": ["PRESET", "balanced", *SECOND_TRY],
    "thorough's second try alone, rate 2e-4": ["PRESET", "balanced", *SECOND_TRY, "--learning-rate", 2e-4],
    "thorough's second try alone, rate 2e-4, layer decay 0.9, head factor 20, R-Drop 1": [
        "PRESET", "balanced", *SECOND_TRY, "--learning-rate", 2e-4, "--layer-decay", 0.9, "--head-factor", 20, "--r-drop", 1],
    "thorough's second try alone, rate 2e-4, layer decay 0.9, head factor 5, R-Drop 1": [
        "PRESET", "balanced", *SECOND_TRY, "--learning-rate", 2e-4, "--layer-decay", 0.9, "--head-factor", 5, "--r-drop", 1],
}
EPOCHS = {"tnews": 5, "titles-1000": 5, "titles-200": 10, "waimai-200": 10}
TASKS = list(EPOCHS)
BASELINE = "tf-idf, logistic regression"


def tnews(data, seed):
    def rows(name):
        lines = (data / "tnews" / name).read_text("utf-8").splitlines()
        return [(row["sentence"], row["label_desc"]) for row in map(json.loads, lines)]

    dev = rows("dev_few_all.json")
    random.Random(seed).shuffle(dev)
    return rows("train_few_all.json"), dev, rows("test_public.json")


def drawn(rows, labels, seed):
    """Disjoint training, validation and test texts."""
    rows = sorted(set(rows))
    random.Random(seed).shuffle(rows)
    tested = len(rows) if labels == 1000 else 2000  # all others, as the presets' promise asks
    return rows[:labels], rows[labels:2 * labels], rows[2 * labels:2 * labels + tested]


def titles(data, labels, seed):
    folder = data / "thucnews-titles"
    names = (folder / "class.txt").read_text("utf-8").split()
    lines = [line.rsplit("\t", 1) for line in (folder / "dev.txt").read_text("utf-8").split("\n")[:-1]]
    return drawn([(text, names[int(label)]) for text, label in lines], labels, seed)


def waimai(data, labels, seed):
    with open(data / "reviews" / "waimai_10k.csv", encoding="utf-8") as file:
        rows = [(row["review"], row["label"]) for row in csv.DictReader(file)]
    return drawn(rows, labels, seed)


def splits_of(task, data, seed):
    if task == "tnews":
        return tnews(data, seed)
    name, labels = task.rsplit("-", 1)
    return (titles if name == "titles" else waimai)(data, int(labels), seed)


def call(*arguments):
    done = subprocess.run([os.environ["WENBIAO_CLI"], *map(str, arguments), "--json"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))} failed: {done.stderr[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def project_of(folder, splits):
    """A new project in `folder` of {split: [(text, label), …]}."""
    project = pathlib.Path(folder) / "bench.wenbiao"
    call("create", project)
    for split, rows in splits.items():
        file = pathlib.Path(folder) / f"{split}.jsonl"
        file.write_text("".join(json.dumps({"text": t, "label": l}, ensure_ascii=False) + "\n" for t, l in rows), "utf-8")
        call("import", project, file, "--split", split)
    return project


def paired(options):
    """{option: value}; None for a switch."""
    found = {}
    for word in options:
        if str(word).startswith("--"):
            found[last := word] = None
        else:
            found[last] = word
    return found


def trained(task, splits, variant, seed, threads):
    options = VARIANTS[variant]
    settings = {**PLAIN, "--epochs": EPOCHS[task]}
    if options[:1] == ["PRESET"]:
        settings, options = {"--preset": options[1]}, options[2:]
    if options[:1] == ["EPOCHS"]:
        settings["--epochs"] = EPOCHS[task] * options[1]
        options = options[2:]
    settings.update(paired(options))
    words = [word for pair in settings.items() for word in pair if word is not None]
    with tempfile.TemporaryDirectory() as folder:
        project = project_of(folder, dict(zip(("train", "validation", "test"), splits)))
        train = call("train", project, "--encoder", "multilingual-e5-small", *words, "--seed", seed, "--threads", threads)[-1]
        score = call("evaluate", project, "--split", "test")[0]
    return {"accuracy": score["accuracy"], "macro_f1": score["macro_f1"], "loss": score["loss"], "seconds": train["seconds"],
            "validation": train["accuracy"]}


def baseline(splits):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True),
                          LogisticRegression(C=10, max_iter=1000))
    model.fit(*zip(*splits[0]))
    texts, labels = zip(*splits[2])
    said = model.predict(texts)
    return {"accuracy": sum(a == b for a, b in zip(said, labels)) / len(labels),
            "macro_f1": f1_score(labels, said, average="macro"), "seconds": 0}


class Results:
    """The file of finished runs; a run that another call works on is held by a lock on a file of its name."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def rows(self):
        return [json.loads(line) for line in self.path.read_text("utf-8").splitlines()] if self.path.exists() else []

    def has(self, key):
        return any((row["task"], row["variant"], row["seed"]) == key for row in self.rows())

    def claim(self, key):
        folder = self.path.with_suffix(".claims")
        folder.mkdir(exist_ok=True)
        held = open(folder / "-".join(map(str, key)).replace(" ", "_").replace(",", ""), "w")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return None
        return None if self.has(key) else held

    def add(self, row):
        with open(self.path, "a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def table(rows):
    """Points of accuracy against the plain training of the same seeds, and the plain training's own accuracy."""
    score = {(row["task"], row["variant"], row["seed"]): 100 * row["accuracy"] for row in rows}
    print("| variant | " + " | ".join(TASKS) + " | mean |\n|" + "---|" * (len(TASKS) + 2))
    for variant in [BASELINE, *VARIANTS, *sorted({row["variant"] for row in rows} - {BASELINE, *VARIANTS})]:
        cells, gains = [], []
        for task in TASKS:
            seeds = [seed for (t, v, seed) in score if (t, v) == (task, variant) and (task, "plain", seed) in score]
            if not seeds:
                cells.append("–")
                continue
            own = [score[task, variant, seed] for seed in seeds]
            gain = [score[task, variant, seed] - score[task, "plain", seed] for seed in seeds]
            gains.append(statistics.mean(gain))
            if variant == "plain":
                spread = f" ± {statistics.stdev(own):.1f}" if len(own) > 1 else ""
                cells.append(f"{statistics.mean(own):.1f}{spread} ({len(own)})")
            else:
                cells.append(f"{gains[-1]:+.1f} ({len(own)})")
        if any(cell != "–" for cell in cells):
            mean = f"{statistics.mean(gains):+.1f}" if len(gains) == len(TASKS) and variant != "plain" else ""
            print(f"| {variant} | " + " | ".join(cells) + f" | {mean} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", required=True)
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=["titles-200", "waimai-200", "tnews", "titles-1000"])
    parser.add_argument("--variants", nargs="+", default=[BASELINE, *VARIANTS])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    results = Results(options.results)
    if options.table:
        return table(results.rows())
    data = pathlib.Path(os.environ["WENBIAO_DATA"])
    for seed in options.seeds:
        for task in options.tasks:
            for variant in options.variants:
                held = results.claim((task, variant, seed))
                if held is None:
                    continue
                splits = splits_of(task, data, seed)
                score = baseline(splits) if variant == BASELINE else trained(task, splits, variant, seed, options.threads)
                results.add({"task": task, "variant": variant, "seed": seed, **score})
                held.close()


if __name__ == "__main__":
    main()
