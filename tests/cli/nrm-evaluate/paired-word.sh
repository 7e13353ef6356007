printf "person,phase,answer\na,before,much\n" | nrm-evaluate -m paired --person person --phases phase=before,after -v answer
