# 70 elements, each inside the one before
printf '<offer>'
for i in $(seq 70); do printf '<a>'; done
for i in $(seq 70); do printf '</a>'; done
printf '</offer>\n'
