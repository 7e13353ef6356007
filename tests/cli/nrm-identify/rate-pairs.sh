cd "$CASES"; nrm-identify -m rate-ratio,rate-ratio-midp,rate-ratio-score,rate-difference --against geo=EL -p population.csv -k age=TOTAL victims.csv
