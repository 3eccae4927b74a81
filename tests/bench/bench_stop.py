#!/usr/bin/env python3
"""How long a training takes to stop once it is asked to: a network of BERT base's size on texts of 512 tokens.

The program is interrupted (SIGINT) at random moments of its steps, and the time until it has ended is printed.
At most a second is promised. Needs about 12 GB of memory with 16 texts a batch.

  tests/bench/bench_stop.py [--cli build/bin/wenbiao-cli] [--rounds 5] [--batch-size 16]
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

BASE = ["--layers", "12", "--hidden-size", "768", "--heads", "12", "--intermediate-size", "3072"]


def corpus(folder, count):
    """Two categories of long texts, each of 600 random characters."""
    drawn = random.Random(1)
    lines = ["".join(chr(drawn.randrange(0x4E00, 0x5600)) for _ in range(600)) + f"\t{n % 2}" for n in range(count)]
    file = folder / "long.tsv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def seconds_to_stop(cli, project, batch_size, delay):
    """From the interrupt, sent `delay` seconds after the first step, to the end of the process."""
    command = [cli, "train", project, "--encoder", "new", *BASE, "--max-length", "512", "--batch-size", batch_size,
               "--epochs", "20", "--json"]
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               text=True)
    for line in process.stdout:
        if json.loads(line).get("event") == "step":
            break
    time.sleep(delay)
    asked = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    process.wait()
    return time.monotonic() - asked


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    built = Path(__file__).parents[2] / "build" / "bin" / "wenbiao-cli"
    parser.add_argument("--cli", type=Path, default=Path(os.environ.get("WENBIAO_CLI", built)))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch-size", type=int, default=16)
    options = parser.parse_args()
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "stop.wenbiao"
        subprocess.run([options.cli, "create", project], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([options.cli, "import", project, corpus(Path(folder), 64), "--split", "train"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times = [seconds_to_stop(options.cli, project, options.batch_size, chance.uniform(0, 10))
                 for _ in range(options.rounds)]
    print(f"12 x 768, 512 tokens, {options.batch_size} texts a batch: stopped after "
          f"{statistics.median(times):.2f} s in the median, {max(times):.2f} s at the worst of {len(times)} (promised: 1 s)")


if __name__ == "__main__":
    main()
