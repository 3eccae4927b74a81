"""kill -9 at random moments of labelling, importing and training: the store stays sound, what was acknowledged stays.

The moments are drawn with a fixed seed. WENBIAO_KILLS sets how many there are in all (12 if unset).
"""

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import time
import unittest

import wenbiao
from wenbiao import TINY, ProjectTest, labelled_project, run, start, write_lines

KILLS = int(os.environ.get("WENBIAO_KILLS", "12"))
LINES = 100_000

# All that keeps something from one step to the next, in an order that is written down after every step.
EVERYTHING = ("--epochs", 4, "--second-try", "--accumulate", 2, "--evaluations-per-epoch", 2, "--adversarial", 0.1, "--r-drop", 0.5,
              "--frozen-layers", 1, "--thaw", 1, "--balanced-sampling", "--embeddings", "trained", "--schedule", "cosine", "--ema", 0.9, "--average-checkpoints", 3,
              "--metric", "loss", "--augment", 0.5, "--augment-script", 0.3, "--state-every", 0)


def kill_after(process, seconds):
    """Kills the process then, if it is not done before; returns what it had printed and nobody read."""
    with process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        return process.stdout.read()


def duration_of(action):
    begin = time.monotonic()
    action()
    return time.monotonic() - begin


class Kills(ProjectTest):
    def labels(self, project):
        file = self.folder / "labels.jsonl"
        run("export", project, file, "--format", "jsonl")
        return {row["id"]: row["label"] for row in map(json.loads, file.read_text("utf-8").splitlines())}

    def test_labelling(self):
        project = self.copy_of(labelled_project())
        chance = random.Random(1)
        names = list(wenbiao.SPOKEN_OF)
        whole = duration_of(lambda: run("label", project, "--id", "1", "--category", names[0]))
        expected = self.labels(project)
        killed = acknowledged = 0
        for _ in range(KILLS // 2):
            for patience in (60, chance.uniform(0, 1.2 * whole)):  # one is left to finish, one is not
                number, name = chance.choice(list(expected)), chance.choice(names)
                process = start("label", project, "--id", number, "--category", name)
                out = kill_after(process, patience)
                killed += process.returncode == -9
                before, now = expected[number], self.labels(project)[number]
                if out.endswith("\n"):
                    acknowledged += 1
                    self.assertEqual(now, name, f"text {number} was acknowledged")
                self.assertIn(now, (before, name))
                expected[number] = now
            self.assert_sound(project)
        self.assertEqual(self.labels(project), expected)
        print(f"{killed} label commands killed, {acknowledged} acknowledged", end=" ... ")

    def test_importing_while_labels_are_given(self):
        project = self.copy_of(labelled_project())
        chance = random.Random(2)
        names = list(wenbiao.SPOKEN_OF)
        expected = self.labels(project)
        killed = 0
        whole = 2.0
        for turn in range(KILLS // 4):
            lines = (f"第{turn}批第{i}条\t{names[i % 4]}" for i in range(LINES))
            file = write_lines(self.folder / "batch.tsv", lines)
            words = ("import", project, file, "--text", "1", "--label", "2", "--header", "no")
            begin = time.monotonic()
            process = start(*words)
            given = {}
            until = chance.uniform(0, 1.2 * whole)
            while process.poll() is None and time.monotonic() - begin < until:
                number, name = chance.choice(list(expected)), chance.choice(names)
                run("label", project, "--id", number, "--category", name)
                given[number] = name
            out = kill_after(process, max(0, until - (time.monotonic() - begin)))
            killed += process.returncode == -9
            if process.returncode == 0:
                whole = time.monotonic() - begin
            expected.update(given)
            now = self.labels(project)
            self.assertEqual({number: now[number] for number in expected}, expected)
            self.assertIn(len(now) - len(expected), (0, LINES), "an import is all or nothing")
            if out.endswith("\n"):
                self.assertEqual(len(now) - len(expected), LINES)
            self.assert_sound(project)
            self.assert_no_leftovers(project, len(now))
            run("undo", project)  # a step that lasts, whatever was killed
            run("redo", project)
            if len(now) > len(expected):  # leaves the next turn as much work as this one
                shutil.rmtree(project)
                project = self.copy_of(labelled_project())
                expected = self.labels(project)
        print(f"{killed} imports killed", end=" ... ")

    def assert_no_leftovers(self, project, samples):
        database = sqlite3.connect(project / "project.db")
        counted = database.execute("SELECT (SELECT count(*) FROM sample), (SELECT count(*) FROM import WHERE state = 'pending')")
        self.assertEqual(counted.fetchone(), (samples, 0))
        database.close()

    def test_training(self):
        project = self.copy_of(labelled_project())
        chance = random.Random(3)
        words = ("train", project, *TINY, "--epochs", "12")
        all_events = len(run(*words).objects)
        killed = resumed = 0
        for _ in range(KILLS - KILLS // 2 - KILLS // 4):
            process = start(*words)
            seen = []
            for _ in range(chance.randint(0, all_events)):
                line = process.stdout.readline()
                if not line:
                    break
                seen.append(json.loads(line))
            seen += [json.loads(line) for line in kill_after(process, chance.uniform(0, 0.05)).splitlines(keepends=True) if line.endswith("\n")]
            killed += process.returncode == -9
            resumed += self.go_on(project, seen)
            self.assert_sound(project)
            self.assertEqual(list(project.rglob("*.tmp-??????")), [], "half-written files stayed")
        print(f"{killed} trainings killed, {resumed} resumed", end=" ... ")

    def go_on(self, project, seen):
        """After a kill: the newest run is finished, or goes on from its state, or begins anew. True where it went on."""
        runs = run("runs", project).objects
        if not seen:
            return False  # the run may not have been begun
        newest = runs[0]
        plan = next(e for e in seen if e["event"] == "plan")
        self.assertEqual(newest["run"], plan["run"])
        if seen[-1]["event"] == "finished" or newest["state"] == "finished":
            self.assertEqual(len(run("predict", project, "快递").objects), 1)
            return False
        self.assertEqual((newest["state"], newest["resumable"]), ("interrupted", True))
        if any(e["event"] == "evaluation" for e in seen):
            self.assertEqual(len(run("predict", project, "快递", "--run", newest["run"]).objects), 1)
        last = run("train", project, "--resume", newest["run"]).objects[-1]
        self.assertEqual((last["state"], last["steps"]), ("finished", plan["steps"]))
        return True

    def steps_and_evaluations(self, project, number):
        """What the store keeps of a run's learning, without what the clock says."""
        with contextlib.closing(sqlite3.connect(project / "project.db")) as database:
            rows = database.execute("SELECT event FROM run_event WHERE run_id=? ORDER BY number", (number,))
            events = [json.loads(event) for (event,) in rows]
        for event in events:
            event.pop("texts_per_second", None)
        return [event for event in events if event["event"] in ("step", "evaluation")]

    def test_killed_trainings_end_as_one_that_ran_through_to_the_last_bit(self):
        project = self.copy_of(labelled_project())
        words = ("train", project, *TINY, *EVERYTHING)
        through = run(*words).objects
        steps = through[0]["steps"]
        whole = (project / "runs" / "1" / "model.safetensors").read_bytes()
        told = self.steps_and_evaluations(project, 1)
        self.assertEqual(sum(event["event"] == "step" for event in told), steps)
        chance = random.Random(4)
        kills = sorted(chance.sample(range(steps), 20))
        killed = 0
        for number in range(4):  # five kills a run: every fourth of the chosen steps
            again = words
            for step in kills[number::4]:
                process = start(*again)
                for line in process.stdout:
                    event = json.loads(line)
                    if event["event"] == "step" and event["step"] >= step:
                        break
                kill_after(process, chance.uniform(0, 0.02))
                killed += process.returncode == -9
                newest = run("runs", project).objects[0]
                again = ("train", project, "--resume", newest["run"], "--state-every", 0)
            if newest["state"] != "finished":
                run(*again)
            self.assertEqual(self.steps_and_evaluations(project, newest["run"]), told)
            self.assertEqual((project / "runs" / str(newest["run"]) / "model.safetensors").read_bytes(), whole)
            self.assertFalse((project / "runs" / f"{newest['run']}.state").exists())
        print(f"{killed} trainings killed", end=" ... ")


if __name__ == "__main__":
    wenbiao.main()
