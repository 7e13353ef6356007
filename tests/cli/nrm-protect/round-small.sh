# A base below the threshold leaves small counts as they are, and says so.
printf 'kind,OBS_VALUE\na,4\nb,2\nc,9\n' | nrm-protect -m round
printf 'kind,OBS_VALUE\na,4\nb,2\nc,9\n' | nrm-protect -m round --base 5
