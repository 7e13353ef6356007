cd "$CASES"; nrm-identify -m delay --from referred --to decided --until 2023-02-10 decisions.csv
