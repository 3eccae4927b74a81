"""augment: what each kind makes of texts, by arguments and by lines, for people and for programs."""

import wenbiao
from wenbiao import TINY, ProjectTest, labelled_project, run

KINDS = ["deletion", "swap", "homophone", "look-alike", "script"]  # those that need no encoder
TEXT = "软件的物流很快，包装也好"


class Augment(ProjectTest):
    def test_every_kind_by_its_name(self):
        rows = run("augment", labelled_project(), TEXT).objects
        self.assertEqual([row["kind"] for row in rows], KINDS)
        for row in rows:
            self.assertEqual(row["text"], TEXT)
            self.assertEqual(len(row["augmented"]), 3)
            self.assertNotIn(TEXT, row["augmented"])
        self.assertTrue(set(rows[4]["augmented"]) <= {"軟件的物流很快，包裝也好", "軟體的物流很快，包裝也好", "软体的物流很快，包装也好"})

    def test_kind_rate_number_and_seed(self):
        def versions(*words):
            return run("augment", labelled_project(), TEXT, "--kind", "homophone,look-alike", *words).objects

        rows = versions("--rate", 1, "--n", 5)
        self.assertEqual([row["kind"] for row in rows], ["homophone", "look-alike"])
        changed = [sum(a != b for a, b in zip(TEXT, text)) for text in rows[0]["augmented"]]
        self.assertEqual(len(changed), 5)
        self.assertGreater(min(changed), 7)  # all that have a homophone
        self.assertEqual(versions("--seed", 3), versions("--seed", 3))
        self.assertNotEqual(versions("--seed", 3), versions("--seed", 4))

    def test_lines_brackets_and_hostile_texts(self):
        lines = ["", "好", "😀😀", "不", "abc", "今天" * 5000]
        rows = run("augment", labelled_project(), "--kind", "deletion", "--n", 1, stdin="\n".join(lines)).objects
        self.assertEqual([row["text"] for row in rows], lines)
        self.assertEqual([row["augmented"] for row in rows[:5]], [[line] for line in lines[:5]])
        self.assertLess(len(rows[5]["augmented"][0]), 10000)
        [row] = run("augment", labelled_project(), "[微笑]", "--kind", "swap").objects
        self.assertEqual(row["text"], "[微笑]")
        broken = wenbiao.command("--json", "augment", labelled_project(), "--kind", "look-alike")
        done = wenbiao.subprocess.run(broken, input=b"\xff\xfe\xe4\xbb\x8a\xe5\xa4\xa9\n", capture_output=True, check=True)
        done.stdout.decode()

    def test_what_cannot_be_is_said(self):
        project = labelled_project()
        self.assertIn("look-alike", run("augment", project, TEXT, "--kind", "magic", exit_code=1).message)
        self.assertIn("--encoder", run("augment", project, TEXT, "--kind", "masked", exit_code=1).message)
        run("augment", project, TEXT, "--rate", 2, exit_code=2)
        run("augment", project, TEXT, "--n", 0, exit_code=2)

    def test_a_training_with_changed_texts_is_the_same_again(self):
        project = self.copy_of(labelled_project())
        settings = [*TINY, "--epochs", 3, "--augment", 0.6, "--augment-script", 0.3]
        losses = [[e["loss"] for e in run("train", project, *words).objects if e["event"] == "step"]
                  for words in (settings, settings, [*settings, "--seed", 43], [*TINY, "--epochs", 3])]
        self.assertEqual(losses[0], losses[1])
        self.assertNotEqual(losses[0], losses[2])
        self.assertNotEqual(losses[0], losses[3])
        self.assertIn("words", run("train", project, *settings, "--augment-masked", 0.1, exit_code=1).message)
        run("train", project, *TINY, "--augment", 1.5, exit_code=1)


if __name__ == "__main__":
    wenbiao.main()
