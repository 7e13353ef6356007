seq 501 | awk "BEGIN { print \"b,a\" } { print \$1 \",\" 2 * \$1 }" | nrm-evaluate -m paired --before b --after a
echo "too large to subtract"
printf "b,a\n1e308,-1e308\n" | nrm-evaluate -m paired --before b --after a
