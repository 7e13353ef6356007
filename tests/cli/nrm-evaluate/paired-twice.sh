cd "$CASES"; nrm-evaluate -m paired --person person --phases phase=before,after -v answer training.csv
