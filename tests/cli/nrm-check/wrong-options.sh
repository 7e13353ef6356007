# Each wrong option names what would be right.
printf "geo,OBS_VALUE\nRO,1\n" > in.csv
for options in '-m part' '--set jump.rate=2' '--set jump' '--set jump.ratio=x' '--set leap.ratio=2' \
    '--lang de' '--fail-on fatal' '-f xml'; do
    nrm-check $options in.csv 2>&1 || echo "exit $?"
done
