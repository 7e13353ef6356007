for p in phase phase=before phase=a,a phase=a,b,c =a,b; do nrm-evaluate -m paired --person a --phases "$p" -v b "$CASES/training.csv" || true; done
