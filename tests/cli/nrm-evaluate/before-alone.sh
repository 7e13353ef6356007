nrm-evaluate -m paired --before a,b --after c "$CASES/training.csv"; 
