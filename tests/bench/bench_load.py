"""How long a classifier of BERT's base size takes to open, and how much memory, against the size of its file; beside
transformers in the same run.

Each figure is the smallest of several runs of a whole program that opens the folder and answers one short text, less
the same with a network of almost no size: so the program's own start and libraries are not counted."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

RUNS = 5
CLI = os.environ["WENBIAO_CLI"]
TRANSFORMERS = """
import sys, torch, transformers
transformers.logging.set_verbosity_error()
torch.set_num_threads(2)
tokenizer = transformers.AutoTokenizer.from_pretrained(sys.argv[1])
network = transformers.AutoModelForSequenceClassification.from_pretrained(sys.argv[1], dtype=torch.float32).eval()
with torch.no_grad():
    print(network(**tokenizer("今天", return_tensors="pt")).logits.tolist())
"""


def make(folder, form, **sizes):
    """Writes a network in a process of its own: a child's peak memory would count that of this one."""
    subprocess.run([sys.executable, __file__, str(folder), form, json.dumps(sizes)], check=True)
    return sum(f.stat().st_size for f in folder.iterdir() if f.suffix in (".bin", ".safetensors"))


def write(folder, form, sizes):
    import torch
    import transformers

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words += [chr(0x4E00 + i) for i in range(sizes["vocab_size"] - len(words))]
    folder.mkdir()
    (folder / "vocab.txt").write_text("".join(w + "\n" for w in words), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
    network = transformers.BertForSequenceClassification(transformers.BertConfig(num_labels=14, **sizes))
    if form == "safetensors":
        network.save_pretrained(folder)
    else:
        network.config.save_pretrained(folder)
        torch.save(network.state_dict(), folder / "pytorch_model.bin")


def measure(command):
    """(seconds, seconds of the processor, peak MiB), each the best of several runs."""
    best = (float("inf"), float("inf"), float("inf"))
    for _ in range(RUNS):
        begin = os.times().elapsed
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        process.stdin.write("今天\n".encode())
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{command} failed")
        process.returncode = 0
        now = (os.times().elapsed - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = tuple(map(min, best, now))
    return best


def main():
    programs = {"wenbiao": [CLI, "logits"], "transformers": [sys.executable, "-c", TRANSFORMERS]}
    small = {"vocab_size": 100, "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 16}
    base = {"vocab_size": 21128}
    with tempfile.TemporaryDirectory() as place:
        for form in ("safetensors", "bin"):
            nothing, folder = pathlib.Path(place) / f"small-{form}", pathlib.Path(place) / f"base-{form}"
            make(nothing, form, **small)
            size = make(folder, form, **base) / 2**20
            for name, program in programs.items():
                start, whole = measure([*program, str(nothing)]), measure([*program, str(folder)])
                seconds, busy, memory = (w - s for w, s in zip(whole, start))
                print(f"{form} of {size:.0f} MiB, {name}: {seconds:.2f} s ({busy:.2f} s of the processor), "
                      f"{memory:.0f} MiB at its peak, {memory / size:.2f} times the file", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(pathlib.Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
    else:
        main()
