#!/usr/bin/env bash
# 300 offers on a Slurm of two nodes and over GNU parallel with two hosts, all on loopback, by the
# recipes of samples/batch/. In the middle a node is taken away with everything that runs on it. The
# union of the parts has to be what a single process gives: equal bytes, every offer exactly once.
# Keys, sockets, spools, configuration and logs stand in build/cluster/; ports are those of
# CLUSTER_PORT (17000) and the next six. `make check-cluster` runs this.
. "${0%/*}/../tap.bash"
here=$PWD
cluster=$here/$BUILD/cluster
port=${CLUSTER_PORT:-17000}
export HFBRIEF
PATH=$PATH:/usr/sbin:/sbin

missing=
for tool in slurmctld slurmd sbatch munged mungekey parallel sshd ssh-keygen; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "check-cluster: not run: the packages cannot be had (missing:$missing)"
    exit 77
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "check-cluster: not run: two Slurm nodes on one machine start their tasks as root"
    exit 77
fi

# ---- processes: each by its id, with all that it started ----
descendants() { # one look at all processes: it has to be quick
    ps -eo pid=,ppid= | awk -v root="$1" '
        { of[$2] = of[$2] " " $1 }
        function walk(p, list, n, i) { print p; n = split(of[p], list, " "); for (i = 1; i <= n; i++) walk(list[i]) }
        END { walk(root) }'
}
part_under() { # the part that some process below this one is at
    ps -eo pid=,ppid=,args= | awk -v root="$1" '
        { parent[$1] = $2 }
        match($0, /--shard [0-9]+/) { part[$1] = substr($0, RSTART + 8, RLENGTH - 8) }
        END { for (p in part) for (q = p; q > 1; q = parent[q]) if (q == root) { print part[p]; exit } }'
}
take_away() { # as when the plug is pulled
    local all
    all=$(descendants "$1")
    kill -9 $all 2>/dev/null
}
pid_of() { cat "$1" 2>/dev/null; }
made_privsep=
stop_all() {
    for f in n1 n2 slurmctld munged sshd-1 sshd-2; do
        [ -s "$cluster/$f.pid" ] && kill "$(cat "$cluster/$f.pid")" 2>/dev/null
    done
    [ -n "$made_privsep" ] && rmdir /run/sshd 2>/dev/null
    rm -rf "$scratch"
}
trap stop_all EXIT
wait_for() { # SECONDS COMMAND...
    local tries=$(($1 * 20))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $((tries -= 1)) -gt 0 ] || return 1
        sleep 0.05
    done
}

# ---- offers: every sixtieth refused ----
rm -rf "$cluster"
mkdir -p "$cluster/offers"
chmod 755 "$cluster"
samples=(samples/paris.xml samples/new-york.xml samples/remote.xml samples/no-competing.xml)
for ((i = 1; i <= 300; i++)); do
    file=$(printf '%s/offers/offer-%03d.xml' "$cluster" "$i")
    sed "s/ id=\"/ id=\"c$i-/" "${samples[i % 4]}" >"$file"
    ((i % 60)) || sed -i 's/<base>[0-9]*</<base>12k</' "$file"
done
offers=$cluster/offers
"$HFBRIEF" -q "$offers" -d "$cluster/single" -j 1 2>/dev/null
same 'a single process writes 295 and refuses 5' '1 295' "$? $(ls "$cluster/single" | grep -c 'pdf$')"

hashes() { (cd "$1" && sha256sum -- *.pdf); }
whole=$(hashes "$cluster/single") lines=$(sort "$cluster/single"/*.jsonl)

# compare WHO FOLDER: documents, manifests, nothing left over
compare() {
    [ "$(hashes "$2")" = "$whole" ]
    result $? "$1: the documents are those of the single process, byte for byte" \
        "$(diff <(echo "$whole") <(hashes "$2"))"
    same "$1: every offer stands in exactly one manifest, once" "300 300" \
        "$(cat "$2"/*.jsonl | wc -l) $(cat "$2"/*.jsonl | sed 's/.*"output":"\([^"]*\)".*/\1/' | sort -u | wc -l)"
    [ "$(cat "$2"/*.jsonl | sort)" = "$lines" ]
    result $? "$1: the manifests together are that of the single process" \
        "$(diff <(echo "$lines") <(cat "$2"/*.jsonl | sort))"
    same "$1: nothing half-written is left" '' "$(find "$2" -name '.hfbrief-*')"
}
# in_the_middle FILE: a manifest that has begun and isn't at its end
in_the_middle() { [ "$(wc -l <"$1" 2>/dev/null || echo 0)" -ge 5 ]; }

# ---- Slurm ----
host=$(hostname -s)
mkdir -p "$cluster"/{munge,state,spool-n1,spool-n2,slurm}
chmod 700 "$cluster/munge"
mungekey --create --force --keyfile "$cluster/munge/key" 2>/dev/null
munged --force --key-file="$cluster/munge/key" --socket="$cluster/munge.socket" \
    --pid-file="$cluster/munged.pid" --log-file="$cluster/munge/log" \
    --seed-file="$cluster/munge/seed" 2>/dev/null
cat >"$cluster/slurm.conf" <<CONF
ClusterName=check
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket,cred_expire=3
MpiDefault=none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=0
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/%n.pid
SlurmdSpoolDir=$cluster/spool-%n
StateSaveLocation=$cluster/state
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/%n.log
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1 State=UNKNOWN
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
echo 'CgroupPlugin=cgroup/v1' >"$cluster/cgroup.conf"
export SLURM_CONF=$cluster/slurm.conf
slurmctld -c 2>"$cluster/slurmctld.err"
slurmd -N n1 2>"$cluster/n1.err"
slurmd -N n2 2>"$cluster/n2.err"
both_idle() { [ "$(sinfo -h -N -o '%T' | grep -c '^idle$')" -eq 2 ]; }
wait_for 30 both_idle
result $? 'Slurm: two nodes are up' "$(sinfo -N -l 2>&1; tail -n 5 "$cluster"/*.log)"

out=$cluster/slurm
job=$(sbatch --parsable --array=1-4 -o "$cluster/task-%a.log" \
    samples/batch/slurm-array.sh "$offers" "$out" 2>"$cluster/sbatch.err")
on_n2() { squeue -h -w n2 -t R -o %K | grep -q .; }
wait_for 30 on_n2
victim=$(squeue -h -w n2 -t R -o %K | head -n 1)
wait_for 30 in_the_middle "$out/hfbrief-manifest.$victim-of-4.jsonl"
take_away "$(pid_of "$cluster/n2.pid")"
# The steps on that node have left slurmd's family: a task names its node in its environment, and
# the step that would report its end goes first.
of_task() {
    { tr '\0' '\n' <"/proc/$1/environ" | grep -cxE "SLURMD_NODENAME=n2|SLURM_ARRAY_JOB_ID=$job"; } 2>/dev/null
}
for p in $(pgrep -x hfbrief); do
    [ "$(of_task "$p")" = 2 ] || continue
    step=$(ps -o ppid= -p "$p" | tr -d ' ')
    [ "$(ps -o comm= -p "${step:-0}")" = slurmstepd ] && kill -9 "$step"
    kill -9 "$p" 2>/dev/null
done
done_before=$(wc -l <"$out/hfbrief-manifest.$victim-of-4.jsonl")
scontrol update nodename=n2 state=down reason='taken away by the test'
restarts=0
ended() {
    local n
    n=$(scontrol -o show job "${job}_$victim" 2>/dev/null | sed -n 's/.*Restarts=\([0-9]*\).*/\1/p')
    [ "${n:-0}" -gt "$restarts" ] && restarts=$n
    [ -z "$(squeue -h)" ]
}
until_ended() {
    local tries=1200
    until ended; do
        [ $((tries -= 1)) -gt 0 ] || return 1
        sleep 0.1
    done
}
until_ended
result $? 'Slurm: the array comes to its end on the node that is left' "$(squeue 2>&1)"
all=$(wc -l <"$out/hfbrief-manifest.$victim-of-4.jsonl")
result "$([ "$done_before" -gt 0 ] && [ "$done_before" -lt "$all" ]; echo $?)" \
    "Slurm: node n2 was taken away while part $victim had $done_before of its $all offers done"
same 'Slurm: the part was put back into the queue once' 1 "$restarts"
matches 'Slurm: and what was whole was kept' 'written, [1-9][0-9]* kept' "$(cat "$cluster/task-$victim.log")"
compare Slurm "$out"

# ---- GNU parallel, two hosts by ssh ----
[ -d /run/sshd ] || { mkdir /run/sshd && made_privsep=yes; }
ssh-keygen -q -t ed25519 -N '' -f "$cluster/key"
ssh-keygen -q -t ed25519 -N '' -f "$cluster/host"
for k in 1 2; do
    /usr/sbin/sshd -f /dev/null -p $((port + 4 + k)) -h "$cluster/host" -E "$cluster/sshd-$k.log" \
        -o ListenAddress=127.0.0.1 -o PidFile="$cluster/sshd-$k.pid" -o StrictModes=no -o UsePAM=no \
        -o AuthorizedKeysFile="$cluster/key.pub" -o PasswordAuthentication=no \
        -o PermitRootLogin=prohibit-password -o MaxStartups=100
    echo "1/ssh -F $cluster/ssh.conf host-$k"
    printf 'Host host-%s\n  HostName 127.0.0.1\n  Port %s\n' $k $((port + 4 + k)) >>"$cluster/ssh.conf"
done >"$cluster/hosts"
cat >>"$cluster/ssh.conf" <<CONF
Host *
  User $(id -un)
  IdentityFile $cluster/key
  IdentitiesOnly yes
  UserKnownHostsFile $cluster/known
  StrictHostKeyChecking accept-new
  LogLevel ERROR
CONF
out=$cluster/parallel
mkdir -p "$out" "$cluster/home"
export PARALLEL_HOME=$cluster/home
: >"$cluster/home/will-cite"
SHARDS=6 samples/batch/parallel.sh "$offers" "$out" "$cluster/hosts" >"$cluster/parallel.log" 2>&1 &
recipe=$!
sshd=$(cat "$cluster/sshd-2.pid")
running() { hurt=$(part_under "$sshd") && [ -n "$hurt" ]; }
wait_for 30 running
wait_for 30 in_the_middle "$out/hfbrief-manifest.$hurt-of-6.jsonl"
take_away "$sshd"
done_before=$(cat "$out/hfbrief-manifest.$hurt-of-6.jsonl" 2>/dev/null | wc -l)
wait "$recipe"
same 'GNU parallel: ends with status 1, for the refused ones' 1 $?
all=$(wc -l <"$out/hfbrief-manifest.$hurt-of-6.jsonl")
result "$([ "$done_before" -gt 0 ] && [ "$done_before" -lt "$all" ]; echo $?)" \
    "GNU parallel: a host was taken away while part $hurt had $done_before of its $all offers done"
compare 'GNU parallel' "$out"
done_testing
