cd "$CASES"; nrm-identify -m delay,delay-loglog,delay-plain,delay-completed -g geo --from referred --to decided --until 2023-04-01 decisions.csv
