# one element with 10,000 attributes
printf '<offer'
for i in $(seq 10000); do printf ' a%d="x"' "$i"; done
printf '/>\n'
