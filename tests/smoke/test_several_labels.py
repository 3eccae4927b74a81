"""Several labels a text through the commands: imported, labelled, split, learnt, scored, predicted and taken out."""

import json
import pathlib
import unittest

import wenbiao
from wenbiao import TINY, ProjectTest, made_up_rows, run, write_lines


def joined_rows():
    """(text, labels): every third text is two of the made-up ones, every ninth has a question that none applies to."""
    rows = made_up_rows()
    for i, (text, category) in enumerate(rows):
        other, second = rows[(i + 1) % len(rows)]
        if i % 9 == 4:
            yield f"请问{i}号窗口在哪里？", []
        elif i % 3 == 0:
            yield f"{text}，{other}", sorted({category, second})
        else:
            yield text, [category]


def exported(project, file):
    run("export", project, file, "--format", "jsonl", "--with-predictions")
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def f1(right, given, wanted):
    return 2 * right / (given + wanted) if given + wanted else 0


class SeveralLabels(ProjectTest):
    def project(self):
        project = self.folder / "sets.wenbiao"
        run("create", project, "--several-labels")
        lines = (json.dumps({"text": text, "labels": labels}) for text, labels in joined_rows())
        run("import", project, write_lines(self.folder / "rows.jsonl", lines))
        return project

    def test_labels_and_undo(self):
        project = self.project()
        [hit] = run("search", project, "请问4号").objects
        self.assertEqual((hit["category"], hit["categories"]), (None, []))
        stats = run("stats", project).object
        self.assertEqual((stats["labeled"], stats["none_applies"]), (144, 16))
        named = ("--category", "新的", "--category", "体育新闻")
        self.assertEqual(set(run("label", project, "--id", hit["id"], *named).object["categories"]), {"新的", "体育新闻"})
        self.assertEqual(run("label", project, "--id", hit["id"], "--none").object["categories"], [])
        self.assertEqual(set(run("undo", project).object["categories"]), {"新的", "体育新闻"})
        run("undo", project)
        run("undo", project)
        self.assertEqual(run("search", project, "请问4号").object["categories"], [])
        run("label", project, "--id", hit["id"], "--category", "甲", "--none", exit_code=2)

    def test_one_category_projects_keep_to_one(self):
        project = self.new_project([("今天天气", "天气")])
        self.assertIn("one category", run("label", project, "--id", 1, "--category", "a", "--category", "b", exit_code=1).message)
        self.assertNotIn("categories", run("search", project, "今天").object)

    def test_from_import_to_scores(self):
        project = self.project()
        run("split", project, "--validation", "0.25", "--test", "0.25")
        steps = run("train", project, *TINY, "--epochs", "10", "--learning-rate", "3e-3", "--head-factor", "1").objects
        self.assertEqual(steps[-1]["event"], "finished")
        scores = run("evaluate", project, "--split", "test").object
        self.assertGreater(scores["macro_f1"], 0.5)
        self.recount(scores, [row for row in exported(project, self.folder / "out.jsonl") if row["split"] == "test"])
        both = "快递三天没动静，国足遗憾出局"
        said = run("predict", project, both).object
        self.assertEqual(set(said["probabilities"]), {c["name"] for c in scores["categories"]})
        self.assertGreater(sum(said["probabilities"].values()), 0)
        self.assertLessEqual(set(said["categories"]), set(said["probabilities"]))
        run("explain", project, both, "--method", "gradient")
        self.assertIn("one category", run("evaluate", project, "--calibrate", exit_code=1).message)
        run("export-model", project, self.folder / "model")
        config = json.loads((self.folder / "model" / "config.json").read_text("utf-8"))
        self.assertEqual(config["problem_type"], "multi_label_classification")
        self.assertEqual(len(config["wenbiao_thresholds"]), 4)
        self.assert_sound(project)

    def recount(self, scores, rows):
        """The scores, counted from what was exported."""
        names = [c["name"] for c in scores["categories"]]
        self.assertEqual(scores["n"], len(rows))
        counts = [(sum(n in r["labels"] and n in r["predictions"] for r in rows), sum(n in r["predictions"] for r in rows),
                   sum(n in r["labels"] for r in rows)) for n in names]
        exact = sum(set(r["labels"]) == set(r["predictions"]) for r in rows) / len(rows)
        wrong = sum(len(set(r["labels"]) ^ set(r["predictions"])) for r in rows)
        self.assertAlmostEqual(scores["accuracy"], exact)
        self.assertAlmostEqual(scores["hamming_loss"], wrong / len(rows) / len(names))
        self.assertAlmostEqual(scores["macro_f1"], sum(f1(*c) for c in counts) / len(names))
        self.assertAlmostEqual(scores["micro_f1"], f1(*map(sum, zip(*counts))))
        for category, (right, given, wanted) in zip(scores["categories"], counts):
            self.assertEqual((category["support"], category["missed"], category["added"]), (wanted, wanted - right, given - right))

    def test_what_is_exported_comes_back(self):
        project = self.project()
        wanted = {text: sorted(labels) for text, labels in joined_rows()}
        for kind in ("jsonl", "csv"):
            file = self.folder / f"all.{kind}"
            run("export", project, file, "--format", kind)
            copy = self.folder / f"{kind}.wenbiao"
            run("create", copy)
            run("import", copy, file, "--several-labels")
            again = self.folder / "again.jsonl"
            run("export", copy, again, "--format", "jsonl")
            rows = [json.loads(line) for line in again.read_text("utf-8").splitlines()]
            self.assertEqual({row["text"]: sorted(row["labels"]) for row in rows}, wanted)


if __name__ == "__main__":
    wenbiao.main()
