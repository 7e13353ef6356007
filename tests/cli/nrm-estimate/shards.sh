# Shards, threads and one run give the same bytes.
cp "$ROOT/datasets/mse-overlap/Australia.csv" table.csv
table=table.csv
how='-m stepwise,bic --boot 100 --seed 9'
nrm-estimate $how "$table" > whole
nrm-estimate $how -j 2 "$table" > threads
for i in 1 2 3; do nrm-estimate $how --shard $i/3 "$table" > $i.csv; done
nrm-estimate $how --merge "$table" 3.csv 1.csv 2.csv > merged
cmp whole threads
cmp whole merged
head -n 2 1.csv | cut -d, -f 2,3
nrm-estimate $how --merge "$table" 3.csv 1.csv || echo $?
nrm-estimate -m stepwise,bic --boot 100 --seed 8 --merge "$table" 1.csv || echo $?
nrm-estimate $how --merge "$table" 1.csv 1.csv || echo $?
nrm-estimate $how --merge "$table" "$table" || echo $?
