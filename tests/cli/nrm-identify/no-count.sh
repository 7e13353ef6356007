cd "$CASES"; nrm-identify -m rate --population population.csv -k geo=RO victims.csv | nrm-identify -m rate --population population.csv
