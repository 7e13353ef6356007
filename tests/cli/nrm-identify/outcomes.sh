cd "$CASES"; nrm-identify -m outcomes -g geo --from referred --to decided --until 2023-04-01 --outcome decision decisions.csv
nrm-identify -m outcomes -g geo --from referred --to decided --until 2023-04-01 --outcome decision --at 20 decisions.csv
