"""Work over several processes: the same results, in order, whatever becomes of a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="work is spread over processes on Linux only")

# A program of its own: the tests run in threads, and then nothing is spread.
PROGRAM = """
import json, os, signal
from portfolio.site import cores

cores._cores = lambda: 2
first = os.getpid()

def work(number):
    if {ends} and number == 300 and os.getpid() != first:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number, os.getpid() != first

print(json.dumps(list(cores.spread(work, range({count})))))
"""

# A shell that runs the tests in the background has Ctrl-C switched off for them.
HEARS = "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)"


def spread(count: int, *, ends: bool = False) -> tuple[list[int], int]:
    """The results, and how many of them other processes gave."""
    program = PROGRAM.format(count=count, ends=ends)
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    results = json.loads(said)
    return [one for one, _ in results], sum(elsewhere for _, elsewhere in results)


def squares(count: int) -> list[int]:
    return [number * number for number in range(count)]


def test_much_work_is_spread_and_comes_back_in_order():
    assert spread(1000) == (squares(1000), 1000)


def test_little_work_stays_where_it_is():
    assert spread(150) == (squares(150), 0)


def test_what_a_process_left_when_the_system_ended_it_is_done_all_the_same():
    results, elsewhere = spread(1000, ends=True)
    assert results == squares(1000)
    assert elsewhere < 1000


@pytest.mark.parametrize("room", [0, 1])
def test_where_the_system_has_no_room_for_a_process_its_work_is_done_all_the_same(room: int):
    refusing = f"""
import os
left = iter([os.fork] * {room})
def refuse():
    raise BlockingIOError
os.fork = lambda: next(left, refuse)()
"""
    program = refusing + PROGRAM.format(count=1000, ends=False)
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    results = json.loads(said)
    assert [one for one, _ in results] == squares(1000)
    assert sum(elsewhere for _, elsewhere in results) in ({0} if not room else range(400, 600))


@pytest.mark.parametrize("done", [1, 2, 20, 64])
def test_ctrl_c_ends_all_of_it_without_a_word_from_the_others(done: int):
    with at_work(done, stops="if number >= 64: signal.pause()") as process:  # after two shares of 32
        os.killpg(process.pid, signal.SIGINT)
        said = words_once_all_have_ended(process)
    assert process.returncode != 0
    assert said.count("Traceback") == 1
    assert said.rstrip().endswith("KeyboardInterrupt")


def test_nobody_is_left_where_the_first_process_is_killed():
    until = "while number % 32 and os.getppid() == first: time.sleep(0.001)"
    with at_work(done=2, stops=until) as process:  # one thing by each of the two
        process.kill()
        said, complaints = process.communicate(timeout=600)
    assert not complaints
    assert len(said.splitlines()) < 64, "none of them went on after the share it was at"


@contextmanager
def at_work(done: int = 1, stops: str = "pass") -> Iterator[subprocess.Popen[str]]:
    """A program whose other processes have begun: each says its number, with each thing it does."""
    saying = f"    {stops}\n    os.write(1, b'%d\\n' % os.getpid())\n    return number"
    program = PROGRAM.format(count=1000, ends=False).replace("    return number", saying)
    with subprocess.Popen(
        [sys.executable, "-c", f"{HEARS}\n{program}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        for _ in range(done):
            assert int(process.stdout.readline()) != process.pid
        yield process


def words_once_all_have_ended(process: subprocess.Popen[str]) -> str:
    """What they said. Their pipe is open as long as one of them lives, and then this fails."""
    return process.communicate(timeout=600)[1]
