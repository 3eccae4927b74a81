#!/usr/bin/env python3
"""How near the estimate before a training comes to what the training then takes.

For networks, texts and settings of many kinds: `estimate`, then `train` of the same settings, and the ratio of the two for
time (without loading and reading texts) and for the largest peak of memory. Printed are the estimate, the truth and their
ratio; aimed at are ratios from 0.8 to 1.25.

  estimates.py [--networks starter small] [--only NAME …] [--texts N] [--epochs N]

Needs WENBIAO_CLI, WENBIAO_DATA, WENBIAO_STARTER; ./dev bench estimates sets them.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from training import labelled_texts, processor, write_network

CASES = {
    # texts, options
    "titles": ("titles", []),
    "titles, batch 8": ("titles", ["--batch-size", "8"]),
    "titles, batch 128": ("titles", ["--batch-size", "128"]),
    "titles, table trained": ("titles", ["--embeddings", "trained"]),
    "titles, FGM": ("titles", ["--adversarial", "1"]),
    "titles, R-Drop": ("titles", ["--r-drop", "1"]),
    "titles, half frozen": ("titles", ["--frozen-layers", "HALF"]),
    "long texts, batch 8": ("long", ["--batch-size", "8", "--max-length", "512"]),
}
LAYERS = {"starter": 12, "small": 3}


def call(cli, *arguments):
    """The objects that a command prints, and the peak of its memory in bytes."""
    process = subprocess.Popen([cli, *map(str, arguments), "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = [json.loads(line) for line in process.stdout]
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, arguments))} failed: {lines[-1:]}")
    return lines, usage.ru_maxrss * 1024


def project(cli, folder, data, kind, texts):
    """Train texts, and a fourth as many to validate."""
    place = folder / f"{kind}.wenbiao"
    call(cli, "create", place)
    rows = labelled_texts(data, kind)
    count = min(texts, len(rows) * 4 // 5) if kind == "titles" else min(texts // 8, len(rows) * 4 // 5)
    for split, part in (("train", rows[:count]), ("validation", rows[count:count + count // 4])):
        file = folder / f"{kind}-{split}.jsonl"
        file.write_text("".join(json.dumps({"text": t, "label": str(l)}, ensure_ascii=False) + "\n" for t, l in part),
                        encoding="utf-8")
        call(cli, "import", place, file, "--split", split)
    return place


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", nargs="+", choices=LAYERS, default=list(LAYERS))
    parser.add_argument("--only", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--texts", type=int, default=320, help="to train on; an eighth of them where they are long")
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    cli, data = os.environ["WENBIAO_CLI"], pathlib.Path(os.environ["WENBIAO_DATA"])
    print("{}, {}".format(*processor()))
    print(f"{'network':8} {'what':24} {'time: estimate':>14} {'truth':>7} {'ratio':>6}   "
          f"{'memory: estimate':>16} {'truth':>7} {'ratio':>6}")
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        encoders = {"starter": os.environ["WENBIAO_STARTER"]}
        if "small" in options.networks:
            (folder / "small").mkdir()
            write_network(folder / "small", LAYERS["small"], 768, data / "bert-base-chinese" / "vocab.txt")
            encoders["small"] = folder / "small"
        projects = {kind: project(cli, folder, data, kind, options.texts)
                    for kind in {CASES[case][0] for case in options.only}}
        for network in options.networks:
            for case in options.only:
                kind, extra = CASES[case]
                half = str(LAYERS[network] // 2)
                settings = ["--encoder", encoders[network], "--preset", "quick", "--epochs", options.epochs,
                            *(half if word == "HALF" else word for word in extra)]
                estimate = call(cli, "estimate", projects[kind], *settings)[0][-1]
                events, peak = call(cli, "train", projects[kind], *settings)
                seconds = events[-1]["seconds"]
                shutil.rmtree(projects[kind] / "runs", ignore_errors=True)
                time_ratio, memory_ratio = estimate["seconds"] / seconds, estimate["memory"] / peak
                good = good and all(0.8 <= ratio <= 1.25 for ratio in (time_ratio, memory_ratio))
                print(f"{network:8} {case:24} {estimate['seconds']:>12.1f} s {seconds:>5.1f} s {time_ratio:>6.2f}   "
                      f"{estimate['memory'] / 1e6:>13.0f} MB {peak / 1e6:>4.0f} MB {memory_ratio:>6.2f}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
