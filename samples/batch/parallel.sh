#!/bin/sh
# parallel.sh - a folder of offers in SHARDS parts by GNU parallel, here or on the hosts of a list.
#
#   samples/batch/parallel.sh OFFERS OUT [HOSTS]
#
# OFFERS and OUT are folders that every host sees under the same absolute path; HOSTS is a file of
# ssh logins as parallel takes them (--sshloginfile), one a line, ":" for this machine. Which offer
# is in which part depends on the offer's id alone. A part whose host goes away is done again on
# another one, and leaves what is whole as it is. Status 0: all written; 1: some were refused, the
# manifests say which and why; 3: a part failed three times.
set -u
offers=$1 out=$2 hosts=${3-}
shards=${SHARDS:-8} hfbrief=${HFBRIEF:-hfbrief}

# A refused offer stays refused: that part isn't tried again.
part='{1} -q {2} -d {3} --shard {5}/{4} --resume || [ $? -eq 1 ]'
set -- ::: "$hfbrief" ::: "$offers" ::: "$out" ::: "$shards" ::: $(seq "$shards")
if [ -n "$hosts" ]; then
    parallel --retries 3 --sshloginfile "$hosts" "$part" "$@" || exit 3
else
    parallel --retries 3 "$part" "$@" || exit 3
fi
! grep -q '"status":"refused"' "$out"/hfbrief-manifest.*-of-"$shards".jsonl
