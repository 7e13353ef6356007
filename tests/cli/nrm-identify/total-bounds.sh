# A count in a total that is known by bounds.
printf "age,OBS_VALUE,OBS_LOW,OBS_HIGH\nTOTAL,,20,40\nY_LT18,3,,\n" | nrm-identify -m share-blaker,share-exact --of age=Y_LT18 --in age=TOTAL
