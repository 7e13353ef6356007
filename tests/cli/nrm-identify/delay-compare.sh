cd "$CASES"; nrm-identify -m delay-compare --over sex --from referred --to decided --until 2023-04-01 decisions.csv
nrm-identify -m delay-compare --over sex --strata geo --from referred --to decided --until 2023-04-01 decisions.csv
