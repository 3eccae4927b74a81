"""What the command line says before a training: a learning rate, time and memory."""

import unittest

import wenbiao
from wenbiao import TINY, ProjectTest, labelled_project, run


class BeforeTraining(ProjectTest):
    def test_find_rate_draws_a_curve_and_keeps_nothing(self):
        project = labelled_project()
        asked = ("find-rate", project, *TINY, "--from", "1e-5", "--to", "1", "--rate-steps", "40")
        *steps, finished = run(*asked).objects
        self.assertEqual({step["event"] for step in steps}, {"step"})
        self.assertEqual([step["step"] for step in steps], list(range(1, len(steps) + 1)))
        self.assertAlmostEqual(steps[0]["learning_rate"], 1e-5)
        self.assertAlmostEqual(steps[1]["learning_rate"] / 1e-5, 1e5 ** (1 / 39))
        self.assertAlmostEqual(steps[0]["smoothed"], steps[0]["loss"])
        self.assertEqual(finished["event"], "finished")
        self.assertEqual(set(finished), {"event", "suggested", "steepest", "lowest", "diverged_at"})
        if finished["suggested"] is not None:
            self.assertLessEqual(finished["suggested"], finished["steepest"])
            self.assertLess(finished["suggested"], finished["lowest"])
        self.assertEqual([step["loss"] for step in run(*asked).objects[:-1]], [step["loss"] for step in steps])
        self.assertEqual(run("runs", project).objects, [])

    def test_find_rate_refuses_what_makes_no_sense(self):
        project = labelled_project()
        backwards = run("find-rate", project, *TINY, "--from", "0.1", "--to", "0.01", exit_code=1)
        self.assertIn("below the last", backwards.message)
        run("find-rate", project, *TINY, "--rate-steps", "1", exit_code=2)

    def test_estimate(self):
        project = labelled_project()
        short = run("estimate", project, *TINY, "--epochs", "1").object
        long = run("estimate", project, *TINY, "--epochs", "40").object
        self.assertGreater(short["seconds"], 0)
        self.assertGreater(long["seconds"], 4 * short["seconds"])
        self.assertEqual(short["train_texts"], run("stats", project).object["splits"]["train"])
        self.assertGreater(short["memory"], short["training_memory"])
        self.assertIsNone(short["warning"])

    def test_estimate_warns_of_a_network_that_no_memory_holds(self):
        project = labelled_project()
        # 48 layers of 50 million weights, each with a gradient and two moments, are 38 GB.
        huge = ("--encoder", "new", "--layers", "48", "--hidden-size", "2048", "--heads", "16", "--intermediate-size",
                "8192", "--threads", "1")
        available = run("estimate", project, *TINY).object["available_memory"]
        if available > 35e9:
            self.skipTest("this machine could hold it, and measuring it takes long")
        estimate = run("estimate", project, *huge).object
        self.assertGreater(estimate["training_memory"], 38e9)
        self.assertEqual(estimate["seconds"], 0)
        self.assertIn("memory", estimate["warning"])


if __name__ == "__main__":
    wenbiao.main()
