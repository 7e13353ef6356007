nrm-table -r geo -c TIME_PERIOD --order=-value --no-limits --decimals 2 -k statistic=rate "$CASES/safe.csv"
