printf "person,phase,answer\na,during,1\n" | nrm-evaluate -m paired --person person --phases phase=before,after -v answer
