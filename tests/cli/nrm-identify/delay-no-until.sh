cd "$CASES"; nrm-identify -m delay --from referred --to decided decisions.csv
