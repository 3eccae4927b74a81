"""Our tokens beside those of the public library: ids, the bytes each covers, segments."""
import codecs
import json
import subprocess

import numpy

import peer

SHOWN = 5


def replaced(error):
    """An error handler that is Python's "replace" and remembers where it was needed."""
    replaced.spans.append((error.start, error.end))
    return "\ufffd", error.end


codecs.register_error("remembered_replace", replaced)


def decode(data):
    """The text as Python's errors="replace" reads it, and the byte at which each of its characters begins."""
    replaced.spans = []
    text = data.decode("utf-8", "remembered_replace")
    starts = numpy.frombuffer(data, dtype=numpy.uint8)
    keep = (starts & 0xC0) != 0x80
    for begin, end in replaced.spans:
        keep[begin:end] = False
        keep[begin] = True
    return text, numpy.append(numpy.flatnonzero(keep), len(data))


def ours(program, folder, texts, options):
    """One array per text (or pair): a row (id, begin, end, segment) a token."""
    stream = b"".join(len(text).to_bytes(4, "little") + text for text in texts)
    run = subprocess.run([program, str(folder), json.dumps(options)], input=stream, capture_output=True, check=False)
    if run.returncode != 0:
        raise SystemExit(f"dump_tokens {folder} failed: {run.stderr.decode()}")
    numbers = numpy.frombuffer(run.stdout, dtype=numpy.uint32)
    rows, at = [], 0
    while at < len(numbers):
        count = int(numbers[at])
        rows.append(numbers[at + 1:at + 1 + 4 * count].reshape(count, 4))
        at += 1 + 4 * count
    return rows


def in_bytes(encoding, starts):
    """The rows of one encoding of the library; `starts` has a text's character beginnings, one for each text."""
    offsets = numpy.array(encoding.offsets, dtype=numpy.int64).reshape(-1, 2)
    rows = numpy.zeros((len(encoding.ids), 4), dtype=numpy.uint32)
    rows[:, 0] = encoding.ids
    rows[:, 3] = encoding.type_ids
    special = numpy.array(encoding.special_tokens_mask, dtype=bool)
    for which, sequence in enumerate(starts):
        chosen = ~special & (numpy.array([s == which for s in encoding.sequence_ids], dtype=bool)
                             if len(starts) > 1 else True)
        rows[chosen, 1:3] = sequence[offsets[chosen]]
    return rows


def set_truncation(backend, options):
    if "max_length" in options:
        backend.enable_truncation(options["max_length"], strategy=options.get("strategy", "longest_first"),
                                  direction=options.get("side", "right"))
    else:
        backend.no_truncation()


def compare(name, program, folder, tokenizer, texts, options=None, batch=20000):
    """Prints how many of `texts` (bytes; taken in twos when options have "pair") differ; true when none does."""
    options = options or {}
    backend = tokenizer.backend_tokenizer
    backend.no_padding()
    set_truncation(backend, options)
    step = 2 if options.get("pair") else 1
    wrong = total = 0
    for begin in range(0, len(texts) - len(texts) % step, batch):
        chosen = texts[begin:begin + batch]
        chosen = chosen[:len(chosen) - len(chosen) % step]
        decoded = [decode(text) for text in chosen]
        inputs = [text for text, _ in decoded]
        if step == 2:
            inputs = list(zip(inputs[::2], inputs[1::2]))
        encodings = backend.encode_batch(inputs, add_special_tokens=options.get("special", True))
        mine = ours(program, folder, chosen, options)
        for i, encoding in enumerate(encodings):
            expected = in_bytes(encoding, [starts for _, starts in decoded[step * i:step * (i + 1)]])
            if expected.shape == mine[i].shape and (expected == mine[i]).all():
                continue
            wrong += 1
            if wrong <= SHOWN:
                print(f"    {chosen[step * i:step * (i + 1)]!a}\n      ours   {mine[i].tolist()}\n"
                      f"      theirs {expected.tolist()}")
        total += len(encodings)
    print(f"{'ok ' if wrong == 0 else 'BAD'} {name}: {wrong} of {total} differ", flush=True)
    return wrong == 0


def load(folder):
    """The public library's tokenizer of a folder."""
    return peer.transformers().AutoTokenizer.from_pretrained(str(folder))
