/* answers.js - what one answer says of several places: "550 a day, 220 days, 9 months" is a base, its
 * unit, how often, and for how long. Read by the program, as its interview at a terminal reads it. */
'use strict';

const isPlain = said => said === '' || /^\d{1,12}(\.\d{1,2})?$/.test(said);

/* The offer's places that one field writes while somebody types in it. Each reading begins from what
 * stood there before the first letter: "3 250 × 1" on the way to "× 13" leaves nothing behind. */
class Places {
  constructor(doc) { Object.assign(this, { doc, were: new Map() }); }
  put(path, value = '') {
    if (!this.were.has(path)) this.were.set(path, valueAt(this.doc, path));
    setValueAt(this.doc, path, value);
  }
  takeBack() {
    for (const [path, value] of [...this.were].reverse()) setValueAt(this.doc, path, value);
    this.were.clear();
  }
  keep() { this.were.clear(); }
}

/* Each takes the places, its path, and what was said as the program reads it (door.h). What is said is
 * written before what goes for it: an element that is left with nothing goes, with all that it has. */
const ANSWERS = {
  pay(places, path, r) {
    const of = path.split('/')[0];
    places.put(path, r.amount);
    if (r.per) {
      places.put(`${path}@per`, r.per === 'year' ? '' : r.per);
      places.put(`${path}@times`, r.times);
    }
    if (r.months) places.put(`${of}@months`, r.months);
    if (r.hours && of === 'package') places.put('package/term[hours]', r.hours);
    if (r.currency && of === 'package') places.put('package@currency', r.currency);
    if (r.ote) {
      places.put(`${of}/bonus`, r.variable);
      places.put(`${of}/bonus@kind`, 'commission');
      places.put(`${of}/total[OTE]`, r.ote);
    }
  },
  equity(places, path, r) {
    const isOffered = /^(package|competing)\//.test(path), now = valueAt(places.doc, `${path}@kind`);
    const put = (key, value) => { if (value) places.put(path + key, value); };
    if (!r.shares) places.put(path, r.amount);
    for (const a of ['shares', 'price', 'strike'])
      if (r[a] || !r.shares) places.put(`${path}/grant@${a}`, r[a]);
    if (r.shares) places.put(path);
    if (isOffered && (r.amount || r.shares)) {
      if (r.kind && (now !== 'pre-ipo' || r.kind === 'options')) put('@kind', r.kind);
      else if (!now) put('@kind', 'liquid');
      put('@instrument', r.instrument);
      put('@years', r.years);
      put('@cliff-months', r.cliff);
      put('@per-year', r['per-year']);
      put('@currency', r.currency);
    }
  },
  bonus(places, path, r) {
    const all = { percent: `${path}@percent`, months: `${path}@months`, '': path }, to = all[r.way ?? ''];
    places.put(to, r.value);
    for (const other of Object.values(all)) if (other !== to) places.put(other);
    if (r.kind && r.kind !== 'target') places.put(`${path}@kind`, r.kind);
  },
};
/* An amount alone, as far as its place can hold what is said with it. */
function putAmount(places, path, r) {
  const like = likeBase(path), unit = UNITS.includes(r.unit) ? r.unit : '';
  if ((r.unit && !unit) || ((unit || r.times) && !like)) return false;
  places.put(path, r.value);
  if (unit || r.times) {
    places.put(`${like}@per`, unit === 'year' ? '' : unit || 'month');
    places.put(`${like}@times`, r.times);
  }
  return true;
}

/* How a field shows what its places hold, so that it can be read again. */
const SHOWN = {
  equity(doc, path) {
    const grant = nodeAt(doc, `${path}/grant`), of = a => grant.getAttribute(a) ?? '';
    if (!grant || valueAt(doc, path)) return valueAt(doc, path);
    const isOptions = valueAt(doc, `${path}@kind`) === 'options', at = of(isOptions ? 'strike' : 'price');
    const paper = isOptions ? 'options' : /^[rp]su$/.test(valueAt(doc, `${path}@instrument`)) ? `${valueAt(doc, `${path}@instrument`).toUpperCase()}s` : 'shares';
    return of('shares') && `${of('shares')} ${paper}${at && ` @ ${at}`}`;
  },
  bonus(doc, path) {
    const [percent, months] = ['percent', 'months'].map(a => valueAt(doc, `${path}@${a}`));
    return valueAt(doc, path) || (percent && `${percent}%`) || (months && `${months} ${say('ofMonths')}`);
  },
};
