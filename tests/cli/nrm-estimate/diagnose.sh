# What is seen before any model.
nrm-estimate --diagnose "$ROOT/datasets/mse-overlap/Korea.csv" | sed -E 's/([0-9]+\.[0-9]{4})[0-9]*/\1/g'
