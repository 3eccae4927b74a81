"""Fine-tuning beside the public Trainer: the same network, texts and settings, no dropout, and every step over all texts, so
that chance has no part in it. After it both give the same logits, for every architecture."""
import json
import pathlib
import random
import sys
import tempfile

import networks
import peer

TEXTS, STEPS = 24, 12
CLOSE = 1e-4
SETTINGS = {"learning_rate": 1e-3, "weight_decay": 0.1, "warmup": 0.25, "clip": 1.0}
# The same step taken at once and by parts.
OURS = {"at once": ["--batch-size", TEXTS], "accumulated": ["--batch-size", TEXTS // 3, "--accumulate", 3]}


def random_titles(labels):
    """Distinct texts, each with its label."""
    seeded = random.Random(0)
    texts = {"".join(seeded.choices(networks.CHARACTERS, k=seeded.randint(1, 40))) for _ in range(TEXTS)}
    assert len(texts) == TEXTS
    return [(text, labels[i % len(labels)]) for i, text in enumerate(sorted(texts))]


def without_dropout(config):
    for name in ("hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout_prob", "dropout",
                 "attention_dropout", "seq_classif_dropout"):
        if hasattr(config, name):
            setattr(config, name, 0.0)
    config.classifier_dropout = 0.0


def train_theirs(library, torch, source, rows):
    config = library.AutoConfig.from_pretrained(source)
    without_dropout(config)
    network = library.AutoModelForSequenceClassification.from_pretrained(source, config=config, dtype=torch.float32)
    tokenizer = library.AutoTokenizer.from_pretrained(source)
    data = [{"text": text, "label": network.config.label2id[label]} for text, label in rows]

    def collate(part):
        tokens = peer.batch_of(tokenizer, peer.limit_of(network.config), [row["text"] for row in part])
        return {"input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"],
                "labels": torch.tensor([row["label"] for row in part])}

    with tempfile.TemporaryDirectory() as output:
        arguments = library.TrainingArguments(
            output_dir=output, num_train_epochs=STEPS, per_device_train_batch_size=TEXTS,
            learning_rate=SETTINGS["learning_rate"], weight_decay=SETTINGS["weight_decay"], warmup_steps=SETTINGS["warmup"],
            lr_scheduler_type="linear", max_grad_norm=SETTINGS["clip"], report_to=[], save_strategy="no",
            logging_strategy="no", disable_tqdm=True, remove_unused_columns=False, use_cpu=True)
        library.Trainer(network, arguments, train_dataset=data, data_collator=collate).train()
    return network.eval(), tokenizer


def train_ours(cli, source, place, rows, batches):
    place.mkdir()
    project, corpus = place / "p.wenbiao", place / "rows.tsv"
    corpus.write_text("".join(f"{text}\t{label}\n" for text, label in rows), encoding="utf-8")
    peer.run(cli, "create", project)
    peer.run(cli, "import", project, corpus, "--format", "tsv", "--text", "1", "--label", "2", "--split", "train")
    peer.run(cli, "train", project, "--encoder", source, "--preset", "quick", "--pooling", "cls", "--precision", "fp32", *batches,
             "--epochs", STEPS, "--learning-rate", SETTINGS["learning_rate"], "--weight-decay", SETTINGS["weight_decay"],
             "--warmup", SETTINGS["warmup"], "--clip", SETTINGS["clip"], "--schedule", "linear", "--head-factor", 1,
             "--embeddings", "trained", "--dropout", 0, "--layer-decay", 1, "--max-length", 96, "--threads", 2)
    return project / "runs" / "1"


def logits_of(torch, cli, folder, texts):
    """In the order of the categories' names."""
    names = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
    order = sorted(range(len(names)), key=lambda i: names[str(i)])
    return torch.tensor([row["logits"] for row in peer.json_lines(cli, ["logits", folder, "-", "--json"], texts)])[:, order]


def check(library, torch, cli, place, architecture):
    source = place / "source"
    source.mkdir()
    start, name = networks.make(library, torch, source, architecture, 0)
    names = sorted(start.config.label2id)
    rows = random_titles(names)
    network, tokenizer = train_theirs(library, torch, source, rows)
    texts = [text for text, _ in rows]

    def answers(of):
        tokens = peer.batch_of(tokenizer, peer.limit_of(of.config), texts)
        with torch.no_grad():
            said = of(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]).logits
        return said[:, [of.config.label2id[label] for label in names]]

    theirs = answers(network)
    moved = (theirs - answers(start)).abs().max().item()
    good = moved > 100 * CLOSE
    print(f"{'ok ' if good else 'BAD'} {name}: the logits moved by {moved:.2f}")
    for way, batches in OURS.items():
        folder = train_ours(cli, source, place / way, rows, batches)
        good &= peer.compare(f"{name}: {way}", logits_of(torch, cli, folder, texts), theirs, CLOSE)
    return good


def main():
    cli = peer.environment("WENBIAO_CLI")
    library = peer.transformers()
    try:
        import accelerate  # noqa: F401  (the Trainer wants it)
    except ImportError:
        peer.skip("this Python has no accelerate (packaging/setup/requirements-tests.txt).")
    import torch

    torch.set_num_threads(2)
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        for architecture in networks.ARCHITECTURES:
            place = pathlib.Path(scratch) / architecture
            place.mkdir()
            good &= check(library, torch, cli, place, architecture)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
