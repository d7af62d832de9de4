/* names.js - what the offer's elements and attributes are called in the form of everything: the
 * schema's own name in English, then French and German. */
'use strict';

const NAMES = `
candidate | candidat | Bewerber
recruiter | recruteur | Ansprechpartner
coach | coach | Coach
job | emploi | Stelle
market | marché | Markt
package | offre reçue | Angebot
competing | autre offre | anderes Angebot
ask | demande | Forderung
floor | plancher | Untergrenze
agreed | accord | Vereinbartes
history | historique | Verlauf
call | appel | Anruf
start | début | Beginn
rate | taux de change | Wechselkurs
fill | texte à compléter | Lücke im Text
note | note | Notiz
reason | raison | Grund
walk-away | si c’est non | bei einem Nein
drop | demande écartée | gestrichene Forderung
additional | autre demande | weitere Forderung
base | salaire de base | Grundgehalt
equity | actions | Aktien
bonus | prime | Bonus
allowance | indemnité | Zulage
sign-on | prime d’arrivée | Antrittsprämie
relocation | déménagement | Umzug
refresh | attributions suivantes | Folgezuteilung
pension | retraite | Altersvorsorge
benefit | avantage | Zusatzleistung
term | condition | Vertragsbedingung
total | total annoncé | genannte Summe
condition | réserve | Vorbehalt
grant | attribution | Zuteilung
domain | domaine de messagerie | Mail-Domain
said | chiffre cité | genannte Zahl
move | proposition | Vorschlag
name | nom | Name
email | courriel | E-Mail
address | adresse | Adresse
phone | téléphone | Telefon
title | titre | Titel
guide | guide du poste | Leitfaden
region | région | Region
date | date | Datum
respond-by | réponse avant le | Antwort bis
offered | offre faite le | Angebot vom
location-factor | coefficient du lieu | Ortsfaktor
dilution | dilution | Verwässerung
id | identifiant | Kennung
revision | version | Fassung
speech | langue des propos | Sprache des Gesagten
employer | employeur | Arbeitgeber
employer-short | employeur, en bref | Arbeitgeber, kurz
role | poste | Stelle
role-short | poste, en bref | Stelle, kurz
level | niveau | Stufe
place | lieu | Ort
engagement | statut | Beschäftigung
valuation | valorisation | Bewertung
valuation-currency | monnaie de la valorisation | Währung der Bewertung
valuation-date | date de la valorisation | Tag der Bewertung
currency | monnaie | Währung
status | état | Stand
months | mois | Monate
per | par | je
times | fois par an | Mal im Jahr
sure | certitude | Sicherheit
lower | moins qu’offert | weniger als geboten
kind | nature | Art
percent | pour cent | Prozent
years | années | Jahre
year-2 | en deuxième année | im zweiten Jahr
clawback-months | remboursable pendant (mois) | rückzahlbar (Monate)
reimbursed | sur justificatifs | gegen Beleg
shares | nombre | Anzahl
strike | prix d’exercice | Ausübungspreis
price | prix d’une action | Kurs einer Aktie
schedule | calendrier d’acquisition | Zuteilungsplan
per-year | montant annuel | Betrag je Jahr
cliff-months | première acquisition (mois) | erste Zuteilung (Monate)
instrument | instrument | Instrument
acceleration | accélération | Beschleunigung
from-year | à partir de l’année | ab Jahr
value | valeur | Wert
unit | unité | Einheit
better | ce qui est mieux | was besser ist
company | entreprise | Unternehmen
location | lieu | Ort
disclose | à révéler | darf bekannt werden
expires | valable jusqu’au | gültig bis
whole | en entier | als Ganzes
asks | demandes accordées | vereinbarte Forderungen
part | élément | Teil
low | de | von
mid | milieu | Mitte
high | à | bis
source | source | Quelle
url | adresse web | Webadresse
by | par | durch
via | moyen | Weg
with | avec | mit
to | à | an
for | en échange de | im Tausch für
answer | réponse | Antwort
from | de | von
at | quand | wann
give | ordre d’abandon | Reihenfolge beim Aufgeben
`;
for (const line of NAMES.trim().split('\n')) {
  const [name, french, german] = line.split(' | ');
  WORDS[`n.${name}`] = [name.replace(/-/g, ' '), french, german];
}
