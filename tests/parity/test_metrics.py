"""Scores, intervals and comparisons equal those of scikit-learn and scipy, on random problems: balanced and lopsided,
with categories that nobody has or gets, ties, a single text, a single category. What neither has is a formula here."""
import json
import math
import os
import sys
import warnings

import peer

os.environ.setdefault("OMP_NUM_THREADS", "1")
try:
    import numpy
    import scipy.optimize
    import scipy.special
    import scipy.stats
    import sklearn.metrics as sklearn
except ImportError:
    peer.skip("this Python has no scikit-learn (packaging/setup/requirements-tests.txt).")

LIMIT = 1e-12
MASK = (1 << 64) - 1
RESAMPLES = 24


class Random:
    """The program's generator, SplitMix64, written again: its resamples can be drawn here too."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return ((z ^ (z >> 31)) * bound) >> 64


def resamples(texts, seed):
    draw = Random(seed)
    return [[draw.below(texts) for _ in range(texts)] for _ in range(RESAMPLES)]


def answers(random, texts, categories, skill):
    """Labels and predictions; categories grow rarer, and the last one may be on neither side."""
    chances = 1.0 / numpy.arange(1, categories + 1) ** random.uniform(0, 2)
    labels = random.choice(categories, texts, p=chances / chances.sum())
    predictions = numpy.where(random.random(texts) < skill, labels, random.integers(0, categories, texts))
    return labels, predictions


def probabilities(random, texts, categories, ties):
    logits = random.normal(0, random.choice([0.5, 2, 6]), (texts, categories))
    if ties:
        logits = logits.round()
    rows = scipy.special.softmax(logits, axis=1)
    if ties:  # one decimal, and exactly on the edge of bins
        rows = (rows * 8).round() / 8
        rows[:, 0] += 1 - rows.sum(axis=1)
    return logits.astype(numpy.float32), rows.astype(numpy.float32)


SIZES = [(1, 2), (1, 1), (2, 2), (5, 3), (12, 40), (50, 2), (60, 5), (200, 14), (400, 3)]


def problems(random, rounds):
    for texts, categories in SIZES * rounds:
        yield texts, categories, *answers(random, texts, categories, random.choice([0, 0.5, 0.9, 1]))


def distance(ours, theirs):
    ours, theirs = numpy.asarray(ours, float), numpy.asarray(theirs, float)
    if ours.shape != theirs.shape:
        return math.inf
    difference = numpy.abs(ours - theirs)
    return float(difference.max(initial=0)) if not numpy.isnan(difference).any() else math.inf


def compare(dump, name, asked, expected, limit=LIMIT):
    """Asks for every problem; `expected` holds what each answer must have."""
    lines = peer.json_lines(dump, [], [json.dumps(problem) for problem in asked])
    worst = max(distance(line[key], value) for line, want in zip(lines, expected) for key, value in want.items())
    return peer.report(f"{name}, {len(asked)} problems", worst, limit)


def interval(values):
    return list(numpy.percentile(values, [2.5, 97.5]))


def intervals(drawn, kind):
    """Of precision, recall and F1."""
    scores = [sklearn.precision_recall_fscore_support(*pair, average=kind, zero_division=0)[:3] for pair in drawn]
    return [interval(values) for values in zip(*scores)]


def macro_f1(labels, predictions):
    return sklearn.f1_score(labels, predictions, average="macro", zero_division=0)


def check_scores(dump, random):
    asked, expected = [], []
    for seed, (texts, categories, labels, predictions) in enumerate(problems(random, 4)):
        average = lambda kind: list(sklearn.precision_recall_fscore_support(labels, predictions, average=kind,
                                                                            zero_division=0)[:3])
        each = sklearn.precision_recall_fscore_support(labels, predictions, labels=range(categories), zero_division=0)
        drawn = [(labels[i], predictions[i]) for i in resamples(texts, seed)]
        asked.append({"what": "scores", "labels": labels.tolist(), "predictions": predictions.tolist(),
                      "categories": categories, "resamples": RESAMPLES, "seed": seed})
        expected.append({
            "accuracy": sklearn.accuracy_score(labels, predictions),
            "macro": average("macro"), "micro": average("micro"), "weighted": average("weighted"),
            "matthews": sklearn.matthews_corrcoef(labels, predictions),
            "categories": numpy.transpose(each),
            "confusion": sklearn.confusion_matrix(labels, predictions, labels=range(categories)),
            "accuracy_interval": interval([sklearn.accuracy_score(*pair) for pair in drawn]),
            "macro_interval": intervals(drawn, "macro"), "weighted_interval": intervals(drawn, "weighted"),
            "matthews_interval": interval([sklearn.matthews_corrcoef(*pair) for pair in drawn])})
    return compare(dump, "scores and their intervals", asked, expected)


def auc(labels, rows):
    """NaN where scikit-learn refuses or says that it is not defined."""
    categories = rows.shape[1]
    if len(set(labels)) < max(2, categories):
        return math.nan
    if categories == 2:
        return sklearn.roc_auc_score(labels, rows[:, 1])
    return sklearn.roc_auc_score(labels, rows, multi_class="ovr", average="macro", labels=range(categories))


def calibration_error(labels, rows, bins):
    confidence, right = rows.max(axis=1).astype(float), rows.argmax(axis=1) == labels
    error = 0.0
    for b in range(bins):
        inside = (confidence * bins > b) & (confidence * bins <= b + 1)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def curve(labels, rows):
    """[texts, mean probability, share of right ones] of each of 15 bins that holds texts."""
    confidence, right = rows.max(axis=1).astype(float), rows.argmax(axis=1) == labels
    bin_of = numpy.clip(numpy.ceil(confidence * 15) - 1, 0, 14)
    return [[(bin_of == b).sum(), confidence[bin_of == b].mean(), right[bin_of == b].mean()]
            for b in range(15) if (bin_of == b).any()]


def check_probabilities(dump, random):
    asked, expected = [], []
    for number, (texts, categories, labels, _) in enumerate(problems(random, 8)):
        rows = probabilities(random, texts, categories, number % 2)[1]
        bins = int(random.choice([8, 10, 15]))
        area = auc(labels, rows)
        asked.append({"what": "probabilities", "labels": labels.tolist(), "probabilities": rows.ravel().tolist(),
                      "categories": categories, "bins": bins, "resamples": RESAMPLES, "seed": number})
        drawn = [(labels[i], rows[i]) for i in resamples(texts, number)]
        areas = [a for a in (auc(*pair) for pair in drawn) if not math.isnan(a)]
        expected.append({"calibration_error": calibration_error(labels, rows, bins),
                         "calibration_error_interval": interval([calibration_error(*pair, 15) for pair in drawn]),
                         "bins": curve(labels, rows),
                         "auc": None if math.isnan(area) else area,
                         "auc_interval": interval(areas) if 2 * len(areas) >= RESAMPLES else None})
    lines = peer.json_lines(dump, [], [json.dumps(problem) for problem in asked])
    good = True
    for key, name in [("auc", "ROC AUC"), ("auc_interval", "its interval")]:
        absent = [line[key] is None for line in lines]
        same = absent == [want[key] is None for want in expected]
        good = good and same
        print(f"{'ok ' if same else 'BAD'} {name} is absent for the same {sum(absent)} of {len(absent)} problems")
        for line, want in zip(lines, expected):
            line[key], want[key] = line[key] or 0, want[key] or 0
    worst = {key: max(distance(line[key], want[key]) for line, want in zip(lines, expected)) for key in expected[0]}
    return all([good, peer.report("ROC AUC and its interval", max(worst["auc"], worst["auc_interval"]), LIMIT),
                peer.report("expected calibration error and its interval",
                            max(worst["calibration_error"], worst["calibration_error_interval"]), LIMIT),
                peer.report("calibration curve", worst["bins"], LIMIT)])


def temperature(labels, logits):
    """Where the derivative of the mean cross entropy in 1/T is zero."""
    logits = logits.astype(float)

    def slope(beta):
        mean = (scipy.special.softmax(beta * logits, axis=1) * logits).sum(axis=1)
        return (mean - logits[numpy.arange(len(labels)), labels]).mean()

    if slope(0.05) > 0:
        return 20.0
    return 0.05 if slope(20.0) < 0 else 1 / scipy.optimize.brentq(slope, 0.05, 20, xtol=1e-15, rtol=1e-14)


def check_temperature(dump, random):
    asked, expected = [], []
    for texts, categories, labels, _ in problems(random, 8):
        logits = probabilities(random, texts, categories, False)[0]
        logits[numpy.arange(texts), labels] += numpy.float32(random.choice([0, 1, 4]))
        if categories == 1:
            continue  # every temperature is as good
        asked.append({"what": "temperature", "labels": labels.tolist(), "logits": logits.ravel().tolist(),
                      "categories": categories})
        expected.append({"temperature": temperature(labels, logits)})
    return compare(dump, "temperature", asked, expected, 1e-8)


def best_f1(truth, scores):
    """Of all thresholds at a score that occurs."""
    return max([sklearn.f1_score(truth, scores >= cut, zero_division=0) for cut in scores], default=0)


def check_label_sets(dump, random):
    asked = []
    for number, (texts, labels) in enumerate([(1, 1), (1, 3), (20, 4), (60, 2), (80, 6)] * 6):
        truth = random.random((texts, labels)) < random.uniform(0, 0.6, labels)
        scores = (truth * 0.3 + random.random((texts, labels)) * 0.7).astype(numpy.float32)
        scores = scores.round(1) if number % 2 else scores
        asked.append({"what": "label_sets", "truth": truth.astype(int).ravel().tolist(), "categories": labels,
                      "probabilities": scores.ravel().tolist()})
    expected = []
    for line, problem in zip(peer.json_lines(dump, [], [json.dumps(p) for p in asked]), asked):
        shape = (-1, problem["categories"])
        truth = numpy.reshape(problem["truth"], shape)
        scores = numpy.reshape(problem["probabilities"], shape).astype(numpy.float32)
        chosen = (scores >= numpy.asarray(line["thresholds"], numpy.float32)).astype(int)
        average = lambda kind: list(sklearn.precision_recall_fscore_support(truth, chosen, average=kind,
                                                                            zero_division=0)[:3])
        if problem["categories"] == 1:  # one column is no indicator matrix to scikit-learn
            average = lambda kind: [f(truth[:, 0], chosen[:, 0], zero_division=0) for f in (
                sklearn.precision_score, sklearn.recall_score, sklearn.f1_score)]
        each = [[f(t, c, zero_division=0) for f in (sklearn.precision_score, sklearn.recall_score)] +
                [best_f1(t, s)] for t, c, s in zip(truth.T, chosen.T, scores.T)]
        expected.append({"chosen": chosen.ravel(), "labels": each, "macro": average("macro"),
                         "micro": average("micro"),
                         "weighted": average("weighted") if problem["categories"] > 1 else line["weighted"],
                         "exact_match": (truth == chosen).all(axis=1).mean(),
                         "hamming_loss": (truth != chosen).mean()})
    return compare(dump, "sets of labels with the best thresholds", asked, expected)


def mcnemar(only_first, only_second):
    together = only_first + only_second
    if together == 0:
        return {"p_value": 1, "exact": 1, "chi_square": 0}
    if together < 25:
        return {"p_value": scipy.stats.binomtest(only_first, together).pvalue, "exact": 1, "chi_square": 0}
    statistic = max(0, abs(only_first - only_second) - 1) ** 2 / together
    return {"p_value": scipy.stats.chi2.sf(statistic, 1), "exact": 0, "chi_square": statistic}


def check_comparison(dump, random):
    asked, expected = [], []
    for seed, (texts, categories, labels, first) in enumerate(problems(random, 4)):
        second = numpy.where(random.random(texts) < 0.7, first, random.integers(0, categories, texts))
        only_first = int(((first == labels) & (second != labels)).sum())
        only_second = int(((second == labels) & (first != labels)).sum())
        drawn = [(labels[i], first[i], second[i]) for i in resamples(texts, seed)]
        difference = lambda score, y, a, b: score(y, b) - score(y, a)
        asked.append({"what": "comparison", "labels": labels.tolist(), "first": first.tolist(),
                      "second": second.tolist(), "categories": categories, "resamples": RESAMPLES, "seed": seed})
        expected.append({
            "only_first": only_first, "only_second": only_second, **mcnemar(only_first, only_second),
            "accuracy": difference(sklearn.accuracy_score, labels, first, second),
            "macro_f1": difference(macro_f1, labels, first, second),
            "accuracy_interval": interval([difference(sklearn.accuracy_score, *row) for row in drawn]),
            "macro_f1_interval": interval([difference(macro_f1, *row) for row in drawn])})
    return compare(dump, "comparison of two runs", asked, expected)


def main():
    dump = peer.environment("WENBIAO_DUMP_NUMBERS")
    warnings.simplefilter("ignore")  # scikit-learn's, of scores that are not defined
    random = numpy.random.default_rng(20260101)
    checks = [check_scores, check_probabilities, check_temperature, check_label_sets, check_comparison]
    return 0 if all([check(dump, random) for check in checks]) else 1


if __name__ == "__main__":
    sys.exit(main())
