"""Every command of wenbiao-cli with --json, from an empty folder to a trained classifier, as other programs use it."""

import collections
import csv
import functools
import json
import math
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import unittest

import wenbiao
from wenbiao import DATA, STARTER, TINY, ProjectTest, events, labelled_project, run, start, write_lines

METHODS = ["attention", "rollout", "gradient", "integrated-gradients"]


@functools.cache
def trained_project():
    """A copy of the labelled project with one finished run of a tiny network, and the events of that run."""
    folder = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, folder)
    project = folder / "trained.wenbiao"
    shutil.copytree(labelled_project(), project)
    done = run("train", project, *TINY, "--epochs", "8", "--learning-rate", "1e-3", "--head-factor", "1")
    return project, done.objects


def exported(project, folder):
    """{text: (label, split)} of a project."""
    file = folder / "all.jsonl"
    run("export", project, file, "--format", "jsonl")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {row["text"]: (row["label"], row["split"]) for row in rows}


class Usage(ProjectTest):
    def test_wrong_usage_exits_2(self):
        for words in ([], ["paint"], ["import", "P"], ["split", "P", "--validation", "much"], ["label", "P", "--id", "1"]):
            result = run(*words, exit_code=2)
            self.assertEqual(result.stdout, "", words)
            self.assertNotEqual(result.stderr, "", words)

    def test_every_command_has_help(self):
        names = ["create", "import", "stats", "split", "search", "label", "undo", "redo", "encoders", "encoder-add", "tokenize",
                 "logits", "train", "runs", "find-rate", "estimate", "evaluate", "compare", "predict", "agreement", "explain",
                 "export", "cross-validate", "cross-validations", "out-of-fold", "sweep", "sweeps", "augment"]
        overview = run("--help").stdout
        for name in names:
            self.assertIn(name, overview)
            self.assertIn("--help", run(name, "--help").stdout)

    def test_unknown_things_exit_1_and_say_so(self):
        project = self.new_project([("今天天气", "天气"), ("明天下雨", "天气")])
        for words, code in ((["stats", self.folder / "none.wenbiao"], "not_found"), (["stats", self.folder], "not_found"),
                            (["label", project, "--id", "99", "--category", "新"], "not_found"),
                            (["evaluate", project], "not_found"), (["predict", project, "好", "--run", "7"], "not_found"),
                            (["train", project, "--encoder", "不存在"], "not_found"),
                            (["export", project, "x", "--format", "papyrus"], "bad_input"),
                            (["encoder-add", project, self.folder / "none"], "not_found")):
            result = run(*words, exit_code=1, cwd=self.folder)
            self.assertEqual(result.object["error"]["code"], code, words)
            self.assertGreater(len(result.message), 15)
        self.assertEqual([c["name"] for c in run("stats", project).object["categories"]], ["天气"])


class Corpus(ProjectTest):
    def test_create(self):
        project = self.folder / "deep" / "er.wenbiao"
        self.assertEqual(pathlib.Path(run("create", project).object["project"]), project)
        again = run("create", project, exit_code=1)
        self.assertIn("already", again.message)
        self.assertEqual(run("stats", project).object,
                         {"samples": 0, "labeled": 0, "splits": {"train": 0, "validation": 0, "test": 0, "none": 0}, "categories": []})

    def test_create_with_the_sample_where_one_stands(self):
        sample = pathlib.Path(__file__).parents[2] / "resources" / "sample"
        run("create", "here.wenbiao", "--sample", sample, cwd=self.folder)
        self.assertGreater(run("stats", self.folder / "here.wenbiao").object["labeled"], 0)
        self.assertEqual([entry.name for entry in self.folder.iterdir()], ["here.wenbiao"])

    def test_import_counts_duplicates_and_bad_lines(self):
        project = self.folder / "p.wenbiao"
        run("create", project)
        file = write_lines(self.folder / "rows.jsonl", ['{"text":"快递没到","label":"物流"}', '{"text":42,"label":"物流"}',
                                                        '{"text":"快递没到","label":"物流"}', 'no json', '{"text":"两行\\n的话","label":null}'])
        dry = run("import", project, file, "--dry-run").object
        self.assertEqual(run("stats", project).object["samples"], 0)
        report = run("import", project, file).object
        for key in ("rows", "imported", "duplicates", "skipped", "skipped_count"):
            self.assertEqual(dry[key], report[key])
        self.assertEqual((report["rows"], report["imported"], report["duplicates"], report["skipped_count"]), (5, 2, 1, 2))
        self.assertEqual([bad["line"] for bad in report["skipped"]], [2, 4])
        self.assertTrue(all(bad["reason"] for bad in report["skipped"]))
        self.assertEqual((report["format"], report["encoding"], report["categories"]), ("jsonl", "utf-8", ["物流"]))
        self.assertEqual(run("import", project, file).object["duplicates"], 3)
        [hit] = run("search", project, "两行").objects
        self.assertEqual((hit["text"], hit["category"]), ("两行\n的话", None))

    def test_import_of_gb18030_with_class_names_and_split(self):
        project = self.folder / "p.wenbiao"
        run("create", project)
        file = self.folder / "rows.csv"
        file.write_bytes("评论,类\n味道不错，还会再来,1\n等了两个小时,0\n".encode("gb18030"))
        names = write_lines(self.folder / "class.txt", ["差评", "好评"])
        report = run("import", project, file, "--text", "评论", "--label", "2", "--class-names", names, "--split", "test").object
        self.assertEqual((report["imported"], report["encoding"], report["format"]), (2, "gb18030", "csv"))
        self.assertEqual(exported(project, self.folder), {"味道不错，还会再来": ("好评", "test"), "等了两个小时": ("差评", "test")})

    def test_import_of_a_folder_a_category(self):
        for category, text in (("体育", "主队获胜"), ("财经", "油价上涨\n两行")):
            (self.folder / "texts" / category).mkdir(parents=True)
            (self.folder / "texts" / category / "a.txt").write_text(text, "utf-8")
        project = self.folder / "p.wenbiao"
        run("create", project)
        run("import", project, self.folder / "texts")
        self.assertEqual(exported(project, self.folder), {"主队获胜": ("体育", "none"), "油价上涨\n两行": ("财经", "none")})

    @unittest.skipUnless((DATA / "thucnews-titles" / "dev.txt").is_file(), "WENBIAO_DATA names no folder with thucnews-titles")
    def test_thucnews(self):
        project = self.folder / "p.wenbiao"
        run("create", project)
        titles = DATA / "thucnews-titles"
        report = run("import", project, titles / "dev.txt", "--class-names", titles / "class.txt").object
        lines = (titles / "dev.txt").read_text("utf-8").splitlines()
        texts = {line.rpartition("\t")[0].strip() for line in lines}
        self.assertEqual((report["rows"], report["imported"], report["skipped_count"]), (len(lines), len(texts), 0))
        self.assertEqual(set(report["categories"]), set((titles / "class.txt").read_text("utf-8").split()))
        for query in ("股", "基金", "A股", "(组图)"):
            hits = run("search", project, query, "--limit", "100000").objects
            self.assertEqual({hit["text"] for hit in hits}, {t for t in texts if query.lower() in t.lower()}, query)
            self.assertEqual(len(run("search", project, query, "--limit", "3").objects), 3)

    def test_split_is_stratified_and_leaves_test_texts_there(self):
        project = self.copy_of(labelled_project())
        before = exported(project, self.folder)
        by_category = collections.Counter((label, split) for label, split in before.values())
        for category in wenbiao.SPOKEN_OF:
            self.assertEqual([round(by_category[category, split] / 36, 1) for split in ("train", "validation", "test")], [0.6, 0.2, 0.2])
        sizes = run("split", project, "--validation", "0.1", "--test", "0.4", "--seed", "5").object
        after = exported(project, self.folder)
        counted = collections.Counter(split for _, split in after.values())
        self.assertEqual(sizes, {split: counted[split] for split in ("train", "validation", "test", "none")})
        self.assertEqual(sizes["test"], round(0.4 * 144))
        for text, (_, split) in before.items():
            if split == "test":
                self.assertEqual(after[text][1], "test", text)
        run("split", project, "--validation", "0.9", "--test", "0.4", exit_code=1)
        self.assertEqual(exported(project, self.folder), after)

    def test_search_finds_chinese_words_of_one_and_two_characters(self):
        for query in ("破", "快递", "A股"):
            hits = run("search", labelled_project(), query, "--limit", "1000").objects
            self.assertEqual({(h["text"], h["category"]) for h in hits}, {r for r in wenbiao.made_up_rows() if query in r[0]}, query)
        self.assertEqual(run("search", labelled_project(), "鸵鸟").stdout, "")

    def test_label_undo_redo(self):
        project = self.new_project([("快递没到", "物流"), ("今天天气不错", None)])
        [hit] = run("search", project, "天气").objects

        def category():
            return run("search", project, "天气").object["category"]

        self.assertEqual(run("label", project, "--id", hit["id"], "--category", "闲聊").object, {"id": hit["id"], "category": "闲聊"})
        self.assertEqual(run("label", project, "--id", hit["id"], "--category", "物流").object["category"], "物流")
        undone = run("undo", project).object
        self.assertEqual((undone["id"], undone["category"], category()), (hit["id"], "闲聊", "闲聊"))
        redone = run("redo", project).object
        self.assertEqual((redone["id"], redone["category"], category()), (hit["id"], "物流", "物流"))
        self.assertIn("nothing to redo", run("redo", project, exit_code=1).message)
        while category() is not None:
            run("undo", project)
        self.assertEqual(run("stats", project).object["labeled"], 1)

    def test_every_export_comes_back_the_same(self):
        whole = exported(labelled_project(), self.folder)
        for form in ("csv", "tsv", "jsonl", "doccano", "label-studio", "fasttext"):
            file = self.folder / f"out.{form}"
            done = run("export", labelled_project(), file, "--format", form).object
            self.assertEqual((done["rows"], pathlib.Path(done["file"])), (144, file))
            project = self.folder / f"{form}.wenbiao"
            run("create", project)
            run("import", project, file)
            back = exported(project, self.folder)
            if form in ("fasttext", ):  # the format holds no split
                self.assertEqual({text: label for text, (label, _) in back.items()}, {text: label for text, (label, _) in whole.items()}, form)
            else:
                self.assertEqual(back, whole, form)

    def test_csv_export_is_read_by_others(self):
        project = self.new_project([('他说"好", 然后\n走了', "闲聊"), ("普通", None)])
        file = self.folder / "out.csv"
        run("export", project, file, "--format", "csv")
        with open(file, encoding="utf-8-sig", newline="") as opened:
            rows = {row["text"]: row["label"] for row in csv.DictReader(opened)}
        self.assertEqual(rows, {'他说"好", 然后\n走了': "闲聊", "普通": ""})


class Encoders(ProjectTest):
    def test_a_trained_run_can_be_added_listed_and_trained_further(self):
        project, made = trained_project()
        copy = self.copy_of(project)
        source = copy / "runs" / str(made[-1]["run"])
        added = run("encoder-add", copy, source).object
        self.assertEqual((added["layers"], added["hidden_size"]), (1, 32))
        self.assertGreater(added["parameters"], added["vocab_size"] * 32)
        self.assertIn(added["name"], [e["name"] for e in run("encoders", copy).objects])
        finished = run("train", copy, "--encoder", added["name"], "--epochs", "1", "--threads", "1").objects[-1]
        self.assertEqual(finished["event"], "finished")

    def test_tokenize_answers_every_line(self):
        project, made = trained_project()
        folder = project / "runs" / str(made[-1]["run"])
        lines = ["快递没到", "", "一行\r里有回车", "  ", "长" * 200]
        answers = run("tokenize", folder, stdin="\n".join(lines) + "\n").objects
        self.assertEqual(len(answers), len(lines))
        vocabulary = (folder / "vocab.txt").read_text("utf-8").split("\n")
        self.assertEqual([vocabulary[i] for i in answers[0]["ids"]], ["[CLS]", "快", "递", "没", "到", "[SEP]"])
        self.assertEqual(len(answers[1]["ids"]), 2)
        self.assertEqual(len(answers[4]["ids"]), 202)
        file = self.folder / "lines.txt"
        file.write_bytes("\n".join(lines).encode())  # the last line has no line end
        self.assertEqual(run("tokenize", folder, file).objects, answers)
        cut = run("tokenize", folder, file, "--max-length", "4").objects
        self.assertEqual(max(len(a["ids"]) for a in cut), 4)

    def test_tokenize_answers_a_line_before_the_next_one_comes(self):
        project, made = trained_project()
        process = start("tokenize", project / "runs" / str(made[-1]["run"]), stdin=subprocess.PIPE)
        with process:
            self.addCleanup(process.kill)
            for text in ("快递", "今天天气"):
                process.stdin.write(text + "\n")
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 60)[0], "no answer came")
                self.assertEqual(len(json.loads(process.stdout.readline())["ids"]), len(text) + 2)
            process.send_signal(signal.SIGINT)  # while it waits for a line
            self.assertEqual(process.wait(60), 130)

    @unittest.skipUnless(STARTER.is_dir(), "WENBIAO_STARTER names no folder")
    def test_the_starter_is_described(self):
        project = self.new_project()
        starter = run("encoder-add", project, STARTER).object
        config = json.loads((STARTER / "config.json").read_text("utf-8"))
        self.assertEqual((starter["layers"], starter["hidden_size"], starter["vocab_size"]),
                         (config["num_hidden_layers"], config["hidden_size"], config["vocab_size"]))
        self.assertIn(starter["name"], [e["name"] for e in run("encoders", project).objects])
        self.assertEqual(len(run("tokenize", STARTER, stdin="今天\n\n").objects), 2)


class Training(ProjectTest):
    def test_events(self):
        _, made = trained_project()
        steps = [e for e in made if e["event"] == "step"]
        evaluations = [e for e in made if e["event"] == "evaluation"]
        finished = made[-1]
        self.assertEqual([e["step"] for e in steps], list(range(1, len(steps) + 1)))
        for step in steps:
            for key in ("epoch", "loss", "learning_rate", "texts_per_second"):
                self.assertTrue(math.isfinite(step[key]), step)
        self.assertLess(sum(s["loss"] for s in steps[-4:]), sum(s["loss"] for s in steps[:4]))
        self.assertEqual(len(evaluations), 8)
        self.assertEqual({e["split"] for e in evaluations}, {"validation"})
        best = [e for e in evaluations if e["best"]][-1]
        self.assertEqual(best["macro_f1"], max(e["macro_f1"] for e in evaluations))
        self.assertEqual((finished["event"], finished["best_epoch"], finished["accuracy"], finished["macro_f1"], finished["steps"]),
                         ("finished", best["epoch"], best["accuracy"], best["macro_f1"], len(steps)))
        self.assertGreater(finished["seconds"], 0)
        self.assertGreater(finished["texts_per_second"], 0)

    def test_options(self):
        project = self.copy_of(labelled_project())
        made = run("train", project, *TINY, "--preset", "quick", "--epochs", "3", "--max-steps", "5", "--weight-decay", "0.02", "--dropout",
                   "0.2", "--warmup", "0.5", "--schedule", "constant", "--accumulate", "2", "--precision", "fp32", "--patience", "2",
                   "--seed", "7").objects
        rates = [e["learning_rate"] for e in made if e["event"] == "step"]
        self.assertEqual(len(rates), 5)
        self.assertLess(rates[0], rates[-1])
        self.assertEqual(made[-1]["steps"], 5)
        for option, value in (("--schedule", "zigzag"), ("--precision", "fp7"), ("--preset", "heroic"), ("--epochs", "0"),
                              ("--batch-size", "0"), ("--learning-rate", "-1"), ("--max-length", "2")):
            words = [w for w in TINY]
            if option in words:
                words[words.index(option) + 1] = value
            else:
                words += [option, value]
            self.assertGreater(len(run("train", project, *words, exit_code=1).message), 15, option)
        self.assertEqual(len(run("runs", project).objects), 1)

    def test_the_same_seed_gives_the_same_losses(self):
        first, second = (run("train", self.copy_of_named(n), *TINY, "--epochs", "1").objects for n in "ab")
        self.assertEqual([e["loss"] for e in first if e["event"] == "step"], [e["loss"] for e in second if e["event"] == "step"])

    def copy_of_named(self, name):
        return shutil.copytree(labelled_project(), self.folder / f"{name}.wenbiao")

    def test_interrupted_and_resumed(self):
        project = self.copy_of(labelled_project())
        process = start("train", project, *TINY, "--epochs", "60")
        with process:
            seen = []
            for event in events(process):
                seen.append(event)
                if event["event"] == "evaluation":
                    process.send_signal(signal.SIGINT)
                    break
            seen += events(process)
            self.assertEqual(process.wait(60), 130, process.stderr.read())
        self.assertEqual((seen[-1]["event"], seen[-1]["state"]), ("finished", "stopped"))
        [stopped] = run("runs", project).objects
        self.assertEqual((stopped["state"], stopped["resumable"]), ("stopped", True))
        self.assertEqual(len(run("predict", project, "快递没到").objects), 1)  # the best so far was kept
        finished = run("train", project, "--resume", stopped["run"]).objects[-1]
        steps_per_epoch = seen[0]["steps_per_epoch"]
        self.assertEqual((finished["run"], finished["state"], finished["steps"]), (stopped["run"], "finished", 60 * steps_per_epoch))
        [run_now] = run("runs", project).objects
        self.assertEqual((run_now["state"], run_now["resumable"]), ("finished", False))
        self.assertIn("finished", run("train", project, "--resume", stopped["run"], exit_code=1).message)

    def test_interrupted_import_leaves_nothing(self):
        project = self.new_project([("快递没到", "物流")])
        before = run("stats", project).object
        file = write_lines(self.folder / "many.txt", (f"第{i}条消息，内容各不相同" for i in range(400_000)))
        process = start("import", project, file, "--format", "text")
        with process:
            while not any((project / name).stat().st_size > 1_000_000 for name in ("project.db", "project.db-wal") if (project / name).exists()):
                self.assertIsNone(process.poll(), "the import ended before it could be interrupted")
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, out + err)
        self.assertEqual(json.loads(out)["error"]["code"], "cancelled")
        self.assertEqual(run("stats", project).object, before)
        self.assertEqual(run("search", project, "内容").stdout, "")
        self.assert_sound(project)


class Asking(ProjectTest):
    def test_evaluate(self):
        project, made = trained_project()
        for split in ("validation", "test"):
            scores = run("evaluate", project, "--run", made[-1]["run"], "--split", split).object
            confusion = scores["confusion"]
            n = sum(map(sum, confusion))
            self.assertEqual(scores["n"], n)
            self.assertEqual(n, run("stats", project).object["splits"][split])
            self.assertAlmostEqual(scores["accuracy"], sum(confusion[i][i] for i in range(4)) / n)
            self.assertEqual({c["name"] for c in scores["categories"]}, set(wenbiao.SPOKEN_OF))
            for i, category in enumerate(scores["categories"]):
                self.assertEqual(category["support"], sum(confusion[i]))
                said = sum(row[i] for row in confusion)
                self.assertAlmostEqual(category["recall"], confusion[i][i] / sum(confusion[i]))
                self.assertAlmostEqual(category["precision"], confusion[i][i] / said if said else 0)
            self.assertAlmostEqual(scores["macro_f1"], sum(c["f1"] for c in scores["categories"]) / 4)
            self.assertGreater(scores["loss"], 0)
            self.assertEqual(scores["micro_f1"], scores["accuracy"])
            self.assertAlmostEqual(scores["weighted_recall"], scores["accuracy"])
            for name in scores["intervals"]:
                low, high = scores["intervals"][name]
                self.assertLessEqual(low, scores[name])
                self.assertGreaterEqual(high, scores[name])
            self.assertLessEqual(scores["roc_auc"], 1)
            self.assertLess(scores["calibration_error"], 1)
            self.assertNotIn("temperature", scores)
            calibrated = run("evaluate", project, "--run", made[-1]["run"], "--split", split, "--calibrate").object
            self.assertGreater(calibrated["temperature"], 0)
            self.assertEqual(calibrated["calibration_error"], scores["calibration_error"])
            self.assertGreaterEqual(calibrated["calibrated_error"], 0)
            curve = calibrated["calibration_curve"]
            self.assertEqual(sum(point["texts"] for point in curve), n)
            gaps = sum(point["texts"] * abs(point["accuracy"] - point["probability"]) for point in curve) / n
            self.assertAlmostEqual(gaps, calibrated["calibration_error"])
        self.assertAlmostEqual(run("evaluate", project, "--split", "validation").object["accuracy"], made[-1]["accuracy"], delta=0.05)

    def test_compare(self):
        project, made = trained_project()
        first = made[-1]["run"]
        second = run("train", project, *TINY, "--epochs", "1", "--learning-rate", "1e-6").objects[-1]["run"]
        accuracy = {r: run("evaluate", project, "--run", r).object["accuracy"] for r in (first, second)}
        compared = run("compare", project, first, second).object
        self.assertEqual(compared["n"], run("stats", project).object["splits"]["test"])
        self.assertAlmostEqual(compared["accuracy_difference"], accuracy[second] - accuracy[first])
        self.assertEqual(compared["accuracies"], [accuracy[first], accuracy[second]])
        self.assertEqual(len(compared["only_first_right_texts"]), compared["only_first_right"])
        self.assertEqual(len(compared["only_second_right_texts"]), compared["only_second_right"])
        self.assertAlmostEqual((compared["only_second_right"] - compared["only_first_right"]) / compared["n"],
                               compared["accuracy_difference"])
        self.assertLessEqual(compared["p_value"], 1)
        self.assertIn(compared["test"], ("exact-binomial", "chi-square"))
        self.assertEqual(run("compare", project, first, first).object["p_value"], 1)
        self.assertEqual(run("compare", project, first, 99, exit_code=1).object["error"]["code"], "not_found")

    def test_predict_from_arguments_and_stdin(self):
        project, _ = trained_project()
        texts = ["快递还在路上", "", "[组图]女排夺冠[图]", "超长" * 300]
        piped = run("predict", project, stdin="\n".join(texts) + "\n").objects
        given = run("predict", project, *texts).objects
        self.assertEqual([p["text"] for p in piped], texts)
        self.assertEqual([p["text"] for p in given], texts)
        for a, b in zip(piped, given):
            self.assertAlmostEqual(sum(a["probabilities"].values()), 1, places=4)
            self.assertEqual(set(a["probabilities"]), set(wenbiao.SPOKEN_OF))
            self.assertEqual(a["probability"], max(a["probabilities"].values()))
            self.assertEqual(a["probabilities"][a["category"]], a["probability"])
            self.assertAlmostEqual(a["probability"], b["probability"], places=2)
        self.assertEqual(run("predict", project, "-", stdin="").stdout, "")

    def test_logits_of_the_run_are_what_predict_says(self):
        project, made = trained_project()
        texts = [text for text, _ in wenbiao.made_up_rows()][:40]
        number = made[-1]["run"]  # not the project's newest one: another test may have trained since
        folder = project / "runs" / str(number)
        rows = run("logits", folder, stdin="\n".join(texts) + "\n").objects
        exact = run("predict", project, "--run", number, "--precision", "fp32", stdin="\n".join(texts) + "\n").objects
        names = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
        for row, answer in zip(rows, exact, strict=True):
            powers = [math.exp(x) for x in row["logits"]]
            for number, power in enumerate(powers):  # logits come in the order of the classes, probabilities by name
                self.assertAlmostEqual(power / sum(powers), answer["probabilities"][names[str(number)]], delta=1e-4)

    def test_agreement_of_the_fast_precisions_is_measured_and_kept(self):
        project, made = trained_project()
        number = made[-1]["run"]
        texts = [text for text, _ in wenbiao.made_up_rows()][:40]
        exact = run("predict", project, "--precision", "fp32", stdin="\n".join(texts) + "\n").objects
        found = run("agreement", project).object
        self.assertEqual(found["run"], number)
        self.assertEqual([way["precision"] for way in found["ways"]], ["int8", "int16"])
        for way in found["ways"]:
            self.assertEqual(way["share"], way["same"] / found["texts"])
            self.assertGreater(way["texts_per_second"], 0)
            answers = run("predict", project, "--precision", way["precision"], stdin="\n".join(texts) + "\n").objects
            same = sum(a["category"] == b["category"] for a, b in zip(exact, answers, strict=True))
            self.assertGreaterEqual(same, 36, way)
        kept = project / "runs" / str(number) / "precision_agreement.json"
        self.assertEqual(json.loads(kept.read_text())["texts"], found["texts"])
        kept.unlink()  # other tests share this project
        self.assertIn("int16", run("predict", project, "好", "--precision", "int4", exit_code=1).object["error"]["message"])

    def test_explain(self):
        project, _ = trained_project()
        text = "顺丰 DHL包裹，三天没动静😀"
        for method in METHODS:
            answer = run("explain", project, text, "--method", method).object
            self.assertEqual(answer["method"], method)
            self.assertEqual(answer["category"], run("predict", project, text).object["category"])
            tokens, weights = answer["tokens"], answer["weights"]
            self.assertEqual([tokens[0]["text"], tokens[-1]["text"]], ["[CLS]", "[SEP]"])
            spoken = [t for t in tokens if not t["special"]]
            self.assertEqual("".join(text.encode()[t["begin"]:t["end"]].decode() for t in spoken), text.replace(" ", ""))
            for token in spoken:
                if not token["text"].startswith("["):
                    self.assertEqual(token["text"].removeprefix("##"), text.encode()[token["begin"]:token["end"]].decode().lower())
            if method == "attention":
                self.assertEqual((len(weights), len(weights[0])), (1, 2))
                for head in weights[0]:
                    self.assert_rows_sum_to_one(head, len(tokens))
                self.assertEqual(run("explain", project, text, "--layer", "0").object["weights"], weights[0])
                self.assertEqual(run("explain", project, text, "--layer", "0", "--head", "1").object["weights"], weights[0][1])
                self.assertEqual(run("explain", project, text, "--head", "1").object["weights"], [weights[0][1]])
                self.assertIn("layer 1", run("explain", project, text, "--layer", "1", exit_code=1).message)
            elif method == "rollout":
                self.assert_rows_sum_to_one(weights, len(tokens))
            else:
                self.assertEqual(len(weights), len(tokens))
                self.assertAlmostEqual(sum(map(abs, weights)), 1, places=3)
        self.assertIn("attention, rollout", run("explain", project, text, "--method", "tarot", exit_code=1).message)

    def assert_rows_sum_to_one(self, matrix, n):
        self.assertEqual([len(row) for row in matrix], [n] * n)
        for row in matrix:
            self.assertAlmostEqual(sum(row), 1, places=3)
            self.assertGreaterEqual(min(row), 0)

    def test_export_with_predictions(self):
        project, _ = trained_project()
        copy = self.copy_of(project)
        file = self.folder / "out.jsonl"
        run("export", copy, file, "--format", "jsonl", "--with-predictions")
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        answers = run("predict", project, stdin="".join(row["text"] + "\n" for row in rows)).objects
        self.assertEqual([row["prediction"] for row in rows], [answer["category"] for answer in answers])


if __name__ == "__main__":
    wenbiao.main()
