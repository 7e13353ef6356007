nrm-evaluate -m paired --before person --after answer -g item "$CASES/training.csv"
