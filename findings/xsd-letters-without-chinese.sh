#!/usr/bin/env bash
# Guess: one XML Schema for a register lets the same names and days through in every validator.
# Seen: in lxml 6.1.3, with libxml2, \p{Lo}+, letters without case, refuses 武川县 and every Chinese name; xmlschema 4.3.2 (PyPI) and the Xerces
# within the JDK take it, the latter not with 𬭎 in it. lxml also refuses a day with blanks around it, which XML Schema drops before it looks;
# it and the JDK refuse 㙍 as a name, which xmlschema takes. xmlschema takes the full-width １ for an integer, and P31D as within P1M.
# Hurts: reports handed in against a schema: valid at the county's office and refused at the province's.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib lxml==6.1.3 xmlschema==4.3.2
cat > asked.tsv <<'E'
string	<xs:pattern value="\p{Lo}+"/>	武川县
string	<xs:pattern value="\p{Lo}+"/>	鿏
string	<xs:pattern value="\p{Lo}+"/>	𬭎
string	<xs:pattern value="\p{IsCJKUnifiedIdeographs}+"/>	武川县
date		 2026-03-05 
date		2026-02-30
NCName		武川县
NCName		㙍
integer		１
duration	<xs:maxInclusive value="P1M"/>	P31D
string	<xs:pattern value="\p{IsCJKUnifiedIdeographsExtensionB}+"/>	𠮷
E
cat > seen.py <<'E'
import lxml.etree, xmlschema
def answer(valid):
    try:
        return "01"[valid()]
    except lxml.etree.XMLSchemaValidateError:
        return "error"
rows = [[], []]
for number, line in enumerate(open("asked.tsv", encoding="utf-8")):
    kind, facet, text = line.rstrip("\n").split("\t")
    schema = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="c"><xs:simpleType><xs:restriction base="xs:{kind}">{facet}</xs:restriction></xs:simpleType></xs:element></xs:schema>'
    open(f"{number:02}.xsd", "w", encoding="utf-8").write(schema)
    open(f"{number:02}.xml", "w", encoding="utf-8").write(f"<c>{text}</c>")
    rows[0].append(answer(lambda: lxml.etree.XMLSchema(lxml.etree.fromstring(schema)).validate(lxml.etree.fromstring(f"<c>{text}</c>"))))
    rows[1].append(answer(lambda: xmlschema.XMLSchema(schema).is_valid(f"<c>{text}</c>")))
print("lxml     ", *rows[0])
print("xmlschema", *rows[1])
E
cat > Seen.java <<'E'
import java.io.File;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
public class Seen {
  public static void main(String[] args) throws Exception {
    var line = new StringBuilder("jdk      ");
    for (int n = 0; new File("%02d.xsd".formatted(n)).exists(); n++) {
      String seen = "1";
      try { SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new File("%02d.xsd".formatted(n))).newValidator().validate(new StreamSource(new File("%02d.xml".formatted(n)))); }
      catch (org.xml.sax.SAXParseException e) { seen = e.getMessage().startsWith("cvc") ? "0" : "error"; }
      line.append(" ").append(seen);
    }
    System.out.println(line);
  }
}
E
PYTHONPATH=lib python3 seen.py | tee seen; javac Seen.java && java -Dfile.encoding=UTF-8 Seen | tee -a seen
test "$(cat seen)" = 'lxml      0 0 0 1 0 0 1 0 0 0 1
xmlschema 1 1 1 1 1 0 1 1 1 1 1
jdk       1 1 0 1 1 0 1 0 0 0 1'
