#!/usr/bin/env bash
# Adds the public members that a build reports as undeclared (RS0016) to a project's PublicAPI.Unshipped.txt.
# Usage: eng/update-public-api.sh src/Transforms/MlNetPlus.Transforms
set -euo pipefail
project=$1
dotnet build "$project" 2>&1 |
  sed -nE "s/.*error RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" >> "$project/PublicAPI.Unshipped.txt" || true
{ echo '#nullable enable'; grep -v '^#' "$project/PublicAPI.Unshipped.txt" | LC_ALL=C sort -u; } > "$project/PublicAPI.Unshipped.tmp"
mv "$project/PublicAPI.Unshipped.tmp" "$project/PublicAPI.Unshipped.txt"
