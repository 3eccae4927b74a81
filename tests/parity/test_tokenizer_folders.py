"""A folder's tokenizer is the one that transformers' AutoTokenizer takes, whichever files it has and whatever they say."""
import pathlib
import sys
import tempfile

import peer
import test_tokens
import token_peer

TEXTS = [text.encode() for text in ("今天天气 ABC[MASK] Übung[A]天[FOO][X] 我是<mask>[E] [B] The 的 wifi", "ＡＢ é [CLS] 是我")]
BERT = {"tokenizer_class": "BertTokenizer"}
FAST = {"tokenizer_class": "PreTrainedTokenizerFast"}


def cases(real):
    """(name, arguments of write_folder)"""
    plain = test_tokens.wordpiece_json(real, test_tokens.BERT_STEPS)
    cased = test_tokens.wordpiece_json(real, {"normalizer": {**test_tokens.BERT_STEPS["normalizer"], "lowercase": False},
                                              "pre_tokenizer": {"type": "BertPreTokenizer"}})
    cased["truncation"] = {"direction": "Left", "max_length": 8, "strategy": "LongestFirst", "stride": 0}

    def model(**config):
        return {"config.json": config}

    yield "model type alone", (real, {}, None, model(model_type="bert"))
    yield "model type and tokenizer.json", (real, {}, cased, model(model_type="bert"))
    yield "class of the model's configuration", (real, {}, None, model(model_type="albert", tokenizer_class="BertTokenizer"))
    yield "another class of BERT's", (None, {"tokenizer_class": "ElectraTokenizerFast"}, cased, model(model_type="electra"))
    yield "DistilBERT's", (real, {"tokenizer_class": "DistilBertTokenizer", "do_lower_case": False})
    yield "BERT's class for another model", (real, BERT, None, model(model_type="albert"))
    yield "tokenizer.json decides", (real, FAST, cased, model(model_type="bert"))
    yield "a class nobody knows", (real, {"tokenizer_class": "ErnieTokenizer"}, cased, model(model_type="ernie"))
    yield "tokenizer.json alone", (None, {}, cased)
    yield "special_tokens_map.json", (real, BERT, None, {"special_tokens_map.json": {
        "unk_token": "的", "mask_token": "<mask>", "additional_special_tokens": ["[A]", "天"]}})
    yield "special tokens of other names", (real, {**BERT, "cls_token": "我", "sep_token": "是", "foo_token": "[FOO]"})
    yield "no padding token", (real, {**BERT, "pad_token": None})
    yield "added tokens before special_tokens_map.json", (
        real, {**BERT, "added_tokens_decoder": {"21128": {"content": "[X]", "special": True}}}, None,
        {"special_tokens_map.json": {"mask_token": "是"}})
    yield "cut on the left", (real, {**BERT, "truncation_side": "left"})
    yield "added_tokens.json beside tokenizer.json", (
        real, {**FAST, "mask_token": "[MASK]", "extra_special_tokens": ["[E]"]}, plain,
        {"added_tokens.json": {"[B]": 21200, "天气": 21128}})


def main():
    program, data = peer.environment("WENBIAO_DUMP_TOKENS"), peer.environment("WENBIAO_DATA")
    peer.transformers()
    real = (data / "bert-base-chinese" / "vocab.txt").read_bytes().decode().split("\n")[:-1]
    good = True
    for name, files in cases(real):
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path)
            test_tokens.write_folder(folder, *files)
            tokenizer = token_peer.load(folder)
            good &= token_peer.compare(name, program, folder, tokenizer, TEXTS)
            # The side at which texts are cut is the folder's own here.
            side = tokenizer.truncation_side
            limited = token_peer.ours(program, folder, TEXTS, {"max_length": 6})
            tokenizer.backend_tokenizer.enable_truncation(6, direction=side)
            expected = [e.ids for e in tokenizer.backend_tokenizer.encode_batch([t.decode() for t in TEXTS])]
            good &= [rows[:, 0].tolist() for rows in limited] == expected or bool(print(f"BAD {name}: cut on the {side}"))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
