"""talk.py PROGRAM ARG ...: runs it at a terminal, answers each of its prompts with a line of standard
input (and with end-of-file when they run out), prints the whole talk and ends as it ended."""
import os
import pty
import select
import sys
import time

lines = sys.stdin.read().split("\n")[:-1]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
talk, answered, end = b"", 0, time.time() + 60
while time.time() < end:
    ready, _, _ = select.select([terminal], [], [], 0.2)
    if ready:
        try:
            got = os.read(terminal, 65536)
        except OSError:  # the program has gone
            break
        if not got:
            break
        talk += got
    while talk.count(b"   > ") > answered:
        answered += 1
        os.write(terminal, (lines.pop(0) + "\n").encode() if lines else b"\x04")
sys.stdout.write(talk.decode().replace("\r\n", "\n"))
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
