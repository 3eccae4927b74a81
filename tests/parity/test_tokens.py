"""Our tokens equal those of the public libraries, on real corpora and on texts made to be difficult.

WordPiece is compared with transformers' AutoTokenizer on the same folder: ids, the bytes of each token, segments.

WENBIAO_TOKEN_TEXTS: how many hostile texts a case (default 400), other ones in each. WENBIAO_TOKEN_WHOLE=1: with every
line of the corpora and every character where those tell most. WENBIAO_TOKEN_SEED: the first case's seed.
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
EVERY_LINE = ("bert-base-chinese", "cased", "tokenizer.json of BERT's parts", "tokenizer.json with NFKC")
EVERY_CHARACTER = ("characters", "cased", "accents kept", "ideographs together", "tokenizer.json with NFKC",
                   "tokenizer.json with NFD and NFC", "tokenizer.json without cleaning")
BERT = {"tokenizer_class": "BertTokenizer"}
ADDED = [{"content": "[NEW]", "special": True}, {"content": "中国", "normalized": True}, {"content": "É", "lstrip": True},
         {"content": " e", "normalized": False, "rstrip": True}, {"content": "Wi", "single_word": True, "normalized": False},
         {"content": "tokeNizer", "normalized": True, "single_word": True, "lstrip": True, "rstrip": True}]
ADDED = {str(21128 + i): {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": False,
                          **token} for i, token in enumerate(ADDED)}
BERT_STEPS = {"normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                             "strip_accents": None, "lowercase": True},
              "pre_tokenizer": {"type": "BertPreTokenizer"}}


def revealing_vocabulary():
    """A token for nearly every character, alone and inside a word, so that a wrong character shows."""
    blocks = [(0x21, 0xD800), (0xE000, 0x10000), (0x10000, 0x10E00), (0x11000, 0x11D00), (0x1D100, 0x1D800),
              (0x1E000, 0x1F000), (0x2F800, 0x2FA20), (0x20000, 0x20800)]
    characters = [chr(c) for block in blocks for c in range(*block) if not chr(c).isspace()]
    words = ["the", "##ing", "un", "##aff", "##able", "wi", "fi", "token", "##izer"]
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words, *characters, *("##" + c for c in characters)]


def write_folder(folder, vocabulary, config, tokenizer_json=None, extra=None):
    if vocabulary is not None:
        (folder / "vocab.txt").write_bytes("".join(line + "\n" for line in vocabulary).encode())
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    if tokenizer_json is not None:
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer_json))
    for name, content in (extra or {}).items():
        (folder / name).write_text(json.dumps(content))


def wordpiece_json(vocabulary, steps, **model):
    ids = {token: i for i, token in enumerate(vocabulary)}
    special = [{"id": ids[t], "content": t, "single_word": False, "lstrip": t == "[MASK]", "rstrip": False,
                "normalized": False, "special": True} for t in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")]
    pieces = {name: {"id": name, "ids": [ids[name]], "tokens": [name]} for name in ("[CLS]", "[SEP]")}
    cls, sep = ({"SpecialToken": {"id": name, "type_id": 0}} for name in ("[CLS]", "[SEP]"))
    first, second = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": special, **steps,
            "post_processor": {"type": "TemplateProcessing", "single": [cls, first, sep],
                               "pair": [cls, first, sep, second, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
                               "special_tokens": pieces},
            "decoder": None,
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                      "max_input_chars_per_word": 100, "vocab": ids, **model}}


def cases(real, revealing):
    """(name, arguments of write_folder, options of the encoding)"""
    edited = [line for i, line in enumerate(real) if i % 7 and line != "[MASK]"] + ["天", "##s", "我 ", "the\u3000", "", " "]
    fast = {"tokenizer_class": "PreTrainedTokenizerFast"}
    steps = {"normalizer": {"type": "Sequence", "normalizers": [
                 {"type": "NFKC"}, {"type": "Lowercase"}, {"type": "Replace", "pattern": {"String": "..", }, "content": "…"},
                 {"type": "Strip", "strip_left": True, "strip_right": True}]},
             "pre_tokenizer": {"type": "Whitespace"}}
    marks = {"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "NFC"},
                                                                 {"type": "Prepend", "prepend": "x"}]},
             "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                 {"type": "WhitespaceSplit"}, {"type": "Punctuation", "behavior": "MergedWithPrevious"},
                 {"type": "Digits", "individual_digits": False}]}}
    raw = {"normalizer": {**BERT_STEPS["normalizer"], "clean_text": False, "lowercase": False},
           "pre_tokenizer": {"type": "BertPreTokenizer"}}
    pair = {"pair": True, "max_length": 24}
    yield "bert-base-chinese", (real, BERT), {}
    yield "characters", (revealing, BERT), {}
    yield "cased", (revealing, {**BERT, "do_lower_case": False}), {}
    yield "accents kept", (revealing, {**BERT, "strip_accents": False}), {}
    yield "cased, accents stripped", (revealing, {**BERT, "do_lower_case": False, "strip_accents": True}), {}
    yield "ideographs together", (revealing, {**BERT, "tokenize_chinese_chars": False}), {}
    yield "cased, ideographs together", (revealing, {**BERT, "do_lower_case": False, "tokenize_chinese_chars": False}), {}
    yield "duplicate and missing lines", (edited, BERT), {}
    yield "added tokens", (real, {**BERT, "added_tokens_decoder": ADDED}), {}
    yield "added_tokens.json", (real, BERT, None, {"added_tokens.json": {"[NEW]": 21128, "wifi": 21129},
                                                   "special_tokens_map.json": {"mask_token": {
                                                       "content": "[MASK]", "lstrip": True, "rstrip": True,
                                                       "normalized": False, "single_word": False}}}), {}
    yield "cut on the left", (real, BERT), {"max_length": 12, "side": "left"}
    yield "cut on the right", (real, BERT), {"max_length": 12}
    yield "without special tokens", (real, BERT), {"special": False, "max_length": 9}
    yield "pairs", (real, BERT), pair
    yield "pairs cut on the left", (real, BERT), {**pair, "side": "left", "max_length": 17}
    yield "tokenizer.json of BERT's parts", (None, fast, wordpiece_json(revealing, BERT_STEPS)), {}
    yield "tokenizer.json with NFKC", (None, fast, wordpiece_json(revealing, steps)), {}
    yield "tokenizer.json with NFD and NFC", (None, fast, wordpiece_json(revealing, marks)), {}
    yield "tokenizer.json without cleaning", (None, fast, wordpiece_json(revealing, raw, max_input_chars_per_word=7)), pair
    yield "BertTokenizer with tokenizer.json", (None, {**BERT, "do_lower_case": False}, wordpiece_json(revealing, BERT_STEPS)), {}


def texts_for(name, index, corpus, characters):
    seeded = random.Random(SEED + index)
    lines = corpus if WHOLE and name in EVERY_LINE else seeded.sample(corpus, 200)
    single = characters if WHOLE and name in EVERY_CHARACTER else seeded.sample(characters, 200)
    return lines + single + hostile_texts.hostile_texts(COUNT, SEED + index)


def check_wordpiece(program, real, corpus, characters):
    good = True
    for index, (name, files, options) in enumerate(cases(real, revealing_vocabulary())):
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path)
            write_folder(folder, *files)
            good &= token_peer.compare(name, program, folder, token_peer.load(folder),
                                       texts_for(name, index, corpus, characters), options)
    return good


def main():
    program, data = peer.environment("WENBIAO_DUMP_TOKENS"), peer.environment("WENBIAO_DATA")
    peer.transformers()
    real = (data / "bert-base-chinese" / "vocab.txt").read_bytes().decode().split("\n")[:-1]
    corpus = [line.encode() for line in peer.corpus_lines(data)]
    characters = hostile_texts.every_character()
    good = check_wordpiece(program, real, corpus, characters)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
