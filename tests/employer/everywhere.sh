#!/usr/bin/env bash
# What the candidate wrote, wherever an employer could read it, held against the fence.
. "${0%/*}/../tap.bash"
here=$PWD/tests/employer
cd "$scratch" || exit 3
python3 "$here/everywhere.py" "$HFBRIEF" "$here/every-text.xml"
exit $?
