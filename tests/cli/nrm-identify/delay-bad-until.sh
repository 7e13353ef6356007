cd "$CASES"; nrm-identify -m delay --from referred --to decided --until 31.03.2023 decisions.csv
