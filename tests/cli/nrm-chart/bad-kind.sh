nrm-chart -m pie -r geo "$CASES/safe.csv"
