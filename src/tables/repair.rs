//! What a tolerant reading did to a table, each change by itself.

use core::fmt;

/// Where something stands. Lines and columns count from 1, as spreadsheets do.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[non_exhaustive]
pub struct CellPlace {
    /// The sheet, in a workbook.
    pub sheet: Option<Box<str>>,
    /// The line.
    pub line: u64,
    /// The column; 0 for a whole line.
    pub column: u64,
}

impl CellPlace {
    /// The place in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match (&self.sheet, self.column) {
            (Some(sheet), 0) => format!("“{sheet}”第{}行", self.line),
            (Some(sheet), column) => format!("“{sheet}”!{}{}", letters(column), self.line),
            (None, 0) => format!("第{}行", self.line),
            (None, column) => format!("第{}行第{column}列", self.line),
        }
    }
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.column) {
            (Some(sheet), 0) => write!(f, "`{sheet}` line {}", self.line),
            (Some(sheet), column) => write!(f, "`{sheet}`!{}{}", letters(column), self.line),
            (None, 0) => write!(f, "line {}", self.line),
            (None, column) => write!(f, "line {}, column {column}", self.line),
        }
    }
}

/// A cell as spreadsheets call it, its line and column from 0: `B2`.
#[cfg(feature = "workbooks")]
pub(super) fn cell_name(line: u64, column: u64) -> String {
    format!("{}{}", letters(column.saturating_add(1)), line.saturating_add(1))
}

/// A column's letters in a spreadsheet: 1 is A, 27 is AA.
fn letters(column: u64) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while let Some(before) = rest.checked_sub(1) {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(before % 26).unwrap_or(0))));
        rest = before / 26;
    }
    letters.iter().rev().collect()
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident $english:literal $chinese:literal)+) => {
        /// What was done, or is to be known.
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum RepairKind { $($(#[$meta])* $name,)+ }

        impl RepairKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            const fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)+ }
            }

            const fn chinese(self) -> &'static str {
                match self { $(Self::$name => $chinese,)+ }
            }
        }
    };
}

kinds! {
    /// The text is in another encoding than UTF-8.
    Encoding "read in another encoding" "按其他编码读取"
    /// The cells are separated by another character than the comma.
    Separator "another separator" "分隔符不是逗号"
    /// A line above the header.
    TitleLine "line above the header left out" "略去标题行以上的一行"
    /// A header that is not the column's name.
    Header "header read as the column" "按该列读取"
    /// A column that this kind of table does not have.
    SurplusColumn "column left out" "略去多余的列"
    /// A column that may be left out, and is.
    AbsentColumn "column not there, nothing is known of it" "无此列，视为未知"
    /// A line of empty cells.
    EmptyLine "empty line left out" "略去空行"
    /// The header once more.
    RepeatedHeader "repeated header left out" "略去重复的标题行"
    /// A line with a sum.
    TotalLine "line with a total left out" "略去合计行"
    /// A line with a note or the title of a section.
    NoteLine "line with a note left out" "略去说明行"
    /// Blanks, or characters that are not seen, around a text.
    Blanks "blanks around it removed" "去除首尾空白"
    /// Full-width letters, digits or signs.
    FullWidth "full-width characters made plain" "全角改半角"
    /// A line break within a text.
    LineBreak "line break removed" "去除换行"
    /// `="0012"` or `'0012`.
    Quoting "a spreadsheet's quoting removed" "去除表格软件的引用写法"
    /// 无, -, 暂无.
    Unknown "read as not known" "视为未知"
    /// A word that stands for another.
    Word "word read as its token" "按对应的值读取"
    /// A date in another form.
    Date "date in another form" "日期改写"
    /// 长期.
    NoEnd "no end" "长期有效"
    /// A number as a spreadsheet wrote it.
    Number "number read as text" "数字按文本读取"
    /// A number whose format shows more digits than are stored.
    NumberFormat "digits that its number format shows" "按数字格式补全"
    /// Small letters in a code.
    Capitals "small letters made capital" "小写改大写"
    /// A phone that begins like one whose zero was lost; it is kept as it is.
    LostZero "its leading zero seems lost; kept" "似丢失开头的0，未改动"
    /// A column of ids that are numbers throughout: leading zeros cannot be seen.
    IdsWereNumbers "ids were numbers throughout, lost leading zeros cannot be seen" "编号整列为数字，开头的0如有丢失无法看出"
    /// A cell that takes its value from the merged cell that it belongs to.
    Merged "filled from its merged cell" "按合并单元格填入"
    /// A hidden or filtered line; it is read.
    HiddenLine "hidden line read" "隐藏行，已读取"
    /// A formula, of which the value was read.
    Formula "value of a formula" "取公式的值"
    /// Numbers in the column 序号 that are missing or stand twice.
    Ordinals "serial numbers not 1, 2, 3, …: lines may be missing or doubled" "序号不连续，可能缺行或重复"
    /// A sheet with cells that was not read: its header does not fit, or it is hidden.
    OtherSheet "sheet not read" "未读取的工作表"
    /// A hidden sheet, which was named.
    HiddenSheet "hidden sheet read, as asked" "隐藏工作表，按指定读取"
}

/// One thing that a tolerant reading did to a table, or that is to be known of it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Repair {
    /// Where.
    pub place: CellPlace,
    /// The column's name in data; empty for what is no column of this kind of table.
    pub column: &'static str,
    /// The column's name in Chinese.
    #[serde(skip)]
    pub column_chinese: &'static str,
    /// What was done.
    pub kind: RepairKind,
    /// What stood there; shortened where it says something of a person.
    pub before: String,
    /// What it was read as; empty for what was left out.
    pub after: String,
}

impl Repair {
    /// The repair in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        let Self { column_chinese, kind, before, after, .. } = self;
        let column = if column_chinese.is_empty() { String::new() } else { format!("（{column_chinese}）") };
        let (place, kind) = (self.place.chinese(), kind.chinese());
        let read = if after.is_empty() { String::new() } else { format!("→“{}”", after.escape_debug()) };
        format!("{place}{column}：{kind}：“{}”{read}", before.escape_debug())
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, column, kind, before, after, .. } = self;
        write!(f, "{place}")?;
        if !column.is_empty() {
            write!(f, " ({column})")?;
        }
        write!(f, ": {}: `{}`", kind.english(), before.escape_debug())?;
        if after.is_empty() { Ok(()) } else { write!(f, " is `{}`", after.escape_debug()) }
    }
}

/// What a tolerant reading gives: the value, and everything that was done to the table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableRead<T> {
    /// What was read.
    pub value: T,
    /// Every repair, in the order of the lines; none of a table that is as it should be.
    pub repairs: Vec<Repair>,
}

impl<T> TableRead<T> {
    /// The same with another value.
    pub(crate) fn with<U>(self, value: U) -> TableRead<U> {
        TableRead { value, repairs: self.repairs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repair_says_where_and_what_in_both_languages() {
        let place = CellPlace { sheet: Some("名单".into()), line: 5, column: 28 };
        let (column, column_chinese) = ("division", "行政区划代码");
        let (before, after) = (" 150102".to_owned(), "150102".to_owned());
        let mut repair = Repair { place, column, column_chinese, kind: RepairKind::Blanks, before, after };
        assert_eq!(repair.to_string(), "`名单`!AB5 (division): blanks around it removed: ` 150102` is `150102`");
        assert_eq!(repair.chinese(), "“名单”!AB5（行政区划代码）：去除首尾空白：“ 150102”→“150102”");
        (repair.place.sheet, repair.place.column, repair.after) = (None, 0, String::new());
        (repair.column, repair.column_chinese, repair.kind) = ("", "", RepairKind::EmptyLine);
        assert_eq!(repair.to_string(), "line 5: empty line left out: ` 150102`");
        assert_eq!(repair.chinese(), "第5行：略去空行：“ 150102”");
        assert_eq!(["A", "Z", "AA", "XFD"], [1, 26, 27, 16_384].map(letters).each_ref().map(|it| &**it));
        assert!(RepairKind::ALL.iter().all(|kind| !kind.english().is_empty() && !kind.chinese().is_empty()));
    }
}
