"""Losses with their gradients equal those of PyTorch, schedules those of transformers and class weights those of
scikit-learn, on random problems. Focal loss, which PyTorch does not have, is a formula here, with PyTorch's gradient."""
import functools
import json
import sys

import peer
from test_metrics import compare

try:
    import numpy
    import sklearn.utils.class_weight
    import torch
except ImportError:
    peer.skip("this Python has no torch and scikit-learn (packaging/setup/requirements-tests.txt).")

GRADIENT_LIMIT = 1e-6  # they are stored in 32 bit


def focal(logs, gamma):
    return -((1 - logs.exp()) ** gamma) * logs


def softmax_loss(logits, labels, weights, smoothing, gamma):
    if gamma == 0:
        return torch.nn.functional.cross_entropy(logits, labels, weights, label_smoothing=smoothing)
    chosen = torch.nn.functional.one_hot(labels, logits.shape[1]).double()
    target = chosen * (1 - smoothing) + smoothing / logits.shape[1]
    return (target * weights * focal(logits.log_softmax(1), gamma)).sum() / weights[labels].sum()


def sigmoid_loss(logits, truth, weights, smoothing, gamma):
    target = truth.double() * (1 - smoothing) + smoothing / 2
    if gamma == 0:
        return torch.nn.functional.binary_cross_entropy_with_logits(logits, target, pos_weight=weights)
    terms = target * weights * focal(torch.nn.functional.logsigmoid(logits), gamma)
    return (terms + (1 - target) * focal(torch.nn.functional.logsigmoid(-logits), gamma)).mean()


def symmetric_divergence(p, q):
    p, q = p.log_softmax(1), q.log_softmax(1)
    divergence = functools.partial(torch.nn.functional.kl_div, reduction="batchmean", log_target=True)
    return (divergence(p, q) + divergence(q, p)) / 2


def bernoulli_divergence(p, q):
    """By logsigmoid: torch.distributions takes softplus, which is rounded from 20 on."""
    log = torch.nn.functional.logsigmoid

    def divergence(a, b):
        return torch.sigmoid(a) * (log(a) - log(b)) + torch.sigmoid(-a) * (log(-a) - log(-b))

    return (divergence(p, q) + divergence(q, p)).mean() / 2


def random_logits(random, texts, classes):
    return random.normal(0, random.choice([0.3, 2, 8]), (texts, classes)).astype(numpy.float32)


def tensor(values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)


def compare_losses(dump, name, asked, expected):
    losses = [{"loss": want.pop("loss")} for want in expected]
    return all([compare(dump, name, asked, losses),
                compare(dump, f"gradients of {name}", asked, expected, GRADIENT_LIMIT)])


def check_losses(dump, random):
    asked, expected = [], []
    for number, (texts, classes) in enumerate([(1, 2), (1, 1), (7, 3), (32, 14), (5, 100)] * 12):
        values, several = random_logits(random, texts, classes), number % 2 == 1
        weights = random.uniform(0.1, 4, classes) if number % 3 else numpy.ones(classes)
        smoothing, gamma = float(random.choice([0, 0.1, 0.5])), float(random.choice([0, 0.7, 2]))
        if classes == 1:
            gamma = 0.0  # PyTorch's gradient of 0^0.7 is not a number
        truth = random.integers(0, 2, (texts, classes)) if several else random.integers(0, classes, texts)
        logits = tensor(values)
        loss = (sigmoid_loss if several else softmax_loss)(logits, torch.tensor(truth), torch.tensor(weights),
                                                           smoothing, gamma)
        loss.backward()
        asked.append({"what": "loss", "logits": values.ravel().tolist(), "classes": classes, "gamma": gamma,
                      "truth" if several else "labels": truth.ravel().tolist(), "smoothing": smoothing,
                      "weights": weights.tolist() if number % 3 else []})
        expected.append({"loss": loss.item(), "gradient": logits.grad.ravel()})
    return compare_losses(dump, "softmax and sigmoid losses", asked, expected)


def check_divergence(dump, random):
    asked, expected = [], []
    for number, (texts, classes) in enumerate([(1, 2), (7, 3), (32, 14)] * 6):
        values, several = [random_logits(random, texts, classes) for _ in range(2)], number % 2 == 1
        first, second = map(tensor, values)
        loss = (bernoulli_divergence if several else symmetric_divergence)(first, second)
        loss.backward()
        asked.append({"what": "divergence", "first": values[0].ravel().tolist(), "second": values[1].ravel().tolist(),
                      "classes": classes, "several": several})
        expected.append({"loss": loss.item(), "first": first.grad.ravel(), "second": second.grad.ravel()})
    return compare_losses(dump, "symmetric divergence", asked, expected)


def factors(library, schedule, warmup, total):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    name = "polynomial_decay" if schedule == "polynomial" else schedule
    make = getattr(library, f"get_{name}_schedule_with_warmup")
    length = [] if schedule == "constant" else [total]
    options = {"lr_end": 0.0, "power": 2.0} if schedule == "polynomial" else {}
    rates = make(optimizer, warmup, *length, **options)
    result = []
    for _ in range(total):
        result.append(rates.get_last_lr()[0])
        optimizer.step()
        rates.step()
    return result + [rates.get_last_lr()[0]]


def check_schedules(dump, library):
    asked, expected = [], []
    for schedule in ("linear", "constant", "cosine", "polynomial"):
        for warmup, total in ((0, 1), (0, 10), (3, 10), (10, 11), (16, 160)):
            asked.append({"what": "schedule", "schedule": schedule, "warmup": warmup, "total": total})
            expected.append({"factors": factors(library, schedule, warmup, total)})
    return compare(dump, "schedules", asked, expected, 1e-14)


def check_weights(dump, random):
    asked, expected = [], []
    for texts, categories in [(1, 1), (9, 4), (100, 5)] * 3:
        labels = random.integers(0, categories, texts)
        occurring = numpy.unique(labels)
        weights = numpy.ones(categories)
        weights[occurring] = sklearn.utils.class_weight.compute_class_weight("balanced", classes=occurring, y=labels)
        asked.append({"what": "weights", "labels": labels.tolist(), "categories": categories})
        expected.append({"weights": weights})
    return compare(dump, "class weights", asked, expected)


def main():
    dump = peer.environment("WENBIAO_DUMP_NUMBERS")
    library = peer.transformers()
    torch.set_num_threads(1)
    random = numpy.random.default_rng(20260102)
    good = [check_losses(dump, random), check_divergence(dump, random), check_schedules(dump, library),
            check_weights(dump, random)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
