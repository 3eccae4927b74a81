"""Writes the inputs that the fuzzers of weight and model files start from, into corpus/NAME/. Needs torch, transformers
and sentencepiece."""
import io
import json
import pathlib

import sentencepiece
import torch
import transformers

HERE = pathlib.Path(__file__).parent / "corpus"


def write(kind, name, content):
    folder = HERE / kind
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def torch_file(state, **options):
    buffer = io.BytesIO()
    torch.save(state, buffer, **options)
    return buffer.getvalue()


def safetensors_file(header, data):
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def sentencepiece_model(kind, **options):
    """A small model of a kind of sentencepiece's."""
    buffer = io.BytesIO()
    texts = ["今天天气很好 ab abc", "明天 abc ab", "ＡＢ 天气"] * 50
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=buffer, model_type=kind, vocab_size=20, hard_vocab_limit=False,
        minloglevel=2, **{"normalization_rule_name": "identity", **options})
    return buffer.getvalue()


def main():
    base = torch.arange(12, dtype=torch.float32).view(3, 4)
    state = {"a": base, "turned": base.t(), "half": base.half(), "brain": base.bfloat16(), "ids": torch.arange(3),
             "parameter": torch.nn.Parameter(base[0]), "none": None, "number": 3}
    write("pytorch", "state", torch_file(state))
    write("pytorch", "module", torch_file(torch.nn.Linear(2, 2).state_dict()))
    write("pytorch", "before-1.6", torch_file({"a": base[0]}, _use_new_zipfile_serialization=False))
    write("safetensors", "two", safetensors_file(
        {"__metadata__": {"format": "pt"}, "a": {"dtype": "F16", "shape": [2, 1], "data_offsets": [0, 4]},
         "b": {"dtype": "F64", "shape": [], "data_offsets": [4, 12]}}, bytes(12)))
    write("weight_index", "two", json.dumps({"metadata": {"total_size": 12}, "weight_map": {"a": "a.bin", "b": "b.bin"}}))
    for kind in ("unigram", "bpe", "char", "word"):
        write("sentencepiece_model", kind, sentencepiece_model(kind))
    write("sentencepiece_model", "symbols", sentencepiece_model(
        "unigram", user_defined_symbols=["天气"], pad_id=3, control_symbols=["<sep>", "<cls>"]))
    for name in ("Bert", "Roberta", "Albert", "Electra", "Ernie", "DistilBert"):
        config = getattr(transformers, name + "Config")(num_labels=3)
        config.architectures = [name + "ForSequenceClassification"]
        write("encoder_config", name.lower(), config.to_json_string())


if __name__ == "__main__":
    main()
