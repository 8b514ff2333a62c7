#!/usr/bin/env bash
# Starts a Slurm of one node of its own, does a comparison as an array job in it, merges, compares the numbers with those of
# one machine, and stops everything it started. Needs slurm-wlm and munge; needs no root.
# Usage: slurm-comparison.sh MLNETPLUS.DLL DATA.CSV LABEL
# Ends with 0 when the numbers are the same, with 77 when Slurm is not installed.
set -euo pipefail

readonly tool=$1 data=$2 label=$3
readonly limit=300   # seconds for the array to end

for program in munged slurmctld slurmd sbatch squeue sinfo; do
  if ! PATH=$PATH:/usr/sbin command -v "$program" >/dev/null; then
    echo "$program is not installed (Debian: apt-get install --no-install-recommends slurm-wlm munge)"
    exit 77
  fi
done
PATH=$PATH:/usr/sbin

# Sockets and the data of several users live in it: everyone may pass through, nobody else may look.
scratch=$(mktemp -d /tmp/mlnetplus-slurm-XXXXXX)
chmod 711 "$scratch"
readonly scratch
mkdir "$scratch"/{munge,state,spool,logs}
chmod 755 "$scratch"/munge "$scratch"/logs

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# stop FILE: ends the daemon whose id is in the file, and waits for it.
stop() {
  local id
  [ -s "$1" ] || return 0
  id=$(cat "$1")
  kill "$id" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 "$id" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$id" 2>/dev/null || true
}

finish() {
  local code=$?
  [ "$code" -eq 0 ] || tail -n 20 "$scratch"/*.log "$scratch"/logs/* 2>/dev/null || true
  [ -z "${job:-}" ] || scancel "$job" 2>/dev/null || true
  stop "$scratch/slurmd.pid"
  stop "$scratch/slurmctld.pid"
  stop "$scratch/munge/munged.pid"
  rm -rf "$scratch"
  exit "$code"
}
trap finish EXIT

host=$(hostname -s)
user=$(id -un)
head -c 1024 /dev/urandom > "$scratch/munge/key"
chmod 400 "$scratch/munge/key"
munged --force --key-file="$scratch/munge/key" --socket="$scratch/munge/socket" --pid-file="$scratch/munge/munged.pid" \
  --log-file="$scratch/munge/munged.log" --seed-file="$scratch/munge/seed" --num-threads=2 2>/dev/null

export SLURM_CONF=$scratch/slurm.conf
cat > "$SLURM_CONF" <<CONF
ClusterName=mlnetplus
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CredType=cred/munge
MpiDefault=none
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
SlurmctldLogFile=$scratch/slurmctld.log
SlurmdLogFile=$scratch/slurmd.log
SlurmUser=$user
SlurmdUser=$user
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF

slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF"
for _ in $(seq 60); do
  sinfo --noheader --format=%T 2>/dev/null | grep -q '^idle' && break
  sleep 0.5
done
sinfo --noheader --format='Slurm %P node %N: %T' | grep idle

mlnetplus() {
  dotnet "$tool" "$@"
}
settings=(--data "$data" --label "$label" --folds 3 --repeats 2 --contenders forest,lightgbm,linear)
mlnetplus compare run "${settings[@]}" --json "$scratch/one.json" --predictions > /dev/null
mlnetplus compare plan "${settings[@]}" --out "$scratch/shared"

export MLNETPLUS="dotnet $tool"
submit() {
  job=$(sbatch --parsable --mem=0 --cpus-per-task=1 --output="$scratch/logs/%a.txt" "$@" "$scratch/shared/slurm-array.sh")
  local until=$((SECONDS + limit))
  while [ -n "$(squeue --noheader --jobs="$job" 2>/dev/null)" ]; do
    [ "$SECONDS" -lt "$until" ] || { echo "The array did not end within $limit s."; return 1; }
    sleep 1
  done
}

# Two cells are left out first: merge must name them, and the array of what is missing must fill them in.
submit --array=0-6,8-16
code=0
mlnetplus compare merge "$scratch/shared" 2> "$scratch/missing.txt" || code=$?
cat "$scratch/missing.txt"
[ "$code" -eq 3 ]
grep -q 'sbatch --array=7,17 ' "$scratch/missing.txt"
submit --array=7,17
mlnetplus compare merge "$scratch/shared" --json "$scratch/merged.json" --predictions

# What a clock or a memory watch says, and notes, may differ; nothing else.
numbers() {
  grep -vE '"(elapsedSeconds|fitSeconds|scoreSeconds)":' "$1" | sed -e '/"notes": \[/,/\]/d' -e '/"costs": {/,/}/d'
}
diff <(numbers "$scratch/one.json") <(numbers "$scratch/merged.json")
[ "$(numbers "$scratch/merged.json" | wc -l)" -gt 1000 ]
echo "Slurm: 18 cells merged have the numbers of one machine"
