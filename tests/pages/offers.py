"""Made-up offers, valid all of them: offers.py SEED N FOLDER writes FOLDER/offer-K.xml and
FOLDER/offer-K.options, for K from 0, and the guides they name (m-CODE.xml). A dozen have the same
options, so that one run can take them.
The same seed gives the same offers. What varies: how many competing offers and whose, names of
every length and script, amounts of one to twelve digits with and without cents, currencies, kinds
of equity, parts, units of time, terms, history, fills, deadlines, jobs without a guide of their
own; and of the run: document, paper, language, ink, the floor."""
import random
import re
import sys
from xml.sax.saxutils import escape, quoteattr

COMPANIES = ['Google', 'Stripe', 'Anthropic', 'Microsoft', 'Scale AI', 'Amazon Web Services', 'Meta',
             'Databricks', 'Bank of America', 'JPMorgan Chase', 'Hub', 'Base', 'Mistral AI',
             'Société Générale', 'Deutsche Telekom Global Business Solutions', '東京データ株式会社',
             '삼성전자', 'شركة البيانات', 'חברת נתונים', 'Ελληνική Τράπεζα', 'Яндекс', 'บริษัทข้อมูล',
             'डेटा कंपनी', 'Çelebi Havacılık', 'Procter & Gamble', 'L\'Oréal', 'X', 'A.P. Møller – Mærsk']
NAMES = ['Ana Sousa', 'Nguyễn Thị Lan', 'Li Wei', '佐藤 健', 'محمد علي', 'Łukasz Żółć', 'Ng', 'Zoë',
         'Maximiliana Konstantinopoulou-Featherstonehaugh', 'བསོད་ནམས']
FILLS = {'commits': '120 PRs', 'library': 'Transformers', 'model': 'a 7B model',
         'downloads': '1.2 million', 'followers': '4,000', 'company': 'Datalune',
         'contributors': '40', 'time-zones': '9', 'releases': '12', 'from': '3', 'to': '14'}
# code, how many of it make a euro
CURRENCIES = [('GBP', 1), ('CHF', 1), ('PLN', 4), ('SEK', 11), ('CZK', 25), ('JPY', 160), ('INR', 90),
              ('KRW', 1500), ('HUF', 400), ('NGN', 1700), ('CLP', 1000), ('COP', 4400), ('VND', 27000),
              ('IDR', 17000), ('AED', 4), ('BRL', 6), ('ARS', 1100)]


def guide_of(code, rate):
    def amount(v):
        return str(v * rate)
    return (f'<guide xmlns="urn:hfbrief:guide:1" id="m-{code.lower()}"><title>Engineer | Acme</title>'
            f'<role>Engineer</role><employer name="Acme"/><regions>'
            f'<region id="a" name="City" currency="{code}">'
            f'<base min="{amount(60000)}" max="{amount(90000)}">x</base>'
            f'<equity kind="pre-ipo" years="4" min="{amount(40000)}" max="{amount(120000)}">y</equity>'
            f'</region></regions></guide>\n')


JOBS = [('Calder Rail', 'Product Manager, Ticketing', 'Leeds'), ('Nordklinik', 'Ward Nurse', 'Hamburg'),
        ('Universität Arnsfeld', 'Professorin für Statistik', 'Arnsfeld'),
        ('Larkspur Software', 'Account Executive', 'Chicago'),
        ('Société d’Ingénierie du Rhône et des Alpes', 'Cheffe de projet', 'Lyon'),
        ('東京データ株式会社', 'エンジニア', '東京'),
        ('Donaudampfschifffahrtsgesellschaft', 'Elektrizitätswirtschaftsbeauftragte', 'Wien'),
        ('Vela Robotics', 'Head of ' + 'Very Long Titles and ' * 6 + 'More', 'Oslo')]
# how often a year it is paid where nothing else is said, what a year's pay is divided by, what is written
UNITS = [('', 1, ''), ('month', 12, ''), ('month', 13, ' times="13"'), ('week', 52, ''),
         ('four-weeks', 13, ''), ('fortnight', 26, ''), ('day', 220, ' times="220"'),
         ('hour', 1850, ' times="1850"')]
WORDS = {'en': 'I have run it on my own for four years.', 'fr': 'Je l’ai mené seule pendant quatre ans.',
         'de': 'Ich habe es vier Jahre lang allein geführt.'}


TOGETHER = 12


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.guide = None
        self.speech = None # the language of what is sent, if the offer states it
        self.asks = False # somebody names an ask

    def chance(self, p):
        return self.r.random() < p

    def amount(self, low, high):
        v = self.r.uniform(low, high)
        if self.chance(0.15):
            return f'{v:.2f}'
        step = 10 ** max(0, len(str(int(v))) - self.r.choice([2, 3, 3, 4]))
        return str(max(1, int(v // step * step)))

    def company(self):
        if self.chance(0.8):
            return self.r.choice(COMPANIES)
        if self.chance(0.3):
            return 'W' + 'o' * self.r.choice([10, 20, 28, 58, 198])
        words = self.r.choice([2, 5, 8, 20, 100])
        return ' '.join(self.r.choice(['Global', 'Data', 'Systems', 'and', 'Partners', 'of', 'North'])
                        for _ in range(words))

    def equity(self, low, high, kinds=('pre-ipo', 'pre-ipo', 'liquid', 'options')):
        kind = self.r.choice(kinds)
        if kind == 'options' and self.chance(0.6):
            return (f'<equity kind="options"><grant shares="{self.r.randint(500, 60000)}" '
                    f'price="{self.r.uniform(5, 60):.2f}" strike="{self.r.uniform(0.5, 12):.2f}"/></equity>')
        more = ''
        if self.chance(0.15):
            more = ' schedule="5 15 40 40"'
        elif self.chance(0.1):
            more = f' years="{self.r.choice([3, 5])}"'
        return f'<equity kind="{kind}"{more}>{self.amount(low, high)}</equity>'

    def parts(self, unit):
        out = ''
        if self.chance(0.3):
            out += f'<bonus percent="{self.r.choice([5, 10, 12.5, 20])}"/>'
        if self.chance(0.3):
            out += f'<sign-on>{self.amount(5000 * unit, 60000 * unit)}</sign-on>'
        if self.chance(0.15):
            out += f'<refresh from-year="2">{self.amount(5000 * unit, 40000 * unit)}</refresh>'
        return out

    def competing(self, unit, currency):
        far = self.r.choice([0.8, 1, 1, 1.2, 1.6, 3])
        status = self.r.choice(['written', 'written', 'verbal', 'process', 'market'])
        disclose = self.r.choice(['none', 'existence', 'full', 'full'])
        level = f' level="L{self.r.randint(3, 6)}"' if self.chance(0.5) else ''
        expires = f' expires="2026-12-{self.r.randint(1, 28):02d}"' if self.chance(0.3) else ''
        return (f'<competing company={quoteattr(self.company())} status="{status}" '
                f'disclose="{disclose}"{level}{expires}>'
                f'<base>{self.amount(60000 * unit * far, 110000 * unit * far)}</base>'
                + (self.equity(40000 * unit, 300000 * unit) if self.chance(0.85) else '')
                + self.parts(unit) + '</competing>')

    # ---- a job without a guide of its own -------------------------------------------------

    def paid(self, year, unit):
        """An amount of so much a year, in a unit, and how it is written."""
        per, times, more = unit
        v = year / times
        text = f'{v:.2f}' if v < 100 or self.chance(0.2) else str(int(v))
        return (f' per="{per}"' if per else '') + more, text

    def bonus(self, year, name):
        how = self.r.random()
        kind = self.r.choice(['target', 'contractual', 'commission', 'discretionary'])
        head = f'<bonus name={quoteattr(name)} kind="{kind}"'
        if how < 0.4:
            return f'{head} percent="{self.r.choice([5, 10, 12.5, 50])}"/>'
        if how < 0.6:
            return f'{head} months="{self.r.choice([1, 1.5, 4])}"/>'
        return f'{head}>{int(year * self.r.choice([0.02, 0.1, 0.8])) or 1}</bonus>'

    def package(self, year, unit, step):
        """The parts of a package of about so much a year; step: 0 offer, 1 ask, -1 floor."""
        more = 1 + 0.08 * step
        attrs, text = self.paid(year * more, unit)
        return f'<base{attrs}>{text}</base>'

    def beside(self, year):
        out = ''
        if self.chance(0.3):
            out += self.bonus(year, self.r.choice(['Annual bonus', 'Prime annuelle sur objectifs', 'Boni']))
        if self.chance(0.3):
            attrs, text = self.paid(year * 0.05, ('month', 12, ''))
            name = self.r.choice(['Housing', 'Leistungsbezug', 'Shift work at night'])
            out += f'<allowance name="{name}"{attrs}>{text}</allowance>'
        if self.chance(0.3):
            out += f'<sign-on clawback-months="{self.r.choice([0, 12, 24])}">{int(year * 0.1) or 1}</sign-on>'
        if self.chance(0.3):
            paid_back = self.r.choice(['', ' reimbursed="yes"'])
            out += f'<relocation{paid_back}>{int(year * 0.04) or 1}</relocation>'
        if self.chance(0.4):
            out += f'<pension percent="{self.r.choice([4, 6.5])}"/>'
        for name, value in (('Job ticket', f' value="{int(year * 0.01) or 1}"'), ('Company car', '')):
            if self.chance(0.25):
                out += f'<benefit name="{name}"{value}/>'
        return out

    def terms(self, p):
        out = ''
        for name, values in (('leave', [25, 28, 30]), ('remote', [1, 3]), ('notice', [1, 3]),
                             ('probation', [3, 6]), ('teaching', [7, 9]), ('overtime', ['30 hours a month included']),
                             ('review', [6, 12])):
            if self.chance(p):
                out += f'<term name="{name}">{self.r.choice(values)}</term>'
        return out

    def moves(self, year, unit):
        out = ''
        if self.chance(0.5):
            out += (f'<said date="2026-10-01" by="candidate" part="base" low="{int(year * 0.9) or 1}" '
                    f'high="{int(year * 1.1) + 1}"/>')
        for k in range(self.r.choice([0, 1, 2, 4, 9])):
            attrs, text = self.paid(year * (0.9 + 0.01 * k if k % 2 == 0 else 1.1 - 0.01 * k), unit)
            by = 'employer' if k % 2 == 0 else 'candidate'
            more = ' for="a start two weeks sooner"' if self.chance(0.3) else ''
            out += f'<move date="2026-10-{k + 2:02d}" by="{by}" via="call"{more}><base{attrs}>{text}</base></move>'
        attrs, text = self.paid(year, unit)
        return f'<history>{out}<move date="2026-11-18" by="employer"><base{attrs}>{text}</base></move></history>'

    def job(self):
        """An offer for a job that no guide speaks of."""
        self.asks = True
        code, rate = self.r.choice(CURRENCIES + [('EUR', 1), ('USD', 1), ('EUR', 1), ('USD', 1)])
        year = self.r.choice([300, 9000, 42000, 70000, 70000, 180000, 2400000]) * rate
        unit = self.r.choice(UNITS)
        self.speech = self.r.choice([None, None, 'en', 'fr', 'de'])
        employer, role, place = self.r.choice(JOBS)
        words = WORDS[self.speech or 'en']
        out = ('<offer xmlns="urn:hfbrief:offer:1" date="2026-11-20" offered="2026-11-18"'
               + (' respond-by="2026-11-27"' if self.chance(0.8) else '')
               + (f' speech="{self.speech}"' if self.speech else '')
               + f'><candidate><name>{escape(self.r.choice(NAMES))}</name>'
               + ('<address>Lindenallee 14\n20259 Hamburg</address>' if self.chance(0.5) else '') + '</candidate>')
        if self.chance(0.6):
            out += '<recruiter><name>Sam Ortega</name><email>sam@hr.example</email></recruiter>'
        out += (f'<job employer={quoteattr(employer)} role={quoteattr(role)} place="{place}"'
                + (' level="P8"' if self.chance(0.5) else '')
                + (' engagement="contractor"' if self.chance(0.1) else '') + '/>')
        if self.chance(0.4):
            out += '<call at="2026-11-24T15:00+01:00" with="Sam Ortega"/>'
        for kind, part, p in (('posted', 'base', 0.5), ('survey', 'base', 0.3), ('report', 'annual', 0.3),
                              ('colleague', 'base', 0.2)):
            if self.chance(p):
                low, high = int(year * 0.9) or 1, int(year * self.r.choice([1.05, 1.2, 1.6])) + 1
                out += (f'<market part="{part}" low="{low}" high="{high}" kind="{kind}" '
                        f'source={quoteattr("the " + self.r.choice(["advertisement", "annual report on pay " * 4]))}'
                        ' date="2026-09-08"/>')
        equity = self.equity(year, 2 * year) if self.chance(0.3) else '<equity kind="none"/>'
        out += (f'<package currency="{code}" status="{self.r.choice(["written", "verbal"])}"'
                + (' months="9"' if self.chance(0.08) else '') + '>' + self.package(year, unit, 0)
                + self.beside(year) + equity + self.terms(0.4)
                + ('<condition>background check</condition>' if self.chance(0.3) else '') + '</package>')
        for k in range(self.r.choice([0, 0, 1, 1, 2, 3, 6])):
            status = self.r.choice(['written', 'verbal', 'process'] + ['current'] * (k == 0))
            out += (f'<competing company={quoteattr(self.company())} status="{status}" '
                    f'currency="{code}"' + (' disclose="existence"' if self.chance(0.3) and status != 'current' else '')
                    + '>' + self.package(year * self.r.choice([0.7, 1, 1.1, 2]), unit, 0)
                    + (self.bonus(year, 'Annual bonus') if self.chance(0.4) else '')
                    + '<equity kind="none"/></competing>')
        out += ('<ask>' + self.package(year, unit, 1)
                + (f'<sign-on>{int(year * 0.12) or 1}</sign-on>' if self.chance(0.3) else '')
                + ('<term name="leave">31</term>' if self.chance(0.3) else '') + '</ask>')
        if self.chance(0.7):
            out += '<floor>' + self.package(year, unit, self.r.choice([-1, 0.4])) + '</floor>'
        for _ in range(self.r.choice([0, 1, 1, 3])):
            out += f'<reason>{words}</reason>'
        if self.chance(0.3):
            out += self.moves(year, unit)
        if self.chance(0.3):
            out += '<walk-away>Stay where I am and ask again in spring.</walk-away>'
        if self.chance(0.2):
            out += f'<note>{"Ask who signs. " * self.r.choice([1, 6, 40])}</note>'
        return out + '</offer>\n'

    # ---- of a guide ------------------------------------------------------------------------

    def offer(self):
        if self.chance(0.3):
            return self.job()
        region, guide, currency, unit, factor = 'paris', 'hugging-face-tpm', 'EUR', 1, ''
        pick = self.r.random()
        if pick < 0.25:
            region, currency, unit = 'new-york', 'USD', 2
        elif pick < 0.4:
            region, currency, unit, factor = 'remote', 'USD', 1.6, ' location-factor="0.8"'
        elif pick < 0.6:
            currency, unit = self.r.choice(CURRENCIES)
            region, guide = 'a', f'm-{currency.lower()}'
            self.guide = f'm-{currency.lower()}.xml'
        name = self.r.choice(NAMES) if self.chance(0.9) else 'N' + 'a' * 200
        n = self.r.choices([0, 1, 2, 3, 4, 5, 9, 24, 64], [25, 30, 18, 10, 6, 4, 3, 2, 2])[0]
        out = (f'<offer xmlns="urn:hfbrief:offer:1" guide="{guide}" region="{region}"'
               f'{factor} date="2026-11-20"'
               + (' respond-by="2026-11-27"' if self.chance(0.85) else '') + '>'
               + f'<candidate><name>{escape(name)}</name></candidate>')
        if self.chance(0.6):
            out += '<recruiter><name>Sam Ortega</name><email>sam@example.com</email></recruiter>'
        if self.chance(0.5):
            who = 'Léa Martin, Talent' if self.chance(0.8) else ', '.join(['Ana Li'] * 40)
            out += f'<call at="2026-11-24T15:00+01:00" with={quoteattr(who)}/>'
        out += (f'<package currency="{currency}"><base>{self.amount(60000 * unit, 85000 * unit)}</base>'
                + self.equity(40000 * unit, 120000 * unit) + self.parts(unit) + '</package>')
        out += ''.join(self.competing(unit, currency) for _ in range(n))
        self.asks = guide == 'hugging-face-tpm'
        if self.chance(0.5):
            self.asks = True
            out += f'<ask><base>{int(95000 * unit)}</base><equity>{int(150000 * unit)}</equity></ask>'
            if self.chance(0.7):
                out += (f'<floor><base>{int(58000 * unit)}</base>'
                        f'<equity>{int(45000 * unit)}</equity></floor>')
        if guide == 'hugging-face-tpm':
            for fill, value in FILLS.items():
                if self.chance(0.5):
                    out += f'<fill name="{fill}">{value if self.chance(0.9) else "many of them, " * 9}</fill>'
        return out + '</offer>\n'


def options(seed, asks):
    """Of a run. Nobody named an ask: there is nothing to write to the employer."""
    r = random.Random(seed)
    kind, language, where, paper, ink = (r.random() for _ in range(5))
    if kind < 0.25 and asks:
        out = ['-t', 'letter' if kind < 0.15 else 'offer-letter']
    else:
        out = ['--lang', r.choice(['fr', 'de'])] if language < 0.5 else []
        out += ['--floor', r.choice(['back', 'omit'])] if where < 0.3 else []
    if paper < 0.6:
        out += ['--paper', 'a4' if paper < 0.3 else 'letter']
    return out + (['--gray'] if ink < 0.1 else [])


def built_in_in(code):
    """The built-in guide as cg-CODE: Paris in that currency, an engineer's pay."""
    rate = {'jpy': 160, 'vnd': 27000}[code]
    text = open('templates/guides/hugging-face-tpm.xml', encoding='utf-8').read()
    head, rest = text.split('<regions', 1)
    regions, rest = rest.split('</regions>', 1)
    first, others = regions.split('</region>', 1)
    first = re.sub('currency="EUR"', f'currency="{code.upper()}"', first)
    first = re.sub('(min|max|base|equity)="(\\d+)"',
                   lambda m: f'{m[1]}="{int(m[2]) * rate}"', first)
    head = head.replace('id="hugging-face-tpm"', f'id="cg-{code}"')
    return head + '<regions' + first + '</region>' + others + '</regions>' + rest


def main():
    if sys.argv[1] == 'guide':
        print(built_in_in(sys.argv[2]))
        return
    seed, n, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for code, rate in CURRENCIES:
        with open(f'{folder}/m-{code.lower()}.xml', 'w', encoding='utf-8') as f:
            f.write(guide_of(code, rate))
    for k in range(n):
        maker = Maker(f'{seed}-{k}')
        with open(f'{folder}/offer-{k}.xml', 'w', encoding='utf-8') as f:
            f.write(maker.offer())
        with open(f'{folder}/offer-{k}.options', 'w', encoding='utf-8') as f:
            f.write(' '.join(options(f'{seed}-{k // TOGETHER}', maker.asks)))


main()
