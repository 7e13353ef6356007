nrm-table -r geo -c statistic,TIME_PERIOD -f html --caption "Victims & <more>" --source UNODC "$CASES/safe.csv"
