#!/usr/bin/env python3
"""What each setting is worth, over many seeds, on a GPU: a PyTorch copy of the program's fine-tuning that trains many
networks at once, to find the settings that values.py then measures with the program itself.

The networks of a group are trained together, each with its own texts, rates and random numbers. Method and tasks are those
of values.py: AdamW, clipping, warm-up, mean of the last layer, best epoch by macro-F1 on validation; products in bf16.

  tests/bench/screen.py --results FOLDER [--workers 7] [--seconds 400]     # goes on where it was
  tests/bench/screen.py --results FOLDER --table

Needs WENBIAO_DATA, WENBIAO_STARTER (the starter's folder) and a CUDA build of PyTorch; sentencepiece and safetensors.
"""
import argparse
import json
import math
import multiprocessing
import pathlib
import statistics
import time

import numpy as np
import torch
import torch.nn.functional as F

import values
from stacked_starter import DEVICE, LAYERS, WIDTH, Corpus, Networks, in_bf16, logits, over_texts, packed, pooled

SEEDS = (1, 2, 3, 4)
DEFAULT = {"times": 1, "batch": 32, "rate": 2e-4, "head": 20, "weight decay": 0.01, "dropout": 0.1, "warm-up": 0.1,
           "schedule": "linear", "clip": 1, "adversarial": 0, "smoothing": 0, "r-drop": 0, "decay": 1, "frozen": 0, "ema": 0,
           "norm": 1,  # LayerNorm before the classifier
           # What the program does not do: a loss that draws texts of one category together (arXiv 2011.01403), standardised
           # vectors, a head that begins as a logistic regression.
           "contrast": 0, "standard": 0, "probe": 0}
# Runs differ within a group only in what is not named here; of these last ones only in how much.
SHARED = ["task", "times", "batch", "dropout", "standard", "norm", "probe"]
SWITCHES = ["adversarial", "r-drop", "ema", "contrast"]
B = {"adversarial": 1, "decay": 0.8, "rate": 3.2e-4, "head": 1}
TWICE = {**B, "times": 2}
SLOW = {"decay": 0.9, "rate": 1.8e-4}
VARIANTS = {
    "plain": {}, "plain, head factor 5": {"head": 5}, "plain, head factor 1": {"head": 1}, "plain, no norm": {"norm": 0},
    "B": B, "B, no norm, head factor 20": {**B, "norm": 0, "head": 20}, "B, not adversarial": {**B, "adversarial": 0},
    "B, adversarial 2": {**B, "adversarial": 2}, "B, head factor 0.5": {**B, "head": 0.5}, "B, head factor 2": {**B, "head": 2},
    "B, head factor 5": {**B, "head": 5}, "B, head factor 20": {**B, "head": 20}, "B, rate 2.4e-4": {**B, "rate": 2.4e-4},
    "B, rate 4.8e-4": {**B, "rate": 4.8e-4}, "B, layer decay 0.7, rate 4.2e-4": {**B, "decay": 0.7, "rate": 4.2e-4},
    "B, layer decay 0.9, rate 1.8e-4, head factor 2": {**B, **SLOW, "head": 2},
    "B, contrast 0.3": {**B, "contrast": 0.3}, "B, contrast 0.5": {**B, "contrast": 0.5},
    "B, twice the epochs": TWICE, "B, twice the epochs, layer decay 0.9, rate 1.8e-4": {**TWICE, **SLOW},
    "B, twice the epochs, layer decay 0.85, rate 1.5e-4": {**TWICE, "decay": 0.85, "rate": 1.5e-4},
    "B, twice the epochs, R-Drop 1": {**TWICE, "r-drop": 1},
    "B, twice the epochs, R-Drop 1, layer decay 0.9, rate 1.8e-4": {**TWICE, **SLOW, "r-drop": 1},
    "B, label smoothing 0.1": {**B, "smoothing": 0.1}, "B, weight decay 0": {**B, "weight decay": 0},
    "B, weight decay 0.1": {**B, "weight decay": 0.1}, "B, dropout 0": {**B, "dropout": 0}, "B, dropout 0.2": {**B, "dropout": 0.2},
    "B, no warm-up": {**B, "warm-up": 0}, "B, warm-up 0.3": {**B, "warm-up": 0.3}, "B, cosine": {**B, "schedule": "cosine"},
    "B, constant": {**B, "schedule": "constant"}, "B, no clipping": {**B, "clip": 0}, "B, 6 frozen layers": {**B, "frozen": 6},
    "B, running mean 0.9": {**B, "ema": 0.9}, "B, running mean 0.98": {**B, "ema": 0.98},
    "B, standardised": {**B, "standard": 1}, "B, probed head": {**B, "probe": 1},
}


def scores(networks, flat, run, chosen, truth):
    """(accuracy, macro-F1, loss) of each network, with the weights `flat`."""
    views, classes = networks.viewed(flat), networks.classes
    said = over_texts(networks, chosen, lambda batch: logits(views, pooled(networks, views, batch, run)), classes)
    best = said.argmax(-1)
    table = torch.zeros(networks.count, classes * classes, device=DEVICE)
    table = table.scatter_add_(1, truth * classes + best, torch.ones_like(truth, dtype=torch.float)).view(-1, classes, classes)
    both = table.sum(1) + table.sum(2)
    f1 = (2 * table.diagonal(dim1=1, dim2=2) / both.clamp(min=1)).sum(1) / (both > 0).sum(1)
    loss = F.cross_entropy(said.transpose(1, 2), truth, reduction="none").mean(1)
    return list(zip((best == truth).float().mean(1).tolist(), f1.tolist(), loss.tolist()))


def standardise(networks, run, chosen):
    means = over_texts(networks, chosen, lambda batch: pooled(networks, networks.views, batch, run), WIDTH)
    centre = means.mean(1, keepdim=True)
    networks.standard = centre, (means - centre).pow(2).mean((1, 2), keepdim=True).sqrt()


def probe(networks, run, chosen, truth):
    """Logistic regression on the vectors of the untrained networks gives the heads' first weights."""
    means = over_texts(networks, chosen, lambda batch: pooled(networks, networks.views, batch, run), WIDTH)
    centre = means.mean(1, keepdim=True)
    spread = (means - centre).pow(2).mean((1, 2), keepdim=True).sqrt()
    weight = torch.zeros(networks.count, networks.classes, WIDTH, device=DEVICE, requires_grad=True)
    bias = torch.zeros(networks.count, 1, networks.classes, device=DEVICE, requires_grad=True)
    optimizer = torch.optim.Adam([weight, bias], lr=0.02)
    for _ in range(300):
        said = torch.baddbmm(bias, (means - centre) / spread, weight.transpose(1, 2))
        loss = F.cross_entropy(said.transpose(1, 2), truth, reduction="none").mean(1).sum() + 0.01 * weight.pow(2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        networks.views["head.weight"].copy_(weight / spread)
        networks.views["head.bias"].copy_(bias[:, 0] - (weight / spread * centre).sum(-1))


def adamw(flat, gradient, first, second, layer, decayed, rates, weight_decay, clip, steps):
    """rates [E, layers + 2]; clip [E, 1]. What has no rate stays as it is."""
    rate, g = rates[:, layer], gradient * clip
    m, v = first * 0.9 + g * 0.1, second * 0.999 + g * g * 0.001
    moved = flat * (1 - rate * weight_decay * decayed) - rate * (m / (1 - 0.9**steps)) / ((v / (1 - 0.999**steps)).sqrt() + 1e-8)
    flat.copy_(torch.where(rate > 0, moved, flat))
    first.copy_(m)
    second.copy_(v)
    gradient.zero_()


def schedule(name, step, warmup, total):
    if step < warmup:
        return step / max(1, warmup)
    rest = max(0.0, (total - step) / max(1, total - warmup))
    return {"linear": rest, "constant": 1, "cosine": 0.5 * (1 - math.cos(math.pi * rest))}[name]


def layer_rates(run):
    factors = [run["decay"] ** (LAYERS - layer) if layer > run["frozen"] else 0.0 for layer in range(LAYERS + 1)]
    return [0.0, *factors[1:], run["head"]]  # the embeddings are frozen


def contrast_of(vectors, truth, temperature=0.2):
    """How far texts [E, B] of one category lie apart, beside all texts of their batch (arXiv 2004.11362)."""
    directions = F.normalize(vectors.float(), dim=-1)
    itself = torch.eye(truth.shape[1], dtype=torch.bool, device=DEVICE)
    near = (directions @ directions.transpose(1, 2) / temperature).masked_fill(itself, -1e4)
    same = ((truth[:, :, None] == truth[:, None]) & ~itself).float()
    apart = -(same * (near - near.logsumexp(-1, keepdim=True))).sum(-1) / same.sum(-1).clamp(min=1)
    return apart.sum(1) / (same.sum(-1) > 0).sum(1).clamp(min=1)


class Loss:
    """The losses [E] of a batch under the settings of each run."""

    def __init__(self, networks, runs):
        self.networks, self.run = networks, runs[0]
        column = lambda name: torch.tensor([float(run[name]) for run in runs], device=DEVICE)
        self.smoothing, self.r_drop, self.contrast = column("smoothing"), column("r-drop"), column("contrast")

    def __call__(self, batch, truth, shift=None):
        dropout = self.run["dropout"]
        views, classes = self.networks.views, self.networks.classes
        means = pooled(self.networks, views, batch, self.run, dropout, shift)
        target = F.one_hot(truth, classes).float()
        target = target + self.smoothing[:, None, None] * (1 / classes - target)
        logs = F.log_softmax(logits(views, F.dropout(means, dropout)), -1)
        loss = -(target * logs).sum(-1).mean(1)
        if self.contrast.any():
            loss = loss + self.contrast * (contrast_of(means, truth) - loss)
        if self.r_drop.any():
            one, other = logs.chunk(2, 1)
            loss = loss + self.r_drop * 0.5 * ((one.exp() - other.exp()) * (one - other)).sum(-1).mean(1)
        return loss


def learn(networks, loss, runs, batch, truth):
    """Adds the gradients of a batch; with adversarial training those at the moved token vectors too."""
    radius = torch.tensor([float(run["adversarial"]) for run in runs], device=DEVICE)
    shift = None
    if radius.any():
        shift = torch.zeros(networks.count, batch["tokens"], WIDTH, device=DEVICE, requires_grad=True)
    with in_bf16():
        loss(batch, truth, shift).sum().backward()
        if shift is not None:
            length = shift.grad.flatten(1).norm(dim=1) + 1e-12
            loss(batch, truth, (shift.grad * (radius / length)[:, None, None]).detach()).sum().backward()


class Kept:
    """The weights of each network's best evaluation."""

    def __init__(self, flat):
        self.weights, self.keys = flat.clone(), [(-1.0, 0.0)] * flat.shape[0]

    def offer(self, flat, measured):
        for i, (_, f1, loss) in enumerate(measured):
            if (f1, -loss) > self.keys[i]:
                self.keys[i] = (f1, -loss)
                self.weights[i].copy_(flat[i])


def trained(corpus, runs, update):
    """The runs of a group with what they reached; `update` is adamw()."""
    run, seeds = runs[0], [each["seed"] for each in runs]
    stacked = lambda split, part: np.stack([corpus.splits[run["task"], seed, split][part] for seed in seeds])
    texts, labels = stacked("train", 0), stacked("train", 1)
    truths = {split: torch.from_numpy(stacked(split, 1)).to(DEVICE) for split in ("train", "validation", "test")}
    networks = Networks(corpus, seeds, 1 + int(max(truth.max() for truth in truths.values())))
    torch.manual_seed(1)
    if run["standard"]:
        standardise(networks, run, texts)
    if run["probe"]:
        probe(networks, run, texts, truths["train"])
    first, second = torch.zeros_like(networks.flat), torch.zeros_like(networks.flat)
    column = lambda name: torch.tensor([[float(each[name])] for each in runs], device=DEVICE)
    mean = networks.flat.clone() if run["ema"] else None
    loss, kept, draws = Loss(networks, runs), Kept(networks.flat), [np.random.default_rng(seed) for seed in seeds]
    epochs, count = values.EPOCHS[run["task"]] * run["times"], texts.shape[1]
    total, copies, step, curve = epochs * -(-count // run["batch"]), 2 if run["r-drop"] else 1, 0, []
    for _ in range(epochs):
        order = np.stack([draw.permutation(count) for draw in draws])
        for begin in range(0, count, run["batch"]):
            chosen = np.tile(order[:, begin:begin + run["batch"]], copies)
            batch = packed(corpus, np.take_along_axis(texts, chosen, 1))
            learn(networks, loss, runs, batch, torch.from_numpy(np.take_along_axis(labels, chosen, 1)).to(DEVICE))
            norm = torch.linalg.vector_norm(networks.gradient, dim=1, keepdim=True)
            clip = torch.where(column("clip") > 0, (column("clip") / (norm + 1e-6)).clamp(max=1), 1.0)
            now = [each["rate"] * schedule(each["schedule"], step, math.ceil(each["warm-up"] * total), total) for each in runs]
            rates = torch.tensor([[rate * f for f in layer_rates(each)] for rate, each in zip(now, runs)], device=DEVICE)
            step += 1
            with torch.no_grad():
                update(networks.flat, networks.gradient, first, second, networks.layer, networks.decayed, rates,
                       column("weight decay"), clip, torch.tensor(float(step), device=DEVICE))
                if mean is not None:
                    mean += (1 - column("ema").clamp(max=(1 + step) / (10 + step))) * (networks.flat - mean)
        used = networks.flat if mean is None else mean
        curve.append(scores(networks, used, run, stacked("validation", 0), truths["validation"]))
        kept.offer(used, curve[-1])
    reached = scores(networks, kept.weights, run, stacked("test", 0), truths["test"])
    last = scores(networks, used, run, stacked("test", 0), truths["test"])
    return [{"task": each["task"], "variant": each["variant"], "seed": each["seed"], "accuracy": reached[i][0],
             "macro_f1": reached[i][1], "loss": reached[i][2], "last": last[i][0], "curve": [point[i] for point in curve]}
            for i, each in enumerate(runs)]


def groups_of(tasks, variants, most):
    """Runs that can stand in one stack, at most so many; the dearest first."""
    found = {}
    for task in tasks:
        for name in variants:
            for seed in SEEDS:
                run = {**DEFAULT, **VARIANTS[name], "task": task, "variant": name, "seed": seed}
                key = tuple(run[each] for each in SHARED) + tuple(run[each] > 0 for each in SWITCHES)
                found.setdefault(key, []).append(run)
    parts = [group[i:i + most] for group in found.values() for i in range(0, len(group), most)]
    cost = {"tnews": 5, "titles-1000": 4, "waimai-200": 2, "titles-200": 1}
    return sorted(parts, key=lambda p: -cost[p[0]["task"]] * p[0]["times"] * (1 + (p[0]["adversarial"] > 0)) * (1 + (p[0]["r-drop"] > 0)))


def work(options, number, taken, deadline):
    torch.set_num_threads(1)
    corpus = Corpus(SEEDS)
    update = torch.compile(adamw, dynamic=False) if DEVICE == "cuda" else adamw
    groups = groups_of(options.tasks, options.variants, options.most)
    with open(options.results / f"{number}.jsonl", "a", encoding="utf-8") as file:
        while time.time() < deadline:
            with taken.get_lock():
                index, taken.value = taken.value, taken.value + 1
            if index >= len(groups):
                return
            done = {(row["task"], row["variant"], row["seed"]) for row in rows_of(options.results)}
            group = [run for run in groups[index] if (run["task"], run["variant"], run["seed"]) not in done]
            for row in trained(corpus, group, update) if group else []:
                file.write(json.dumps(row) + "\n")
            file.flush()


def rows_of(folder):
    return [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def table(rows):
    """Points of test accuracy against plain with the same seeds, ± the standard error, and the number of seeds."""
    score = {(row["task"], row["variant"], row["seed"]): 100 * row["accuracy"] for row in rows}
    print("| variant | " + " | ".join(values.TASKS) + " | mean |\n|" + "---|" * (len(values.TASKS) + 2))
    for variant in VARIANTS:
        cells, means = [], []
        for task in values.TASKS:
            gains = [score[task, variant, seed] - score[task, "plain", seed] for seed in range(1, 9)
                     if (task, variant, seed) in score and (task, "plain", seed) in score]
            if len(gains) < 2:
                cells.append("–")
                continue
            means.append(statistics.mean(gains))
            cells.append(f"{means[-1]:+.1f} ± {statistics.stdev(gains) / len(gains)**0.5:.1f} ({len(gains)})")
        if means:
            print(f"| {variant} | " + " | ".join(cells) + f" | {statistics.mean(means):+.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    parser.add_argument("--tasks", nargs="+", choices=values.TASKS, default=values.TASKS)
    parser.add_argument("--variants", nargs="+", choices=list(VARIANTS), default=list(VARIANTS))
    parser.add_argument("--workers", type=int, default=1, help="processes that share the GPU, each with up to 17 GB of it")
    parser.add_argument("--most", type=int, default=16, help="networks in a stack")
    parser.add_argument("--seconds", type=float, default=math.inf, help="no group is begun after so many")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    if options.table:
        return table(rows_of(options.results))
    options.results.mkdir(parents=True, exist_ok=True)
    start = multiprocessing.get_context("spawn")
    taken = start.Value("i", 0)
    arguments = [(options, number, taken, time.time() + options.seconds) for number in range(options.workers)]
    workers = [start.Process(target=work, args=each) for each in arguments]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()
