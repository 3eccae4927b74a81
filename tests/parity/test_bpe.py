"""Byte-level BPE: our tokens equal those of the public library, from vocab.json with merges.txt and from tokenizer.json.

The tokenizers are trained here, on the corpora. WENBIAO_TOKEN_TEXTS and WENBIAO_TOKEN_SEED as in test_tokens.py;
WENBIAO_TOKEN_WHOLE=1: two sizes of vocabulary, every line of the corpora and every character.
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
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
ROBERTA = {"tokenizer_class": "RobertaTokenizer"}
FAST = {"tokenizer_class": "PreTrainedTokenizerFast", "unk_token": "<unk>", "cls_token": "<s>", "sep_token": "</s>"}
PAIR = {"pair": True, "max_length": 24}
LATIN = ["I'm sure you'll say it's what we've done; they'd 're don't", " the  quick\tbrown\n\nfox ", "  leading and trailing  ",
         "x'S 's ''s '", "don’t l'été naïve Übergröße", "2023年3月14日 3.14 ①②", "<mask> <s>a</s>  <mask>  b", "a" * 300,
         "的" * 300, " " * 40, "\u3000\u3000全角　空格", "tab\t\tend ", "哈哈哈\u200d😀👨‍👩‍👧"]


def trained(corpus, size):
    """The model object of a tokenizer.json, trained on texts."""
    import tokenizers

    tokenizer = tokenizers.ByteLevelBPETokenizer()
    tokenizer.train_from_iterator(corpus, vocab_size=size, min_frequency=2, special_tokens=SPECIAL, show_progress=False)
    return json.loads(tokenizer.to_str())["model"]


def byte_level(prefix=False, trim=True, regex=True):
    return {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": trim, "use_regex": regex}


def roberta_processing(ids, prefix, trim):
    return {"type": "RobertaProcessing", "sep": ["</s>", ids["</s>"]], "cls": ["<s>", ids["<s>"]], "trim_offsets": trim,
            "add_prefix_space": prefix}


def tokenizer_json(model, prefix=False, trim=True, lstrip=True, normalized=False, **parts):
    ids = model["vocab"]
    added = [{"id": ids[t], "content": t, "single_word": False, "lstrip": lstrip and t == "<mask>", "rstrip": False,
              "normalized": normalized, "special": True} for t in SPECIAL if t in ids]
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None,
            "pre_tokenizer": byte_level(prefix, trim), "post_processor": roberta_processing(ids, prefix, trim),
            "decoder": byte_level(prefix, trim), "model": model, **parts}


def template(ids):
    cls, sep = ({"SpecialToken": {"id": t, "type_id": 0}} for t in ("<s>", "</s>"))
    first, second = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}
    return {"type": "TemplateProcessing", "single": [cls, first, sep], "pair": [cls, first, sep, second, sep],
            "special_tokens": {t: {"id": t, "ids": [ids[t]], "tokens": [t]} for t in ("<s>", "</s>")}}


def as_files(model, config, header="#version: 0.2\n"):
    """RobertaTokenizer's own files."""
    merges = header + "".join(" ".join(m if isinstance(m, list) else [m]) + "\n" for m in model["merges"])
    return {"vocab.json": json.dumps(model["vocab"]), "merges.txt": merges, "tokenizer_config.json": json.dumps(config)}


def as_json(config, whole):
    return {"tokenizer_config.json": json.dumps(config), "tokenizer.json": json.dumps(whole)}


def without(model, tokens):
    """The model without some tokens of its vocabulary and the merges that need them; ids stay as they are."""
    vocab = {t: i for t, i in model["vocab"].items() if t not in tokens}
    pairs = [m if isinstance(m, list) else m.split(" ") for m in model["merges"]]
    while True:
        kept = [(a, b) for a, b in pairs if a in vocab and b in vocab and a + b in vocab]
        made = {a + b for a, b in kept} | {t for t in vocab if len(t) == 1 or t in SPECIAL}
        if len(kept) == len(pairs) and len(made) == len(vocab):
            return {**model, "vocab": vocab, "merges": [list(p) for p in kept]}
        pairs, vocab = kept, {t: i for t, i in vocab.items() if t in made}


def roberta_cases(model):
    for prefix in (False, True):
        for trim in (True, False):
            config = {**ROBERTA, "add_prefix_space": prefix, "trim_offsets": trim}
            name = f"RobertaTokenizer, prefix space {prefix}, trimmed {trim}"
            yield f"{name}, vocab.json", as_files(model, config), {}
            yield f"{name}, tokenizer.json", as_json(config, tokenizer_json(model, not prefix, not trim)), {}
            yield f"{name}, cut on the left", as_files(model, config, ""), {"max_length": 9, "side": "left"}
            yield f"{name}, pairs", as_files(model, config), PAIR
    yield "model type alone", {**as_files(model, {}), "config.json": json.dumps({"model_type": "roberta"})}, {}
    yield "RobertaTokenizer, other special tokens", as_files(model, {
        **ROBERTA, "mask_token": "<m>", "cls_token": "[CLS]", "added_tokens_decoder": {
            "0": {"content": "<s>", "special": True}, "89999": {"content": "<m>", "lstrip": True, "special": True},
            "90000": {"content": "的", "rstrip": True}}}), {}


def json_cases(model):
    ids = model["vocab"]
    strings = {**model, "merges": [m if isinstance(m, str) else " ".join(m) for m in model["merges"]]}
    old = {k: v for k, v in strings.items() if k not in ("type", "ignore_merges", "byte_fallback")}
    rare = without(model, {"Ġ", "ä", "ł", "½", "A"})
    sequence = [{"type": "Digits", "individual_digits": True}, byte_level(True)]
    for prefix in (False, True):
        for trim in (True, False):
            yield (f"tokenizer.json, prefix space {prefix}, trimmed {trim}",
                   as_json(FAST, tokenizer_json(model, prefix, trim)), {} if trim else PAIR)
    yield "tokenizer.json, old form", as_json(FAST, tokenizer_json(old, lstrip=False)), {"special": False}
    yield "tokenizer.json, added tokens normalised", as_json(FAST, tokenizer_json(model, True, normalized=True)), {}
    yield "tokenizer.json, no regular expression", as_json(
        FAST, tokenizer_json(model, pre_tokenizer=byte_level(False, True, False))), {}
    yield "tokenizer.json, NFKC before", as_json(FAST, tokenizer_json(model, True, normalizer={"type": "NFKC"})), {}
    yield "tokenizer.json, stripped and replaced", as_json(FAST, tokenizer_json(
        model, True, normalizer={"type": "Sequence", "normalizers": [
            {"type": "Strip", "strip_left": True, "strip_right": True},
            {"type": "Replace", "pattern": {"String": "的"}, "content": "  "}]})), {}
    yield "tokenizer.json, digits alone", as_json(FAST, tokenizer_json(
        model, pre_tokenizer={"type": "Sequence", "pretokenizers": sequence})), {}
    yield "tokenizer.json, template", as_json(FAST, tokenizer_json(model, post_processor=template(ids))), PAIR
    yield "tokenizer.json, ByteLevel after", as_json(FAST, tokenizer_json(model, post_processor=byte_level(False))), PAIR
    yield "tokenizer.json, ByteLevel and template", as_json(FAST, tokenizer_json(model, post_processor={
        "type": "Sequence", "processors": [byte_level(True), template(ids)]})), {"max_length": 7, "side": "left"}
    yield "tokenizer.json, whole words first", as_json(FAST, tokenizer_json({**model, "ignore_merges": True})), {}
    yield "tokenizer.json, few merges, whole words first", as_json(FAST, tokenizer_json(
        {**model, "ignore_merges": True, "merges": model["merges"][::3] and [
            m for m in model["merges"] if random.Random(str(m)).random() < 0.5]})), {}
    yield "bytes missing", as_json(FAST, tokenizer_json(rare, True)), {}
    yield "bytes missing, not trimmed", as_json(FAST, tokenizer_json(rare, False, False)), {}
    yield "bytes unknown", as_json(FAST, tokenizer_json({**rare, "unk_token": "<unk>"})), {}
    yield "bytes unknown together", as_json(FAST, tokenizer_json({**rare, "unk_token": "<unk>", "fuse_unk": True}, True)), {}


def texts_for(name, index, corpus, characters):
    seeded = random.Random(SEED + index)
    every = WHOLE and (name.endswith(("vocab.json", "NFKC before", "bytes missing")) or index % 4 == 0)
    lines = corpus if every else seeded.sample(corpus, 200)
    single = characters if every else seeded.sample(characters, 200)
    return [text.encode() for text in LATIN] + lines + single + hostile_texts.hostile_texts(COUNT, SEED + index)


def main():
    program, data = peer.environment("WENBIAO_DUMP_TOKENS"), peer.environment("WENBIAO_DATA")
    peer.transformers()
    lines = list(peer.corpus_lines(data))
    corpus = [line.encode() for line in lines]
    characters = hostile_texts.every_character()
    good = True
    for size in (8000, 30000) if WHOLE else (3000,):
        texts = lines if WHOLE else random.Random(SEED).sample(lines, 5000)
        model = trained(texts + LATIN * 3, size)
        for index, (name, files, options) in enumerate([*roberta_cases(model), *json_cases(model)]):
            with tempfile.TemporaryDirectory() as path:
                folder = pathlib.Path(path)
                for file, content in files.items():
                    (folder / file).write_text(content)
                good &= token_peer.compare(f"{size}, {name}", program, folder, token_peer.load(folder),
                                           texts_for(name, index, corpus, characters), options)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
