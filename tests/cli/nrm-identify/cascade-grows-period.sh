cd "$CASES"; nrm-identify -m cascade-period --stages IDENTIFIED,REASONABLE -k geo=BG stages.csv
