"""Many starters at once in PyTorch: their parameters stand stacked in the leading dimension E, texts are packed without
padding. The network of screen.py.
"""
import math
import os
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

import values

WIDTH, LAYERS, HEADS, INNER = 384, 12, 12, 1536
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
LONGEST = 128


class Corpus:
    """The texts' token ids in the rows of a table that holds only the tokens in use, and the starter's weights."""

    def __init__(self, seeds):
        import safetensors.torch
        import sentencepiece

        folder = pathlib.Path(os.environ["WENBIAO_STARTER"])
        self.weights = safetensors.torch.load_file(folder / "model.safetensors")
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.bpe.model"))
        numbers, texts, self.splits = {}, [], {}
        for task in values.TASKS:
            for seed in seeds:
                parts = values.splits_of(task, pathlib.Path(os.environ["WENBIAO_DATA"]), seed)
                labels = {label: i for i, label in enumerate(sorted({row[1] for part in parts for row in part}))}
                for name, part in zip(("train", "validation", "test"), parts):
                    for text, _ in part:
                        if numbers.setdefault(text, len(numbers)) == len(texts):
                            texts.append(text)
                    self.splits[task, seed, name] = (np.array([numbers[row[0]] for row in part]),
                                                     np.array([labels[row[1]] for row in part]))
        ids = [[0, *(i + 1 if i > 2 else 3 for i in pieces.encode(text))][:LONGEST - 1] + [2] for text in texts]
        used, flat = np.unique(np.concatenate(ids), return_inverse=True)
        self.flat, self.lengths = flat, np.array([len(each) for each in ids])
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.table = self.weights["embeddings.word_embeddings.weight"][torch.from_numpy(used)].float().to(DEVICE)


def layout(classes):
    """(name, shape, layer) of a network's parameters but the token table, in the order of a flat vector."""
    found = [("embeddings.position_embeddings.weight", (512, WIDTH), 0), ("embeddings.token_type_embeddings.weight", (2, WIDTH), 0),
             ("embeddings.LayerNorm.weight", (WIDTH,), 0), ("embeddings.LayerNorm.bias", (WIDTH,), 0)]
    shapes = {"attention.self.query": (WIDTH, WIDTH), "attention.self.key": (WIDTH, WIDTH), "attention.self.value": (WIDTH, WIDTH),
              "attention.output.dense": (WIDTH, WIDTH), "attention.output.LayerNorm": (WIDTH,),
              "intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER), "output.LayerNorm": (WIDTH,)}
    for i in range(LAYERS):
        for name, shape in shapes.items():
            found += [(f"encoder.layer.{i}.{name}.weight", shape, i + 1), (f"encoder.layer.{i}.{name}.bias", shape[:1], i + 1)]
    head = {"norm.weight": (WIDTH,), "norm.bias": (WIDTH,), "head.weight": (classes, WIDTH), "head.bias": (classes,)}
    return found + [(name, shape, LAYERS + 1) for name, shape in head.items()]


class Networks:
    """E networks: `flat` [E, parameters], its gradient, and views of both by name, [E, …]."""

    def __init__(self, corpus, seeds, classes):
        self.corpus, self.count, self.classes, self.layout = corpus, len(seeds), classes, layout(classes)
        start = [corpus.weights[name].float().reshape(-1) if name in corpus.weights else torch.zeros(math.prod(shape))
                 for name, shape, _ in self.layout]
        self.flat = torch.cat(start).to(DEVICE).repeat(self.count, 1)
        self.gradient = torch.zeros_like(self.flat)
        sizes = torch.tensor([part.numel() for part in start])
        self.layer = torch.tensor([layer for _, _, layer in self.layout]).repeat_interleave(sizes).to(DEVICE)
        self.decayed = torch.tensor([float(len(shape) > 1) for _, shape, _ in self.layout]).repeat_interleave(sizes).to(DEVICE)
        self.views = self.viewed(self.flat, self.gradient)
        self.views["norm.weight"].data.fill_(1)
        self.standard = None
        for row, seed in zip(self.views["head.weight"].data, seeds):
            row.copy_(torch.randn(row.shape, generator=torch.Generator().manual_seed(seed)) * 0.02)

    def viewed(self, flat, gradient=None):
        views, at = {}, 0
        for name, shape, _ in self.layout:
            end = at + math.prod(shape)
            views[name] = flat[:, at:end].view(self.count, *shape).detach()
            if gradient is not None:
                views[name].requires_grad_()
                views[name].grad = gradient[:, at:end].view(self.count, *shape)
            at = end
        return views


def packed(corpus, chosen):
    """The texts `chosen` [E, B] without padding: per token [E·T] its row, place, place in the padded batch, and text."""
    networks, texts = chosen.shape
    chosen = chosen.reshape(-1)
    lengths = corpus.lengths[chosen]
    text = np.repeat(np.arange(networks * texts), lengths)
    place = np.arange(len(text)) - (np.cumsum(lengths) - lengths)[text]
    row = corpus.flat[corpus.starts[chosen][text] + place]
    tokens = lengths.reshape(networks, texts).sum(1)
    most, longest = -(-int(tokens.max()) // 16) * 16, -(-int(lengths.max()) // 8) * 8
    network = text // texts
    to = network * most + np.arange(len(text)) - (np.cumsum(tokens) - tokens)[network]
    columns = np.zeros((4, networks * most), np.int64)
    columns[2], columns[3] = networks * texts * longest, networks * texts  # what is left over goes to a row of its own
    columns[:, to] = row, place, text * longest + place, text
    columns = torch.from_numpy(columns).to(DEVICE, non_blocking=True)
    lengths = torch.from_numpy(lengths).to(DEVICE, non_blocking=True)
    mask = torch.arange(longest, device=DEVICE)[None] < lengths[:, None]
    return {"networks": networks, "texts": texts, "tokens": most, "longest": longest, "row": columns[0], "place": columns[1],
            "slot": columns[2], "text": columns[3], "lengths": lengths, "mask": mask[:, None, None]}


class Unpadded(torch.autograd.Function):
    """The rows of a padded batch in the order of a packed one."""

    @staticmethod
    def forward(ctx, x, slot):
        ctx.save_for_backward(slot)
        ctx.rows = x.shape[0]
        return x.index_select(0, slot.clamp(max=x.shape[0] - 1))

    @staticmethod
    def backward(ctx, gradient):
        (slot,) = ctx.saved_tensors
        return gradient.new_zeros(ctx.rows + 1, gradient.shape[1]).index_copy_(0, slot, gradient)[:-1], None


def normalized(x, views, name):
    return F.layer_norm(x.float(), (WIDTH,), eps=1e-12) * views[f"{name}.weight"][:, None] + views[f"{name}.bias"][:, None]


def dense(x, views, name):
    return torch.baddbmm(views[f"{name}.bias"][:, None], x, views[f"{name}.weight"].transpose(1, 2))


def attended(x, views, name, batch, dropout):
    count, tokens, texts, longest = batch["networks"], batch["tokens"], batch["texts"], batch["longest"]
    parts = []
    for part in ("query", "key", "value"):
        rows = dense(x, views, f"{name}.self.{part}").view(count * tokens, WIDTH)
        padded = rows.new_zeros(count * texts * longest + 1, WIDTH).index_copy(0, batch["slot"], rows)[:-1]
        parts.append(padded.view(count * texts, longest, HEADS, WIDTH // HEADS).transpose(1, 2))
    mask = batch["mask"].expand(-1, HEADS, longest, longest)
    mixed = F.scaled_dot_product_attention(*parts, attn_mask=mask, dropout_p=dropout).transpose(1, 2)
    return Unpadded.apply(mixed.reshape(count * texts * longest, WIDTH), batch["slot"]).view(count, tokens, WIDTH)


def pooled(networks, views, batch, run, dropout=0.0, shift=None):
    """Means over each text's tokens, [E, B, WIDTH]. `shift` moves the token vectors."""
    count, tokens = batch["networks"], batch["tokens"]
    owner = torch.arange(count, device=DEVICE).repeat_interleave(tokens)
    x = networks.corpus.table[batch["row"]].view(count, tokens, WIDTH)
    if shift is not None:
        x = x + shift
    places = views["embeddings.position_embeddings.weight"].reshape(-1, WIDTH)[batch["place"] + owner * 512]
    x = x + places.view(count, tokens, WIDTH) + views["embeddings.token_type_embeddings.weight"][:, :1]
    x = F.dropout(normalized(x, views, "embeddings.LayerNorm"), dropout)
    for i in range(LAYERS):
        name = f"encoder.layer.{i}"
        mixed = dense(attended(x, views, f"{name}.attention", batch, dropout), views, f"{name}.attention.output.dense")
        x = normalized(x + F.dropout(mixed, dropout), views, f"{name}.attention.output.LayerNorm")
        inner = dense(F.gelu(dense(x, views, f"{name}.intermediate.dense")), views, f"{name}.output.dense")
        x = normalized(x + F.dropout(inner, dropout), views, f"{name}.output.LayerNorm")
    sums = torch.zeros(count * batch["texts"] + 1, WIDTH, device=DEVICE)
    sums = sums.index_add(0, batch["text"], x.float().view(-1, WIDTH))[:-1]
    means = (sums / batch["lengths"][:, None]).view(count, batch["texts"], WIDTH)
    if run["norm"]:
        means = normalized(means, views, "norm")
    if networks.standard is not None:
        means = (means - networks.standard[0]) / networks.standard[1]
    return means


def logits(views, means):
    with torch.autocast(DEVICE, enabled=False):
        return dense(means.float(), views, "head")


def in_bf16():
    return torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda")


def over_texts(networks, chosen, work, size, at_once=1 << 11):
    """work(batch) [E, texts, size] for all texts `chosen` [E, n], the short ones first."""
    order = np.argsort(networks.corpus.lengths[chosen], 1, kind="stable")
    result = torch.zeros(*chosen.shape, size, device=DEVICE)
    step = max(1, at_once // networks.count)
    with torch.no_grad(), in_bf16():
        for begin in range(0, chosen.shape[1], step):
            part = order[:, begin:begin + step]
            batch = packed(networks.corpus, np.take_along_axis(chosen, part, 1))
            result.scatter_(1, torch.from_numpy(part).to(DEVICE)[..., None].expand(-1, -1, size), work(batch).float())
    return result
