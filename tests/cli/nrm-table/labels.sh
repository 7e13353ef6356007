printf "%s\n" code,en geo.RO,Rumania dim.geo,State > labels.csv; nrm-table -r geo -c TIME_PERIOD --labels labels.csv "$CASES/safe.csv"
