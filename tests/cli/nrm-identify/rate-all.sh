cd "$CASES"; nrm-identify -m rate,rate-midp,rate-byar,rate-byar-half,rate-blaker -l 0.9 --population population.csv -k "geo=RO,SI,BG age=TOTAL" victims.csv
