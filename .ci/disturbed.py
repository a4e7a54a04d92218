"""Runs of kessai that are disturbed, by a signal or a fault of the system, and what they may leave behind: the old or the new."""

import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

KESSAI = os.environ["KESSAI"]
SAMPLES = pathlib.Path("samples").resolve()
# Without other threads the calls of a run are the same in each run. (What those do is the same, in another order.)
ALONE = ["strace", "-qq", "-e", "inject=clone,clone3:error=EAGAIN"]
TEMPORARY = re.compile(r"(^|/)\.[^/]*\.kessai-\d+")

# What each writes: a bundle in the place of another one, a new one, an archive, files of the project, a record, reports, a new project.
COMMANDS = {
    "build": ["build", "shop", "--output", "out"],
    "build anew": ["build", "shop", "--output", "new/out"],
    "archive": ["build", "shop", "--archive", "out.tar"],
    "fmt": ["fmt", "shop"],
    "fix": ["check", "broken", "--fix", "--quiet"],
    "record": ["record", "shop"],
    "report": ["check", "broken", "--quiet", "--output-file", "sarif=report.sarif", "--output-file", "junit=report.xml"],
    "init": ["init", "mine"],
}


class Undisturbed:
    """A command, the files before it and after it."""

    def __init__(self, name, start):
        self.name, self.command, self.start = name, COMMANDS[name], start
        self.before = tree(start)
        with Run(self) as run:
            self.exit = run.do().returncode
            self.after = tree(run.place)
        check(self.after != self.before and self.exit in (0, 1), f"{name} does nothing: exit {self.exit}")


class Run:
    """A place of its own with the files before a command, in which it can be run."""

    def __init__(self, scene, inside=None):
        self.scene, self.inside = scene, inside or scene.start.parent

    def __enter__(self):
        self.place = pathlib.Path(tempfile.mkdtemp(dir=self.inside))
        shutil.copytree(self.scene.start, self.place, dirs_exist_ok=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.place)

    def do(self, *before, **options):
        """The command with what goes before it on the command line."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 120} | options
        return subprocess.run([*before, KESSAI, *self.scene.command], cwd=self.place, **options)

    def strace(self, injection):
        """The command with a system call disturbed."""
        return self.do(*ALONE, "-o", "/dev/null", "-e", f"inject={injection}")

    def is_whole(self, what, mayLeave=False, mayTell=False):
        """Each file is the old or the new one, a bundle as a whole; nothing else is there but, where it may, what was in the making.
        A report may tell of the fault instead."""
        scene, now = self.scene, tree(self.place)
        for path, content in now.items():
            if mayLeave and TEMPORARY.search(path):
                continue
            is_known = path in scene.before or path in scene.after
            check(is_known, f"{scene.name}, {what}: {path} was left behind")
            if mayTell and path.startswith("report.") and content.rstrip().endswith((b"}", b">")):
                continue
            check(content in (scene.before.get(path), scene.after.get(path)), f"{scene.name}, {what}: {path} is half-written")
        for path in scene.before:
            check(path in now or path not in scene.after, f"{scene.name}, {what}: {path} is gone")
        for folder in "out/", "new/out/":
            bundles = [{path: text for path, text in files.items() if path.startswith(folder)} for files in (now, scene.before, scene.after)]
            check(bundles[0] in bundles[1:], f"{scene.name}, {what}: the bundle is neither the old nor the new one")

    def comes_to_the_end(self, what):
        """The next run, undisturbed, has all of its work done, and nothing is left of the one before."""
        done = self.do()
        check(done.returncode == self.scene.exit, f"{self.scene.name} after {what}: exit {done.returncode} {done.stderr.decode()}")
        check(tree(self.place) == self.scene.after, f"{self.scene.name} after {what}: the files are other ones")


def check(condition, words):
    if not condition:
        raise SystemExit(f"{pathlib.Path(sys.argv[0]).name}: {words}")


def tree(root):
    """Bytes of the files, targets of the links and names of the directories below."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(folder, name)
            key = os.path.relpath(path, root)
            found[key] = os.readlink(path) if os.path.islink(path) else "/" if name in folders else pathlib.Path(path).read_bytes()
    return found


def scenes(work):
    """Each command with something to do."""
    start = pathlib.Path(work) / "start"
    start.mkdir()
    shutil.copytree(SAMPLES / "full-shop", start / "shop")
    shutil.copytree(SAMPLES / "broken", start / "broken")
    for command in ["build", "shop", "--output", "out", "--archive", "out.tar"], ["record", "shop"]:
        subprocess.run([KESSAI, *command, "--quiet"], cwd=start, check=True)
    for path in (start / "shop").rglob("*.yaml"):
        path.write_text(re.sub("price: .*", "price:   4321", path.read_text()))
    for name in "report.sarif", "report.xml":
        (start / name).write_text("old")
    return [Undisturbed(name, start) for name in COMMANDS]


def calls(scene, *names):
    """The system calls of a command on files of its place, as (name, how many of that name came before, line)."""
    found, counts = [], {}
    with Run(scene) as run:
        log = run.place.parent / f"{run.place.name}.calls"
        run.do(*ALONE, "-y", "-s", "0", "-o", str(log))
        for line in log.read_text(errors="replace").splitlines():
            name = line.partition("(")[0]
            counts[name] = counts.get(name, 0) + 1
            if re.fullmatch("|".join(names), name) and str(run.place) in re.sub("AT_FDCWD<[^>]*>", "", line):
                found.append((name, counts[name], line))
        log.unlink()
    check(found, f"{scene.name} makes no system call of {names}")
    return found


def can_trace():
    """Whether a process may be traced here: some containers forbid it."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode == 0


def each(work, items):
    """Works on all items, two at a time; the first that goes wrong ends the check."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for _ in pool.map(work, items):
            pass
    return len(items)
