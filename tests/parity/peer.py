"""What the parity scripts share: our programs, the public libraries, and the corpora to compare on."""
import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def environment(name):
    """The path in an environment variable; the script is skipped where it is not set."""
    value = os.environ.get(name)
    if not value or not os.path.exists(value):
        skip(f"{name} is not set to something that exists.")
    return pathlib.Path(value)


def optional_environment(name):
    """As environment(), but only this part of the script is left out."""
    value = os.environ.get(name)
    if value and os.path.exists(value):
        return pathlib.Path(value)
    print(f"left out: {name} is not set to something that exists.")
    return None


def transformers():
    """The public library; the script is skipped where this Python does not have it."""
    # sentencepiece's own generated protobuf code is too old for the fast implementation.
    os.environ.setdefault("PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION", "python")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        import transformers as library
    except ImportError:
        skip("this Python has no transformers (packaging/setup/requirements-tests.txt).")
    library.logging.set_verbosity_error()
    library.utils.logging.disable_progress_bar()
    return library


def json_lines(program, arguments, texts):
    """Runs a program that answers each line of its input with a line of JSON."""
    run = subprocess.run([program, *map(str, arguments)], input="".join(t + "\n" for t in texts),
                         capture_output=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        sys.exit(f"{program} {arguments} failed: {run.stderr}")
    lines = run.stdout.split("\n")[:-1]
    if len(lines) != len(texts):
        sys.exit(f"{program} {arguments} answered {len(lines)} of {len(texts)} lines")
    return [json.loads(line) for line in lines]


def json_output(program, arguments, text):
    """Runs a program that answers its whole input with one line of JSON."""
    run = subprocess.run([program, *map(str, arguments)], input=text, capture_output=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        sys.exit(f"{program} {arguments} failed: {run.stderr}")
    return json.loads(run.stdout)


def corpus_lines(folder):
    """Every line of every corpus in a folder laid out like the sample data."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".json", ".csv"):
            content = path.read_bytes().decode("utf-8", errors="replace")
            yield from (line.rstrip("\r") for line in content.split("\n"))


def report(name, worst, limit):
    """Prints a largest difference; true when it is within the limit."""
    good = worst <= limit
    print(f"{'ok ' if good else 'BAD'} {name}: largest difference {worst:.2e} (limit {limit:.0e})")
    return good


def compare(name, left, right, limit):
    return report(name, (left - right).abs().max().item(), limit)


def run(program, *arguments):
    """What a program prints that must succeed."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{program} {arguments} failed: {done.stderr}")
    return done.stdout


def limit_of(config):
    """The longest text in tokens."""
    return config.max_position_embeddings - (config.pad_token_id + 1 if "roberta" in config.model_type else 0)


def batch_of(tokenizer, limit, texts):
    """Texts as one padded batch, each at most `limit` tokens."""
    return tokenizer(texts, padding=True, truncation=True, max_length=limit, return_tensors="pt")
