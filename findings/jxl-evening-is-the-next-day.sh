#!/usr/bin/env bash
# Guess: a time that a library writes into a workbook and reads out again is the same, and a number reads as it was written.
# Seen: in the time zone of Shanghai JExcelApi 2.6.12 (Debian libjexcelapi-java 2.6.12-3) writes 2026-03-05 18:00 into a cell, and the cell's getDate is 2026-03-06 02:00; midnight is 08:00. Its getContents has the right day, with the
# quotation marks of the format inside: 2026"年"3"月"5"日". A number without a format is cut after three decimals, so that a rate of 0.0004 reads 0; 2.5 without decimals reads 2 and 3.5 reads 4, 0.285 reads 0.28, 21 as 0"家" reads 21. A formula that
# was only just written reads 4, whatever it is.
# Hurts: old workbooks (.xls) of a bureau read by a program in Java: what was posted in the evening was posted on the next day, small rates
# are nought, and the total is 4.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libjexcelapi-java=2.6.12-3 liblog4j1.2-java 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > Seen.java <<'E'
import java.io.*;
import java.text.SimpleDateFormat;
import jxl.*;
import jxl.write.*;
public class Seen {
  static WritableSheet sheet;
  static int places;
  static void number(double value, String format) throws Exception {
    sheet.addCell(format == null ? new jxl.write.Number(places++, 0, value) : new jxl.write.Number(places++, 0, value, new WritableCellFormat(new jxl.write.NumberFormat(format))));
  }
  public static void main(String[] args) throws Exception {
    SimpleDateFormat time = new SimpleDateFormat("yyyy-MM-dd HH:mm");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    WritableWorkbook book = Workbook.createWorkbook(file);
    sheet = book.createSheet("名单", 0);
    WritableCellFormat day = new WritableCellFormat(new jxl.write.DateFormat("yyyy\"年\"m\"月\"d\"日\""));
    sheet.addCell(new DateTime(places++, 0, time.parse("2026-03-05 18:00"), day));
    sheet.addCell(new DateTime(places++, 0, time.parse("2026-03-05 00:00"), day));
    number(0.0004, null); number(2.5, "0"); number(3.5, "0"); number(0.285, "0.00"); number(21, "0\"家\"");
    sheet.addCell(new Formula(places++, 0, "D1*100"));
    book.write();
    book.close();
    Sheet read = Workbook.getWorkbook(new ByteArrayInputStream(file.toByteArray())).getSheet(0);
    String[] expected = {"2026\"年\"3\"月\"5\"日\" 2026-03-06 02:00", "2026\"年\"3\"月\"5\"日\" 2026-03-05 08:00", "0", "2", "4", "0.28", "21", "4"};
    for (int i = 0; i < places; i++) {
      Cell cell = read.getCell(i, 0);
      String seen = cell.getContents() + (cell instanceof DateCell ? " " + time.format(((DateCell) cell).getDate()) : "");
      System.out.println(seen);
      if (!seen.equals(expected[i])) throw new AssertionError(expected[i]);
    }
  }
}
E
java -Duser.timezone=Asia/Shanghai -Dfile.encoding=UTF-8 -cp "$(readlink -f root/usr/share/java/{jxl,log4j-1.2}.jar | paste -sd:)" Seen.java
