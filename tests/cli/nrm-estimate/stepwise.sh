# The published estimate for the United Kingdom, 11,313, and its model.
nrm-estimate -m stepwise --boot 200 "$ROOT/datasets/mse-overlap/UKdat_5.csv" | "$CASES/round"
