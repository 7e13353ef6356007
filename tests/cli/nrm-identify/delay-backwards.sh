cd "$CASES"; nrm-identify -m delay --from decided --to referred --until 2023-04-01 decisions.csv
