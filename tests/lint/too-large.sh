# an offer with a comment of 400 kB
echo '<offer xmlns="urn:hfbrief:offer:1">'
printf '<!-- %*s -->\n</offer>\n' 400000 x
