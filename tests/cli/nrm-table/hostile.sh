printf "%s\n" "item,OBS_VALUE,CONF_STATUS" "\"a|b*c <b>&amp; \`x\`\",3,F" "=1+1,2,F" | nrm-table -r item
