# Rounding starts from inner counts: totals alone cannot be rounded.
nrm-protect -m round "$CASES/raw.csv"
