# Two tables of New Orleans were published; they differ in one cell.
for table in NewOrl_n185 NewOrl_5_n185 NewOrl_n186 NewOrl_5_n186; do
    nrm-estimate -m stepwise --boot 0 "$ROOT/datasets/mse-overlap/$table.csv" | "$CASES/round" | sed -n 2p
done
