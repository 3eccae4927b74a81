"""cross-validate, out-of-fold and sweep as other programs use them: events, tables, kills; folds and scores are those of
scikit-learn where this Python has it."""

import collections
import contextlib
import statistics
import unittest

import wenbiao
from wenbiao import TINY, ProjectTest, labelled_project, run, start

with contextlib.suppress(ImportError):
    import numpy
    import sklearn.metrics
    import sklearn.model_selection

LEARNING = [*TINY, "--learning-rate", "1e-3", "--head-factor", "1"]


def kill_when(process, wanted):
    """Reads events until one is wanted, then kills the program; returns what was read."""
    seen = []
    with process:
        for event in wenbiao.events(process):
            seen.append(event)
            if wanted(event):
                process.kill()
                break
    return seen


class CrossValidation(ProjectTest):
    def test_every_text_is_answered_unseen(self):
        project = self.copy_of(labelled_project())
        events = run("cross-validate", project, *LEARNING, "--epochs", "3", "--folds", "4").objects
        kinds = collections.Counter(e["event"] for e in events)
        self.assertEqual((kinds["fold"], kinds["fold_finished"], kinds["finished"], kinds["plan"]), (4, 4, 1, 4))
        end = events[-1]
        self.assertEqual(end["event"], "finished")
        self.assertEqual(end["state"], "finished")
        rows = run("out-of-fold", project).objects
        stats = run("stats", project).object
        self.assertEqual(len(rows), stats["splits"]["train"] + stats["splits"]["validation"])
        self.assertEqual(len({row["id"] for row in rows}), len(rows))
        for row in rows:
            self.assertAlmostEqual(sum(row["probabilities"].values()), 1, places=5)
            self.assertEqual(row["predicted"], max(row["probabilities"], key=row["probabilities"].get))
        accuracies = []
        for fold in range(1, 5):
            held = [row for row in rows if row["fold"] == fold]
            accuracies.append(sum(row["predicted"] == row["category"] for row in held) / len(held))
        self.assertAlmostEqual(end["accuracy"]["mean"], statistics.mean(accuracies))
        self.assertAlmostEqual(end["accuracy"]["std"], statistics.stdev(accuracies))
        self.assertEqual([fold["accuracy"] for fold in end["folds"]], accuracies)
        wrong = run("out-of-fold", project, "--disagreements").objects
        self.assertEqual(len(wrong), sum(row["predicted"] != row["category"] for row in rows))
        self.assertEqual([row["probability"] for row in wrong], sorted((row["probability"] for row in wrong), reverse=True))
        self.assertEqual(run("cross-validations", project).object["pooled"], end["pooled"])
        self.assertEqual(run("runs", project).objects, [])
        self.assert_sound(project)
        self.compare_with_scikit_learn(rows, end)

    def compare_with_scikit_learn(self, rows, end):
        if "sklearn" not in globals():
            print("no scikit-learn: folds and scores are counted here only", end=" ... ")
            return
        names = [category["name"] for category in end["pooled"]["categories"]]
        y = numpy.array([names.index(row["category"]) for row in rows])
        splitter = sklearn.model_selection.StratifiedKFold(4)
        # It numbers categories in the order in which they appear: given ours, the counts must be the same.
        theirs = [numpy.bincount(numpy.sort(y)[i::4], minlength=len(names)).tolist() for i in range(4)]
        ours = [numpy.bincount([names.index(row["category"]) for row in rows if row["fold"] == fold + 1], minlength=len(names)).tolist()
                for fold in range(4)]
        self.assertEqual(ours, theirs)
        sizes = sorted(len(test) for _, test in splitter.split(y, y))
        self.assertEqual(sorted(map(sum, ours)), sizes)
        predicted = numpy.array([names.index(row["predicted"]) for row in rows])
        pooled = end["pooled"]
        self.assertAlmostEqual(pooled["macro_f1"], sklearn.metrics.f1_score(y, predicted, average="macro"))
        self.assertAlmostEqual(pooled["mcc"], sklearn.metrics.matthews_corrcoef(y, predicted))
        self.assertEqual(pooled["confusion"], sklearn.metrics.confusion_matrix(y, predicted).tolist())
        p = [[row["probabilities"][name] for name in names] for row in rows]
        self.assertAlmostEqual(pooled["loss"], sklearn.metrics.log_loss(y, p, labels=range(len(names))), places=5)

    def test_finished_folds_survive_a_kill(self):
        project = self.copy_of(labelled_project())
        words = ("cross-validate", project, *LEARNING, "--epochs", "4", "--folds", "3")
        seen = kill_when(start(*words), lambda e: e["event"] == "step" and e["fold"] == 2 and e["epoch"] > 1.5)
        number = seen[0]["cross_validation"]
        self.assert_sound(project)
        listed = run("cross-validations", project).object
        self.assertEqual((listed["state"], len(listed["folds"])), ("interrupted", 1))
        events = run("cross-validate", project, "--resume", number).objects
        self.assertEqual([e["fold"] for e in events if e["event"] == "fold"], [2, 3])
        self.assertEqual(len(events[-1]["folds"]), 3)
        whole = run(*words).objects[-1]
        self.assertEqual(events[-1]["pooled"], whole["pooled"], "a kill changed what was found")
        self.assertIn("nothing left", run("cross-validate", project, "--resume", number, exit_code=1).message)

    def test_refuses_in_words(self):
        project = self.new_project([("快递丢了", "物流"), ("退款慢", "退款"), ("包裹破了", "物流")])
        self.assertIn("divided", run("cross-validate", project, *LEARNING, exit_code=1).message)
        self.assertIn("out-of-fold", run("--help").stdout)
        self.assertIn("cross-validate", run("out-of-fold", project, exit_code=1).message)


class Sweep(ProjectTest):
    def test_the_best_is_named_and_every_trial_is_a_run(self):
        project = self.copy_of(labelled_project())
        events = run("sweep", project, *LEARNING, "--epochs", "6", "--vary", "learning-rate=1e-3,1e-7", "--vary", "dropout=0,0.1",
                     "--cut", "none").objects
        self.assertEqual(sum(e["event"] == "trial" for e in events), 4)
        end = events[-1]
        self.assertEqual((end["event"], len(end["combinations"])), ("finished", 4))
        scores = {tuple(c["values"].values()): c["macro_f1"]["mean"] for c in end["combinations"]}
        self.assertEqual(end["best"]["macro_f1"], max(scores.values()))
        self.assertEqual(float(end["best"]["values"]["learning-rate"]), 1e-3)
        runs = {r["run"]: r for r in run("runs", project).objects}
        for combination in end["combinations"]:
            [trial] = combination["trials"]
            self.assertEqual(runs[trial["run"]]["macro_f1"], trial["macro_f1"])
        self.assertEqual(len(runs), 4)
        self.assertEqual(len(run("predict", project, "快递", "--run", end["best"]["run"]).objects), 1)
        other = next(number for number in runs if number != end["best"]["run"])
        self.assertIn("no finished epoch", run("predict", project, "快递", "--run", other, exit_code=1).message)
        self.assertEqual(run("sweeps", project).object["combinations"], end["combinations"])

    def test_poor_trials_are_cut_and_random_ones_drawn(self):
        project = self.copy_of(labelled_project())
        end = run("sweep", project, *LEARNING, "--epochs", "5", "--vary", "learning-rate=2e-3,1e-3,1e-8").objects[-1]
        outcomes = [c["trials"][0]["outcome"] for c in end["combinations"]]
        self.assertEqual(outcomes, ["finished", "finished", "cut"])
        drawn = run("sweep", project, *LEARNING, "--epochs", "1", "--vary", "learning-rate=1e-5..1e-2", "--random", "3", "--cut",
                    "none", "--keep-weights").objects[-1]
        rates = [float(c["values"]["learning-rate"]) for c in drawn["combinations"]]
        self.assertEqual(len(set(rates)), 3)
        self.assertTrue(all(1e-5 <= rate <= 1e-2 for rate in rates))
        for combination in drawn["combinations"]:
            run("predict", project, "快递", "--run", combination["trials"][0]["run"])

    def test_goes_on_after_a_kill(self):
        project = self.copy_of(labelled_project())
        words = ("sweep", project, *LEARNING, "--epochs", "4", "--vary", "learning-rate=1e-3,2e-3", "--cut", "none")
        seen = kill_when(start(*words), lambda e: e["event"] == "step" and e["trial"] == 2 and e["epoch"] > 1.5)
        number = seen[0]["sweep"]
        self.assert_sound(project)
        self.assertEqual(run("sweeps", project).object["state"], "interrupted")
        end = run("sweep", project, "--resume", number).objects[-1]
        whole = run(*words).objects[-1]
        scores = [[c["macro_f1"]["mean"] for c in one["combinations"]] for one in (end, whole)]
        self.assertEqual(*scores)
        self.assertEqual(len(run("runs", project).objects), 4)

    def test_refuses_in_words(self):
        project = labelled_project()
        for words, expected in ((["--vary", "no-such=1"], "no-such"), (["--vary", "learning-rate=fast"], "learning rate"),
                                (["--vary", "learning-rate=1e-5..1e-3"], "random"), ([], "which setting"),
                                (["--vary", "epochs=1,2", "--cut", "sometimes"], "sometimes")):
            message = run("sweep", project, *LEARNING, *words, exit_code=1).message
            self.assertIn(expected, message)


if __name__ == "__main__":
    wenbiao.main()
