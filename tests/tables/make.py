"""The workbooks that Python writes, for tests/tables_workbooks.rs; called by `make`."""
import datetime
import io
import shutil
import sys
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pandas
import polars
import xlsxwriter

OUT = Path(sys.argv[1])
HEADER = ["编号", "主体名称", "统一社会信用代码", "法定代表人", "联系电话", "行政区划代码", "类别", "状态"]
ROWS = [
    ["NM-1", "示例化工有限公司", "91150400MA0N1Q9YXG", "王某", "0471-0000000", "150102", "key", "正常"],
    ["0012", "示例电厂", "911501020000000018", "", "", "150103", "key", "停产"],
    ["企业3", "示例纸业，东区", "", "", "", "150102", "general", "关闭"],
]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def checks(code):
    """Whether both check characters of a credit code hold (GB 32100-2015)."""
    inner = sum(int(c, 36) * w for c, w in zip(code[8:16], [3, 7, 9, 10, 5, 8, 4, 2])) % 11
    outer = sum(ALPHABET.index(c) * (3**i % 31) for i, c in enumerate(code[:17])) % 31
    return code[16] == "0X987654321"[inner] and code[17] == ALPHABET[(31 - outer) % 31]


def with_checks(body):
    for last in range(11):
        for check in ALPHABET:
            code = body + "0123456789X"[last] + check
            if checks(code):
                return code
    raise ValueError(body)


ROWS[1][2] = with_checks("9115010200000001")


def sheet(path, rows, header=HEADER, options=None, write=None, formats=None, **workbook):
    book = xlsxwriter.Workbook(str(OUT / path), {"in_memory": True, **workbook})
    page = book.add_worksheet("名单")
    kinds = {name: book.add_format({"num_format": name}) for name in formats or []}
    for r, row in enumerate([header, *rows]):
        for c, cell in enumerate(row):
            if isinstance(cell, tuple):
                page.write_number(r, c, cell[0], kinds.get(cell[1]))
            elif isinstance(cell, str):
                page.write_string(r, c, cell)
            else:
                page.write(r, c, cell)
    if write:
        write(book, page)
    book.close()


# 12: the same registry as texts.
sheet("registry-xlsxwriter.xlsx", ROWS)
book = openpyxl.Workbook()
book.active.title = "名单"
for row in [HEADER, *ROWS]:
    book.active.append([cell or None for cell in row])
book.save(OUT / "registry-openpyxl.xlsx")
frame = pandas.DataFrame(ROWS, columns=HEADER)
for engine in ("openpyxl", "xlsxwriter"):
    frame.to_excel(OUT / f"registry-pandas-{engine}.xlsx", index=False, engine=engine)
polars.DataFrame(ROWS, schema=HEADER, orient="row").write_excel(OUT / "registry-polars.xlsx")

# 1: days by the formats of Chinese spreadsheets.
DAYS = ["编号", "姓名", "职务", "执法类别", "执法证号", "发证机关", "有效期起", "有效期止", "行政区划代码"]
FORMATS = [31, 57, 58, '[$-804]yyyy"年"m"月"d"日";@', 14]
for name, epoch in (("days-1900", False), ("days-1904", True)):
    rows = [
        [f"I-{n}", "王某", "科员", "综合", f"0501000{n}", "某厅", (46086, form), "2040-12-31", "150102"]
        for n, form in enumerate(FORMATS)
    ]
    sheet(f"{name}.xlsx", rows, DAYS, formats=FORMATS, date_1904=epoch)

# 1: days in ISO 8601, with and without a time of nought.
book = openpyxl.Workbook(iso_dates=True)
page = book.active
page.append(DAYS)
for n, day in enumerate([datetime.date(2026, 3, 5), datetime.datetime(2026, 3, 5)]):
    page.append([f"I-{n}", "王某", "科员", "综合", f"0501000{n}", "某厅", day, datetime.date(2040, 12, 31), "150102"])
book.save(OUT / "days-iso.xlsx")
page["G2"] = datetime.datetime(2026, 3, 5, 9, 30)
book.save(OUT / "days-iso-time.xlsx")

# 2, 3: numbers in the place of texts.
sheet("digits-xlsxwriter.xlsx", [["E-1", "甲厂", "", "", "", (12345, "000000"), "key", "正常"]], formats=["000000"])
code = '"91"0000000000000000'
sheet("numbers-xlsxwriter.xlsx", [["E-1", "甲厂", (1501020000000043, code), "", "", "150102", "key", "正常"]], formats=[code])
rounded = next(
    text for n in range(10**6)
    if checks(text := f"911501{n:09d}000")
)
for name, number in (("rounded", 911501020000000043), ("rounded-checks", int(rounded) + 43)):
    table = frame.head(1).drop(columns="统一社会信用代码").assign(统一社会信用代码=number)
    polars.DataFrame({name: list(column) for name, column in table.items()}).write_excel(OUT / f"{name}-polars.xlsx")
rows = [["1", "甲厂", "", "", "", "150102", "key", "正常"], [2, "乙厂", "", "", "", "150102", "key", "正常"]]
sheet("ids-mixed.xlsx", rows)
sheet("ids-numbers.xlsx", [[int(n), *row[1:]] for n, row in zip("12", rows)])

# 4: ratios, for the programs that read CSV.
ratios = ["1:5", "1:10", "1:60", "1/5", "1/32", "25%", "1∶10"]
(OUT / "ratios.csv").write_text("抽查事项,抽查比例\n" + "".join(f"第{n}项,{r}\n" for n, r in enumerate(ratios, 1)))

percents = [("第1项", (0.25, "0%")), ("第2项", (0.125, "0.0%"))]
sheet("percents-xlsxwriter.xlsx", percents, ["抽查事项", "抽查比例"], formats=["0%", "0.0%"])

# 5: a merged division, and the same without the merge.
three = [[f"E-{n}", "甲厂", "", "", "", "150102" if n == 1 else "", "key", "正常"] for n in (1, 2, 3)]
sheet("merged.xlsx", three, write=lambda _, page: page.merge_range("F2:F4", "150102"))
sheet("not-merged.xlsx", three)

# 6: a cover, a hidden sheet, titles, a header that does not begin at A1, a hidden line, a total.
book = openpyxl.Workbook()
book.active.title = "封面"
book.active["A1"] = "污染源动态信息库"
page = book.create_sheet("名单")
page["B2"] = "示例市污染源名单"
for r, row in enumerate([["序号", *HEADER], *[[n, *row] for n, row in enumerate(ROWS, 1)]], 3):
    for c, cell in enumerate(row, 2):
        page.cell(r, c, cell if cell != "" else None)
page["B7"], page["C7"] = "合计", 3
page.row_dimensions[5].hidden = True
old = book.create_sheet("旧名单")
for row in [HEADER, *ROWS[:1]]:
    old.append([cell or None for cell in row])
old.sheet_state = "hidden"
book.save(OUT / "office-openpyxl.xlsx")

# 8: formulas without their values.
book = openpyxl.Workbook()
for row in [HEADER, ["E-1", "=合计", "", "", "", "150102", "key", "正常"]]:
    book.active.append([cell or None for cell in row])
book.save(OUT / "formula-openpyxl.xlsx")
sheet("formula-xlsxwriter.xlsx", [["", "甲厂", "", "", "", "150102", "key", "正常"]],
      write=lambda _, page: page.write_formula("A2", '="E-"&1'))
sheet("formula-value.xlsx", [["", "甲厂", "", "", "", "150102", "key", "正常"]],
      write=lambda _, page: page.write_formula("A2", '="E-"&1', None, "E-1"))

# 9: errors that readers know, and that they do not.
for name, literal in (("getting-data", "#GETTING_DATA"), ("spill", "#SPILL!")):
    sheet("plain.xlsx", [[*ROWS[0], "X"]], [*HEADER, "备注"])
    with zipfile.ZipFile(OUT / "plain.xlsx") as source, zipfile.ZipFile(OUT / f"error-{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            if part.endswith("sheet1.xml"):
                text = data.decode()
                at = text.index('<c r="I2"')
                end = text.index("</c>", at)
                data = (text[:at] + f'<c r="I2" t="e"><v>{literal}</v>' + text[end:]).encode()
            target.writestr(part, data)
(OUT / "plain.xlsx").unlink()

# 10: a password, and a web page.
with open(OUT / "encrypted.xlsx", "wb") as target:
    plain = io.BytesIO((OUT / "registry-openpyxl.xlsx").read_bytes())
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("password", target)
(OUT / "page.xls").write_text("<html><head><meta charset='utf-8'></head><body><table><tr><td>编号</td></tr></table></body></html>")

# Two lines of header, joined by merges.
def two_lines(book, page):
    for column in (0, 1, 2, 5, 6, 7):
        page.merge_range(0, column, 1, column, HEADER[column])
    page.merge_range(0, 3, 0, 4, "联系人")
    page.write_row(1, 3, HEADER[3:5])
sheet("two-line-header.xlsx", [HEADER, *ROWS], ["", *HEADER[1:]], write=two_lines)


# As offices keep them: sections over the whole width, numbers in Excel's 数值, days of which the month alone is shown, a day typed
# as a number into a cell of days, a second list with another header, and a header over two columns.
SHORT = ["编号", "主体名称", "行政区划代码", "类别", "状态", "联系电话"]
RECORDS = [["E-1", "甲厂", "150102", "key", "正常", ""], ["E-2", "乙厂", "150102", "general", "正常", ""]]


def sections(book, page):
    page.merge_range("A3:F3", "一、一般排污单位")
    page.merge_range("A6:F6", "联系人：王某 00000000000")


blank = [""] * len(SHORT)
rows = [RECORDS[0], blank, RECORDS[1], ["E-3", "丙厂", "150102", "general", "正常", ""], blank]
sheet("sections.xlsx", rows, SHORT, write=sections)
spaces = "0_ "
sheet("blank-format.xlsx", [["E-1", "甲厂", (150102, spaces), "key", "正常", ""]], SHORT, formats=[spaces])
months = 'yyyy"年"m"月"'
for name, until in (("typed-day", (20290630, 14)), ("months", (46813, months))):
    row = ["I-1", "王某", "科员", "综合", "05010001", "某厅", "2026-03-05", until, "150102"]
    sheet(f"{name}.xlsx", [row], DAYS, formats=[14, months])


def other(book, page):
    more = book.add_worksheet("一般单位")
    for r, row in enumerate([["单位号", "主体名称"], ["E-8", "丁厂"]]):
        more.write_row(r, 0, row)


sheet("two-lists.xlsx", RECORDS, SHORT, write=other)


def doubled(book, page):
    page.merge_range("F1:G1", "联系电话")
    page.write_string("G2", "0471-0000000")


sheet("two-phones.xlsx", [[*row, ""] for row in RECORDS], [*SHORT, ""], write=doubled)


def behind(book, page):
    page.write_string("G3", "已电话核实")


sheet("behind-header.xlsx", RECORDS, SHORT, write=behind)


def titled(book, page):
    page.merge_range("A1:F2", "示例市污染源名单")
    for column in (0, 1, 2, 3, 4):
        page.merge_range(2, column, 3, column, SHORT[column])
    page.write_string("F3", "联系方式")
    page.write_string("F4", SHORT[5])


sheet("titled-two-line-header.xlsx", [*[[""] * len(SHORT)] * 3, *RECORDS], [""] * len(SHORT), write=titled)


def second_page(book, page):
    page.write_string("G4", "第2页")


sheet("second-page.xlsx", [*RECORDS, SHORT, ["E-3", "丙厂", "150102", "general", "正常", ""]], SHORT, write=second_page)
