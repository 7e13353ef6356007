# Streams of 2 GB without a line end, with an unclosed quote, of nothing but
# commas, or that only begin as a workbook does, are refused after the first
# pieces, in little memory, and the writer is stopped. The limit in KiB is left
# out where the command cannot even start below it, as under a sanitizer.
stream() {
    case $1 in
    line) yes | tr -d '\n' ;;
    quote) printf 'geo,note\nEL,fine\nEL,"not closed\n'; yes ;;
    open) printf 'geo,note\n'; yes 'EL,"fine' | tr -d '\n' ;;
    commas) yes , | tr -d '\n' ;;
    utf16) printf '\xff\xfe'; yes | tr -d '\n' ;;
    nul) cat /dev/zero ;;
    workbook) printf 'PK\x03\x04'; yes ;;
    esac
}
refuse() {
    local memory="ulimit -v $2" status=(0 0)
    (bash -c "$memory; nrm-ingest --version"; exit $?) > version 2>&1 || memory=:
    { stream "$1" | head -c 2G; } 2> writers | bash -c "$memory; exec nrm-ingest" > out || status=("${PIPESTATUS[@]}")
    echo "$1: exit ${status[1]}, the writer $([ "${status[0]}" = 0 ] && echo wrote all || echo was stopped)"
}
for kind in line quote open commas utf16 nul; do refuse $kind 98304; done
refuse workbook 409600
