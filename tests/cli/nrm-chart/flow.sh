cd "$CASES"; nrm-chart -m flow -S flows.json -r from -c to --caption "Referrals between actors" --title "Police and organisations refer to each other most" flows.csv
