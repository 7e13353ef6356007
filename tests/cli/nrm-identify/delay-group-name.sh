cd "$CASES"; nrm-identify -m delay -g Geo --from referred --to decided --until 2023-04-01 decisions.csv
