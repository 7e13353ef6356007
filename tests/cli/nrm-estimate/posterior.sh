# The grid of dga goes on until no probability is left, or as far as asked.
nrm-estimate -m dga "$ROOT/datasets/mse-overlap/Korea.csv" | "$CASES/round"
nrm-estimate -m dga --grid 2000 --delta 0.125 "$ROOT/datasets/mse-overlap/Korea.csv" | tail -n 1
