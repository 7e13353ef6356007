# A method without a case of its own is named here.
nrm-evaluate -m list | cut -d ' ' -f 1 | while read -r method; do
    grep -qE -e "-m ([a-z0-9-]+,)*$method(,| )" "$CASES"/*.sh || echo "$method"
done
