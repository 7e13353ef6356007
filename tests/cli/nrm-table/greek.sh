nrm-table -k statistic=rate -r geo -c TIME_PERIOD -L el --caption Θύματα --source UNODC "$CASES/safe.csv"
