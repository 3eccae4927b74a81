"""The head that guesses hidden tokens gives the logits of transformers' …ForMaskedLM: on random networks of every
architecture in folders of every form, its matrix shared with the token table or not."""
import os
import pathlib
import sys
import tempfile

import networks
import peer

LIMIT = 1e-4
TEXTS = ["今天[MASK]气不错", "体验2D巅峰 倚天屠[MASK]记十大创[MASK]概览", "Hello, world!", "", "物流很快，包装也好，就是有点贵。" * 12]  # the last is cut


def check(library, torch, dump, architecture, number):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        tied = number != 1
        network, name = networks.make(library, torch, folder, architecture, number, "ForMaskedLM", tie_word_embeddings=tied)
        tokenizer = library.AutoTokenizer.from_pretrained(folder)
        first = network.config.pad_token_id + 1 if "roberta" in architecture else 0
        limit = network.config.max_position_embeddings - first
        worst = 0.0
        for row, text in zip(peer.json_lines(dump, ["masked", folder], TEXTS), TEXTS):
            tokens = tokenizer(text, return_tensors="pt", truncation=True, max_length=limit)
            with torch.no_grad():
                expected = network(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).logits.flatten()
            ours = torch.tensor(row["logits"])
            worst = max(worst, (ours - expected).abs().max().item() if ours.shape == expected.shape else float("inf"))
        return peer.report(f"{name}{'' if tied else ', untied'}", worst, LIMIT)


def main():
    os.environ["OMP_NUM_THREADS"] = "1"
    dump, library = peer.environment("WENBIAO_DUMP"), peer.transformers()
    import torch

    good = [check(library, torch, dump, *which) for which in networks.all_numbers()]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
