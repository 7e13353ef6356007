cd "$CASES"; . ./digits
nrm-evaluate -m paired --person person --phases phase=before,after -v answer -g item,profession training.csv | digits

(head -n 1 training.csv; tail -n +2 training.csv | sort -r) | nrm-evaluate -m paired --person person --phases phase=before,after -v answer -g item,profession | cmp - <(nrm-evaluate -m paired --person person --phases phase=before,after -v answer -g item,profession training.csv)
