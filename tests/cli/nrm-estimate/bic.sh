# The smallest BIC of 1,024 models, each chosen again in every replicate.
nrm-estimate -m bic --order 2 --boot 50 --rank 3 "$ROOT/datasets/mse-overlap/UKdat_5.csv" > out
"$CASES/round" < out
grep -o 'replicates choose among all of them (exhaustive)' out | head -n 1
nrm-estimate -m bic --top 20 --boot 50 "$ROOT/datasets/mse-overlap/UKdat_5.csv" |
    grep -o 'the first 20 of the ranking (restricted)' | head -n 1
