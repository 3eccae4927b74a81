"""Ids and offsets of sentencepiece tokenizers equal those of transformers' AutoTokenizer: for the starter and for
folders as XLM-R, T5, XLNet and ALBERT have them, from sentencepiece's file and from tokenizer.json, on real corpora and
on strings made to be difficult.

WENBIAO_TOKEN_TEXTS: how many hostile texts (default 400). WENBIAO_TOKEN_WHOLE=1: with every line of the corpora and
every character. WENBIAO_TOKEN_SEED: the seed.
"""
import json
import os
import pathlib
import random
import sys
import tempfile

import hostile_texts
import peer
import token_peer

COUNT = int(os.environ.get("WENBIAO_TOKEN_TEXTS", "400"))
SEED = int(os.environ.get("WENBIAO_TOKEN_SEED", "1"))
WHOLE = os.environ.get("WENBIAO_TOKEN_WHOLE") == "1"
NORMAL, UNKNOWN, CONTROL = 1, 2, 3
PIECES = ["``", "''", "…", "——", "<sep>", "<eop>", "<extra_id_0>", " <mask>", "€", "£", "<0x41>", "\u0600a", "\r\n",
          "क्क", "क्ष़\u0301", "❤\u200d❤\u0301", "각\u0301", "的的的的的的的", "中国", "     ", "\u2581\u2581"]


def long_runs(count, seed):
    """Runs of one character, many spaces, and what sentencepiece tokenizers trip over in particular."""
    seeded = random.Random(seed)
    for _ in range(count):
        parts = [seeded.choice(PIECES) for _ in range(seeded.randrange(1, 12))]
        run = chr(seeded.choice((32, 0x3000, 0x4E00 + seeded.randrange(500), seeded.randrange(33, 127),
                                 seeded.randrange(0x600, 0xE80), seeded.randrange(0x1100, 0x1200))))
        parts.insert(seeded.randrange(len(parts) + 1), run * seeded.randrange(1, 40))
        yield "".join(parts).encode()


def renumbered(source, first, unknown):
    """The model in a file with other special pieces in front of its ordinary ones."""
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(source.read_bytes())
    ordinary = [(piece.piece, piece.score) for piece in model.pieces if piece.type == NORMAL]
    del model.pieces[:]
    for place, text in enumerate(first):
        model.pieces.add(piece=text, score=0, type=UNKNOWN if place == unknown else CONTROL)
    for text, score in ordinary:
        model.pieces.add(piece=text, score=score)
    model.trainer_spec.unk_id = unknown
    return model.SerializeToString()


def write_folder(parent, name, model_type, files, **config):
    folder = parent / name
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": model_type}))
    if config:
        (folder / "tokenizer_config.json").write_text(json.dumps(config))
    for file, content in files.items():
        (folder / file).write_bytes(content)
    return folder


def class_folders(parent, starter, xlnet):
    t5 = renumbered(xlnet, ["<pad>", "</s>", "<unk>"], 2)
    albert = renumbered(xlnet, ["<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]"], 1)
    xlm = (starter / "sentencepiece.bpe.model").read_bytes()
    yield write_folder(parent, "xlm-r", "xlm-roberta", {"sentencepiece.bpe.model": xlm})
    yield write_folder(parent, "xlnet", "xlnet", {"spiece.model": xlnet.read_bytes()})
    yield write_folder(parent, "t5", "t5", {"spiece.model": t5}, extra_ids=20)
    yield write_folder(parent, "albert", "albert", {"spiece.model": albert})
    yield write_folder(parent, "albert-cased", "albert", {"spiece.model": albert},
                       do_lower_case=False, keep_accents=True)


def json_folders(parent, library, folders):
    """tokenizer.json beside a class that takes only its vocabulary, and with pipelines of its own."""
    for folder in folders:
        target = parent / (folder.name + "-json")
        library.AutoTokenizer.from_pretrained(folder).save_pretrained(target)
        (target / "config.json").write_bytes((folder / "config.json").read_bytes())
        yield target
    whole = json.loads((parent / "xlnet-json" / "tokenizer.json").read_text())
    charsmap = whole["normalizer"]["normalizers"][-1]
    old = {"normalizer": {"type": "Sequence", "normalizers": [
               charsmap, {"type": "Strip", "strip_left": False, "strip_right": True},
               {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "▁"}]},
           "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}}
    nfkc = {"normalizer": {"type": "Sequence", "normalizers": [
                {"type": "Nmt"}, {"type": "NFKC"}, {"type": "Lowercase"},
                {"type": "Strip", "strip_left": True, "strip_right": True},
                {"type": "Replace", "pattern": {"String": "a"}, "content": "xyz"}]},
            "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": False}}
    nfd = {"normalizer": {"type": "Sequence", "normalizers": [
               {"type": "NFD"}, {"type": "Prepend", "prepend": "▁"},
               {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
           "pre_tokenizer": None}
    bytes_too = whole["model"] | {"byte_fallback": True, "vocab": whole["model"]["vocab"] + [
        [f"<0x{byte:02X}>", -30 - byte / 7] for byte in range(256)]}
    added = whole["added_tokens"] + [{"id": len(bytes_too["vocab"]), "content": "中国", "single_word": False,
                                      "lstrip": True, "rstrip": False, "normalized": True, "special": False}]
    for name, parts in (("old", old), ("nfkc", nfkc | {"model": bytes_too, "added_tokens": added}), ("nfd", nfd)):
        content = json.dumps(whole | parts).encode()
        yield write_folder(parent, name, "", {"tokenizer.json": content}, tokenizer_class="PreTrainedTokenizerFast")


def main():
    program, data = peer.environment("WENBIAO_DUMP_TOKENS"), peer.environment("WENBIAO_DATA")
    starter, library = peer.environment("WENBIAO_STARTER"), peer.transformers()
    seeded = random.Random(SEED)
    corpus = [line.encode() for line in peer.corpus_lines(data)]
    characters = hostile_texts.every_character()
    texts = hostile_texts.hostile_texts(COUNT, SEED) + list(long_runs(COUNT // 3, SEED))
    texts += corpus + characters if WHOLE else seeded.sample(corpus, 400) + seeded.sample(characters, 300)
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        folders = list(class_folders(scratch, starter, data / "xlnet-zh" / "spiece.model"))
        for folder in [starter, *folders, *json_folders(scratch, library, folders)]:
            good &= token_peer.compare(folder.name, program, folder, token_peer.load(folder), texts)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
