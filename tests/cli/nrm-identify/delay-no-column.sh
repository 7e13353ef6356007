cd "$CASES"; nrm-identify -m delay --from arrived --to decided --until 2023-04-01 decisions.csv
