"""Runs a command on a pseudo-terminal. Usage: dialogue.py ANSWER... -- COMMAND...

Each answer is typed as a line when a question (a line that ends with `] ` or `: `) stands there; `^D` is the end of
input, `^C` the interrupt. Prints what the terminal showed, and at the end the exit status.
"""
import os
import pty
import re
import select
import sys
import time

separator = sys.argv.index("--")
answers, command = sys.argv[1:separator], sys.argv[separator + 1:]
process, terminal = pty.fork()
if process == 0:
    os.environ.pop("NO_COLOR", None)
    os.execvp(command[0], command)
shown, asked, deadline = b"", 0, time.time() + 60
while time.time() < deadline:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    question = re.search(rb"(\?\] |again\): )$", shown[asked:])
    if question and answers:
        asked = len(shown)
        answer = answers.pop(0)
        os.write(terminal, {"^D": b"\x04", "^C": b"\x03"}.get(answer, answer.encode() + b"\n"))
    elif not ready and question and not answers:
        os.write(terminal, b"\x04")
if time.time() >= deadline:
    os.kill(process, 9)
_, status = os.waitpid(process, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
print(f"\nstatus {os.waitstatus_to_exitcode(status)}, {len(answers)} answers left")
