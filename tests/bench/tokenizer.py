#!/usr/bin/env python3
"""Our WordPiece tokenizer against the Rust library's encode_batch, with ids and offsets, on the same threads.

Texts: titles, reviews, and mixtures with much Latin. Both sides take turns; shown are the medians of several rounds, on
the clock and in processor time (which a busy machine distorts less). All ids and offsets are compared before anything is
measured. Needs WENBIAO_DATA (the public corpora) and
WENBIAO_BENCH_TOKENIZER (the program bench_tokenizer); ./dev bench tokenizer sets both.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("WENBIAO_BENCH_ROUNDS", "7"))
THREADS = (1, 2)


def texts_of(data):
    """Name and texts; each at least some megabytes."""
    titles = [line.rsplit("\t", 1)[0] for line in (data / "thucnews-titles" / "dev.txt").read_text().split("\n")[:-1]]
    with open(data / "reviews" / "online_shopping_10_cats.csv", encoding="utf-8") as file:
        reviews = [line.split(",", 2)[2].strip() for line in file if line.count(",") >= 2][1:]
    latin = [" ".join(f"The {word} {i} of tokenization isn't unaffordable" for word in ("review", "Wi-Fi", "customers"))
             + reviews[i][:20] for i in range(10000)]
    return [("titles", titles * 4), ("reviews", reviews), ("mostly Latin", latin)]


def peer(folder, path):
    """The Rust library in a process of its own, whose threads the environment sets."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(pathlib.Path(folder) / "tokenizer.json"))
    texts = json.loads(pathlib.Path(path).read_text())
    for line in sys.stdin:
        if line.startswith("dump "):
            encodings = tokenizer.encode_batch(texts)
            with open(line[5:].strip(), "wb") as file:
                for text, encoding in zip(texts, encodings):
                    starts = [0]
                    for character in text:
                        starts.append(starts[-1] + len(character.encode()))
                    special = encoding.special_tokens_mask
                    rows = [(i, starts[b], starts[e]) for i, (b, e), s in zip(encoding.ids, encoding.offsets, special)
                            if not s]
                    file.write((json.dumps(rows) + "\n").encode())
            print(0, 0, flush=True)
        else:
            begin, used = time.perf_counter(), time.process_time()
            encodings = tokenizer.encode_batch(texts)
            print(time.perf_counter() - begin, time.process_time() - used, flush=True)
            del encodings


class Worker:
    def __init__(self, command, **environment):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **environment})

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("a side of the benchmark ended")
        return [float(number) for number in answer.split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def same(ours, theirs):
    """Whether two dumps agree in every id and byte; special tokens stand first and last."""
    numbers = memoryview(ours.read_bytes()).cast("I")
    at = tokens = 0
    for line in theirs.read_text().splitlines():
        count = numbers[at]
        columns = [numbers[at + 1 + c * count:at + 1 + (c + 1) * count].tolist()[1:-1] for c in range(3)]
        if [list(row) for row in zip(*columns)] != json.loads(line):
            return 0
        at += 1 + 3 * count
        tokens += count
    return tokens if at == len(numbers) else 0


def measure(name, texts, program, folder, scratch):
    data = [text.encode() for text in texts]
    (scratch / "texts").write_bytes(b"".join(len(d).to_bytes(4, "little") + d for d in data))
    (scratch / "texts.json").write_text(json.dumps(texts))
    ours = Worker([program, folder, scratch / "texts"])
    theirs = {n: Worker([sys.executable, __file__, "--peer", folder, scratch / "texts.json"], RAYON_NUM_THREADS=str(n),
                        TOKENIZERS_PARALLELISM="true" if n > 1 else "false") for n in THREADS}
    ours.ask(f"dump {scratch / 'ours'}")
    theirs[THREADS[-1]].ask(f"dump {scratch / 'theirs'}")
    tokens = same(scratch / "ours", scratch / "theirs")
    if not tokens:
        sys.exit(f"{name}: ids or offsets differ")
    for n in THREADS:
        rounds = [ours.ask(str(n)) + theirs[n].ask(str(n)) for _ in range(ROUNDS + 1)][1:]
        mine, my_work, rust, rust_work = (statistics.median(column) for column in zip(*rounds))
        megabytes = sum(map(len, data)) / 1e6
        print(f"{name:12} {len(texts):6} texts {megabytes:5.1f} MB {tokens:8} tokens, {n} thread{'s' * (n > 1)}: "
              f"ours {mine * 1e3:7.1f} ms, Rust {rust * 1e3:8.1f} ms, {rust / mine:6.1f} times as fast; "
              f"processor time {my_work * 1e3:6.1f} and {rust_work * 1e3:8.1f} ms, {rust_work / my_work:6.1f} times less",
              flush=True)
    for worker in (ours, *theirs.values()):
        worker.close()


def main():
    if sys.argv[1:2] == ["--peer"]:
        return peer(*sys.argv[2:])
    data, program = os.environ.get("WENBIAO_DATA"), os.environ.get("WENBIAO_BENCH_TOKENIZER")
    if not data or not program:
        return print("skipped: WENBIAO_DATA or WENBIAO_BENCH_TOKENIZER is not set.")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from transformers import AutoTokenizer

    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        folder = scratch / "bert"
        folder.mkdir()
        shutil.copy(pathlib.Path(data) / "bert-base-chinese" / "vocab.txt", folder)
        (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "BertTokenizer"}')
        AutoTokenizer.from_pretrained(str(folder)).save_pretrained(str(folder))
        for kind, texts in texts_of(pathlib.Path(data)):
            measure(kind, texts, program, folder, scratch)


if __name__ == "__main__":
    main()
