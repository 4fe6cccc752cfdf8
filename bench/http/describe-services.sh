#!/bin/sh
# Requests a second on DescribeServices: describe-services.sh URL [SECONDS] [CONNECTIONS]
# The endpoint must hold a service "web" in its cluster "default". Needs wrk.
set -eu
url=${1:?usage: describe-services.sh URL [SECONDS] [CONNECTIONS]}
command -v wrk >/dev/null || { echo "wrk is not installed" >&2; exit 2; }
exec wrk -t2 -c"${3:-16}" -d"${2:-10}s" --latency -s "$(dirname "$0")/describe-services.lua" "$url"
