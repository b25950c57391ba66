#!/usr/bin/env bash
# Guess: a library of units reads the units of emission limits, or says that it does not know them.
# Seen: pint 0.25.3 (PyPI) takes the Nm of 30 mg/Nm**3, milligrams in a standard cubic metre, for the count of a yarn: the value is 3e-14 kg^4/m^3; 30 ℃ is 30 without a dimension, and so is 1:10
# as 10. A ton is 907.18 kg, also in unyt 3.2.0, and 5 mu, which are 亩 of land, five masses of the muon, in astropy 8.0.2 too; a year "a" has 365.25 days in two and
# 365.2422 in quantities 0.16.4. unyt, quantities and astropy refuse Nm, ℃ and 1:10.
# Hurts: limits and measured values compared after a conversion: none exceeds, for they are of another kind, and a tonne weighs a tenth less.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pint==0.25.3 unyt==3.2.0 quantities==0.16.4 astropy==8.0.2
PYTHONPATH=lib python3 -W ignore - <<'E' | tee seen.txt
import astropy.units, pint, quantities, unyt
registry = pint.UnitRegistry()
readers = {
    "pint": lambda text: f"{registry(text).to_base_units():.4g~P}",
    "unyt": lambda text: "{:.4g}".format(unyt.unyt_quantity.from_string(text).in_base("mks")),
    "quantities": lambda text: "{:.7g}".format(quantities.Quantity(float(text.split()[0]), text.split()[1]).simplified),
    "astropy": lambda text: f"{astropy.units.Quantity(text).si:.4g}",
}
for text in ("30 mg/L", "30 mg/Nm**3", "30 ℃", "1:10", "1 ton", "5 mu", "1 a"):
    for name, read in readers.items():
        try:
            seen = read(text)
        except Exception:
            seen = "refused"
        print(text, name, seen)
E
cmp <(grep -v refused seen.txt) - <<'E'
30 mg/L pint 0.03 kg/m³
30 mg/L unyt 0.03 kg/m**3
30 mg/L quantities 0.03 kg/m**3
30 mg/L astropy 0.03 kg / m3
30 mg/Nm**3 pint 3×10⁻¹⁴ kg⁴/m³
30 ℃ pint 30
1:10 pint 10
1 ton pint 907.2 kg
1 ton unyt 907.2 kg
5 mu pint 8.303×10⁻³⁰ kg
5 mu astropy 8.303e-30 kg
1 a pint 3.156×10⁷ s
1 a quantities 3.155693e+07 s
1 a astropy 3.156e+07 s
E
