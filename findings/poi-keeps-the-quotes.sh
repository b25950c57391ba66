#!/usr/bin/env bash
# Guess: the formatter that a reader of workbooks has "as Excel shows it" prints the commonest Chinese dates and units as Excel does.
# Seen: POI 4.0.1 (Debian libapache-poi-java 4.0.1-4) leaves the quotation marks in a date: yyyy"年"m"月"d"日" of 2026-10-01 is 2026"年"10"月"1"日", with [$-804] too; without them 2026年10月1日. 21 as General"家" is
# 21.0 and with [DBNum1] 21.0, 0 with the hidden zero of 0;-0;;@ is 0.0, aaaa is 46296.0. The ids 31, 57 and 58, which Chinese Excel writes for dates, are no dates
# to it. In formulas ROUND(0.285,2) is 0.29 and FIXED(0.285,2) 0.28, COUNTIF finds two for each of two credit codes with an E, and LEN("𬭎厂") is 3.
# Hurts: lists printed or exported to text from the workbooks of a bureau: dates with marks inside, quotas with a tail, days that are numbers.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libapache-poi-java=4.0.1-4 libcommons-collections4-java libcommons-codec-java libcommons-math3-java 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > Seen.java <<'E'
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.*;
public class Seen {
  static void check(String what, String seen, String expected) {
    System.out.println(what + " → " + seen);
    if (!seen.equals(expected)) throw new AssertionError(expected);
  }
  public static void main(String[] args) {
    DataFormatter shown = new DataFormatter(Locale.CHINA);
    Object[][] formats = {
      {46296.0, "yyyy\"年\"m\"月\"d\"日\"", "2026\"年\"10\"月\"1\"日\""}, {46296.0, "[$-804]yyyy\"年\"m\"月\"d\"日\"", "2026\"年\"10\"月\"1\"日\""}, {46296.0, "yyyy年m月d日", "2026年10月1日"}, {46296.0, "aaaa", "46296.0"},
      {21.0, "0\"家\"", "21家"}, {21.0, "General\"家\"", "21.0"}, {21.0, "[DBNum1][$-804]General", "21.0"}, {0.0, "0;-0;;@", "0.0"}, {10102.0, "000000", "010102"},
    };
    for (Object[] one : formats) check(one[0] + " as " + one[1], shown.formatRawCellContents((Double) one[0], -1, (String) one[1]), (String) one[2]);
    for (String[] one : new String[][]{{"14", "true"}, {"31", "false"}, {"57", "false"}, {"58", "false"}})
      check("id " + one[0] + " is a date", "" + DateUtil.isADateFormat(Integer.parseInt(one[0]), BuiltinFormats.getBuiltinFormat(Integer.parseInt(one[0]))), one[1]);
    HSSFWorkbook book = new HSSFWorkbook();
    Sheet sheet = book.createSheet();
    String[] codes = {"911501021E00001139", "911501022E00001298"};
    for (int i = 0; i < 2; i++) sheet.createRow(i).createCell(0).setCellValue(codes[i]);
    Cell cell = sheet.createRow(9).createCell(0);
    for (String[] one : new String[][]{{"ROUND(0.285,2)", "0.29"}, {"FIXED(0.285,2)", "\"0.28\""}, {"COUNTIF(A1:A2,A1)", "2.0"}, {"A1=A2", "FALSE"}, {"LEN(\"𬭎厂\")", "3.0"}}) {
      cell.setCellFormula(one[0]);
      check(one[0], book.getCreationHelper().createFormulaEvaluator().evaluate(cell).formatAsString(), one[1]);
    }
  }
}
E
java -Dfile.encoding=UTF-8 -cp "$(readlink -f root/usr/share/java/{poi,commons-collections4,commons-codec,commons-math3}.jar | paste -sd:)" Seen.java
