#!/usr/bin/env bash
# tests/fuzz/dictionary.sh XSD… - a libFuzzer dictionary of every name and every allowed value of
# the grammars.
set -eu
{
    sed -n 's/.*<xs:element name="\([^"]*\)".*/<\1>\n<\1\n<\/\1>/p' "$@"
    sed -n 's/.*<xs:attribute name="\([^"]*\)".*/ \1=/p' "$@"
    sed -n 's/.*<xs:enumeration value="\([^"]*\)".*/"\1"/p' "$@"
    printf '%s\n' '<!DOCTYPE' '<![CDATA[' ']]>' '<!--' '-->' '&amp;' '&#x' '/>' 'xmlns=' '<?xml'
} | LC_ALL=C sort -u | sed 's/[\\"]/\\&/g; s/.*/"&"/'
