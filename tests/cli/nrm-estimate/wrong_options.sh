# Every wrong request is refused before anything is computed.
cp "$ROOT"/datasets/mse-overlap/{Korea,Ned,NewOrl_n185}.csv .
table=Korea.csv
try() { nrm-estimate "$@" $table || echo $?; }
try -m magic
try -m main,main
try -m fixed
try -m fixed --model b:x
try -m fixed --model b:c:d
try --order 3
try --threshold 2
try --level 1
try --delta -1
try --interval exact
try --also everything
try --lists b,c,x
try -m main --shard 3/2
try -m main other.csv
try -m bic --order 2 --shard 1
nrm-estimate -m dga NewOrl_n185.csv || echo $?
nrm-estimate -m bic --order 4 Ned.csv || echo $?
printf 'a,b,count\n1,0,40\n0,1,30\n1,1,20\n' | nrm-estimate --allow-two -m stepwise || echo $?
