cd "$CASES"; nrm-chart -m flow -S flows.json -r from -c to -L bg --width 320 --caption "Насочвания между участниците" flows.csv
