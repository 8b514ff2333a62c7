#!/usr/bin/env bash
# A Slurm array over the {{cells}} cells of a comparison, in {{tasks}} tasks. Written by: mlnetplus compare plan.
# Submit with sbatch; a task that was lost is submitted again with sbatch --array=NUMBER. Cells that are done are not done again.
#SBATCH --job-name=mlnetplus
#SBATCH --array=0-{{last}}
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=01:00:00
#SBATCH --requeue
set -euo pipefail

# SLURM_ARRAY_TASK_ID says which cell. MLNETPLUS names the command where it is not on the path.
exec ${MLNETPLUS:-mlnetplus} compare run "{{folder}}"{{stride}}
