printf "person,phase,answer\na,before,1\nb,after,2\nc,before,\nc,after,\n" | nrm-evaluate -m paired --person person --phases phase=before,after -v answer
echo "nobody changed"
printf "person,phase,answer\na,before,1\na,after,1\n" | nrm-evaluate -m paired --person person --phases phase=before,after -v answer
echo "no records"
echo person,phase,answer | nrm-evaluate -m paired --person person --phases phase=before,after -v answer
