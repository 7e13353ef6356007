nrm-identify -m rate --population "$CASES/population.csv"
