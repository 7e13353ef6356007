# Without -m: every method the table supports, then what they hang on.
nrm-estimate --boot 60 --seed 3 "$ROOT/datasets/mse-overlap/Australia.csv" > out
"$CASES/round" < out
! grep -E '^[^,]*,[^,]*,[^,]*,[^,]*,[0-9.]+,,' out
