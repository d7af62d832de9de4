#!/bin/sh
# slurm-array.sh - a folder of offers as a Slurm array job, a part of the offers a task.
#
#   sbatch --array=1-16 samples/batch/slurm-array.sh OFFERS OUT
#
# OFFERS and OUT are folders that every node sees under the same absolute path. How many parts there
# are is the size of the array; which offer is in which part depends on the offer's id alone. Choose
# as few tasks as you have processors for: starting one costs Slurm half a second. A task whose node
# goes away is put back into the queue and, with --resume, leaves what is whole as it is. Slurm
# shows a task with refused offers as failed with status 1; the manifest in OUT says which and why.
#SBATCH --job-name=hfbrief
#SBATCH --array=1-8
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@60

# exec: SIGTERM reaches hfbrief, which finishes the briefs in hand and writes down what is done.
exec "${HFBRIEF:-hfbrief}" -v "$1" -d "$2" --shard auto --resume -j "${SLURM_CPUS_PER_TASK:-1}"
