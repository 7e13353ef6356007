nrm-evaluate -m paired --phases phase=a,b -v b "$CASES/training.csv"
