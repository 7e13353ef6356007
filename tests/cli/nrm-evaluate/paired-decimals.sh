# Differences of decimals tie as they do on paper: 1.9 - 0.7 and 5.6 - 4.4.
{
    echo person,phase,x
    i=0
    for pair in "0.7 1.9" "4.4 5.6" "1.9 0.7" "5.6 4.4"; do
        i=$((i + 1)); echo "p$i,a,${pair% *}"; echo "p$i,b,${pair#* }"
    done
} | nrm-evaluate -m paired --person person --phases phase=a,b -v x
