"""Logits, hidden states, attention weights and explanations equal those of transformers, in fp32, on random
networks of several shapes and on the starter."""
import json
import pathlib
import sys
import tempfile

import peer

LIMIT = 1e-4
TEXTS = ["今天天气不错", "体验2D巅峰 倚天屠龙记十大创新概览", "Hello, world!", "", "物流很快，包装也好，就是有点贵。" * 12]  # the last is cut
# hidden size, layers, heads, intermediate size, activation, classes
SHAPES = ((32, 2, 4, 64, "gelu", 3), (48, 3, 3, 100, "gelu_new", 2), (64, 1, 8, 128, "relu", 10))
CHARACTERS = "今天气不错体验巅峰倚屠龙记十大创新概览物流很快包装也好就是有点贵，。!"


def write_tokenizer(folder):
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *CHARACTERS, "hello", "wor", "##ld", "2", "##d"]
    (folder / "vocab.txt").write_text("".join(w + "\n" for w in words), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
    return len(words)


def make_classifier(library, torch, folder, shape):
    hidden, layers, heads, intermediate, activation, classes = shape
    config = library.BertConfig(vocab_size=write_tokenizer(folder), hidden_size=hidden, num_hidden_layers=layers,
                                num_attention_heads=heads, intermediate_size=intermediate, hidden_act=activation,
                                num_labels=classes, max_position_embeddings=96, initializer_range=0.2,
                                attn_implementation="eager")
    network = library.BertForSequenceClassification(config).eval()
    for parameter in network.parameters():
        if parameter.dim() == 1:
            torch.nn.init.normal_(parameter, 0.3, 0.5)
    network.save_pretrained(folder)
    return network


class Peer:
    """A network of transformers and its tokenizer."""

    def __init__(self, library, torch, folder, network, encoder):
        self.torch, self.network, self.encoder = torch, network, encoder
        self.tokenizer = library.AutoTokenizer.from_pretrained(folder)
        self.limit = encoder.config.max_position_embeddings

    def tokens(self, text):
        return self.tokenizer(text, return_tensors="pt", truncation=True, max_length=self.limit)

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
        baseline = self.torch.where(ids < 4, ids, self.tokenizer.pad_token_id)
        baseline = self.torch.where(ids == self.tokenizer.unk_token_id, self.tokenizer.pad_token_id, baseline)
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
    return max(((torch.as_tensor(a).flatten() - b.flatten()).abs().max().item() for a, b in pairs), default=0.0)


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


def check_random(library, torch, cli, dump, shape):
    torch.manual_seed(0)
    name = "random " + " ".join(map(str, shape))
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        network = make_classifier(library, torch, folder, shape)
        other = Peer(library, torch, folder, network, network.bert)
        rows = peer.json_lines(cli, ["logits", folder, "-", "--json"], TEXTS)
        pairs = [(row["logits"], other.logits(text)) for row, text in zip(rows, TEXTS)]
        good = peer.report(f"{name} logits", largest(torch, pairs), LIMIT)
        good &= check_encoder(torch, name, dump, folder, other, TEXTS)
        return good & check_explanations(torch, name, dump, folder, other)


def main():
    cli, dump, library = peer.environment("WENBIAO_CLI"), peer.environment("WENBIAO_DUMP"), peer.transformers()
    import torch

    torch.set_num_threads(2)
    good = all([check_random(library, torch, cli, dump, shape) for shape in SHAPES])
    starter = peer.environment("WENBIAO_STARTER")
    network = library.AutoModel.from_pretrained(starter, attn_implementation="eager").eval()
    good &= check_encoder(torch, "starter", dump, starter, Peer(library, torch, starter, None, network), TEXTS[:-1])
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
