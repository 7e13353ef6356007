{ cat "$CASES/series.csv"; sed -n 2p "$CASES/series.csv"; } | nrm-trend
