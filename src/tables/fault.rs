//! Why a table was not read, beyond what the strict reader says.

use thiserror::Error;

use super::repair::CellPlace;
use crate::explain::debug_is_display;
use crate::forms::limits::TooLarge;
use crate::{Code, Explain, Reason};

/// A kind of file that is not read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileFormat {
    /// A binary workbook.
    Xlsb,
    /// A workbook protected by a password.
    Encrypted,
    /// A web page, whatever its name ends in.
    WebPage,
    /// XML: a workbook of Excel 2003, or a flat OpenDocument.
    Xml,
    /// An OpenDocument whose XML is indented, as gnumeric and SheetJS write it.
    IndentedOds,
    /// An OpenDocument with phonetic guides over its texts.
    PhoneticOds,
    /// A compressed archive that is no workbook.
    Archive,
    /// A compound file that is no workbook.
    CompoundFile,
    /// A PDF.
    Pdf,
    /// A workbook, which this build does not read.
    WorkbookNotBuiltIn,
    /// GBK, which this build does not read.
    GbkNotBuiltIn,
}

impl FileFormat {
    const fn english(self) -> &'static str {
        match self {
            Self::Xlsb => "a binary workbook (.xlsb), of which cells would be lost; save it as .xlsx",
            Self::Encrypted => "a workbook protected by a password; save it without",
            Self::WebPage => "a web page, whatever its name ends in; open it in a spreadsheet and save it as .xlsx",
            Self::Xml => "an XML document; open it in a spreadsheet and save it as .xlsx",
            Self::IndentedOds => {
                "an OpenDocument with white space between its cells, as some programs write it; save it as .xlsx"
            }
            Self::PhoneticOds => {
                "an OpenDocument with a phonetic guide over a text, which would be read as part of it; remove the guides"
            }
            Self::Archive => "a compressed archive that holds no workbook; expected CSV, .xlsx, .xls or .ods",
            Self::CompoundFile => "an old office document that is no workbook; expected CSV, .xlsx, .xls or .ods",
            Self::Pdf => "a PDF; expected CSV, .xlsx, .xls or .ods",
            Self::WorkbookNotBuiltIn => {
                "a workbook, and this library is built without reading them (feature `workbooks`); save it as CSV UTF-8"
            }
            Self::GbkNotBuiltIn => {
                "not UTF-8, perhaps GBK, and this library is built without reading it (feature `gbk`); save it as CSV UTF-8"
            }
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::Xlsb => "二进制工作簿（.xlsb），读取会丢失单元格；请另存为.xlsx",
            Self::Encrypted => "设有密码的工作簿；请去除密码后保存",
            Self::WebPage => "网页文件（不论扩展名）；请用表格软件打开后另存为.xlsx",
            Self::Xml => "XML文件；请用表格软件打开后另存为.xlsx",
            Self::IndentedOds => "单元格之间含空白的OpenDocument文件；请另存为.xlsx",
            Self::PhoneticOds => "文字上注有拼音的OpenDocument文件，拼音会被读作文字的一部分；请删去拼音",
            Self::Archive => "不含工作簿的压缩文件；应为CSV、.xlsx、.xls或.ods",
            Self::CompoundFile => "不是工作簿的旧版办公文档；应为CSV、.xlsx、.xls或.ods",
            Self::Pdf => "PDF文件；应为CSV、.xlsx、.xls或.ods",
            Self::WorkbookNotBuiltIn => "工作簿，本库构建时未含读取工作簿的功能（“workbooks”）；请另存为CSV UTF-8",
            Self::GbkNotBuiltIn => "不是UTF-8编码，似为GBK，本库构建时未含读取GBK的功能（“gbk”）；请另存为CSV UTF-8",
        }
    }
}

/// Why a table was not read.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TableFault {
    /// Another kind of file.
    #[error("this is {}", found.english())]
    Format {
        /// What it is.
        found: FileFormat,
    },
    /// Bytes that are no text of any encoding that is read.
    #[error("line {line}: these bytes are no UTF-8, UTF-16 or GB 18030; the file is damaged or of another kind")]
    Bytes {
        /// The line.
        line: u64,
    },
    /// A workbook whose parts are larger, unpacked, than is taken.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// The first record that is more than the host takes; none is read from there on.
    #[error("{place}: {large}")]
    TooMany {
        /// Where it begins.
        place: CellPlace,
        /// The most.
        large: TooLarge,
    },
    /// A workbook that the reader of workbooks refuses.
    #[error("the workbook cannot be read{}: {reason}", place.as_ref().map_or(String::new(), |place| format!(" after {place}")))]
    Workbook {
        /// The last place that could be read.
        place: Option<CellPlace>,
        /// Why.
        reason: Reason,
    },
    /// No sheet, or more than one, whose header fits.
    #[error("{reason}; the sheets are {}", sheets.join(", "))]
    Sheet {
        /// What was expected.
        reason: Reason,
        /// The sheets, hidden ones marked.
        sheets: Vec<String>,
    },
    /// No line with the headers.
    #[error("no header line among the first {looked_at}; expected one with the columns {expected}")]
    NoHeader {
        /// Lines looked at.
        looked_at: u64,
        /// The columns that must be there.
        expected: Reason,
    },
    /// A header of marks: `??,????`.
    #[error(
        "the headers were Chinese before the table was exported without it; export as UTF-8 (in spreadsheets: CSV UTF-8)"
    )]
    HeaderDestroyed,
    /// The header line: two headers for one column, or the host's map does not fit.
    #[error("{place}: {reason}")]
    Header {
        /// Where.
        place: CellPlace,
        /// What is wrong.
        reason: Reason,
    },
    /// A cell.
    #[error("{place} ({column}): {reason}")]
    Cell {
        /// Where.
        place: CellPlace,
        /// The column's name in data.
        column: &'static str,
        /// The column's name in Chinese.
        column_chinese: &'static str,
        /// The number of what is wrong.
        code: Code,
        /// What is wrong.
        reason: Reason,
    },
    /// A total that is not the number of lines read.
    #[error("{place}: the total says {said}, but {read} lines were read; expected that none is hidden or missing")]
    Total {
        /// Where.
        place: CellPlace,
        /// What it says.
        said: u64,
        /// Lines read.
        read: u64,
    },
}

debug_is_display!(TableFault);

impl TableFault {
    /// That there is no header line; where marks stand for Chinese in these texts, that it was destroyed.
    pub(crate) fn no_header<'t>(texts: impl IntoIterator<Item = &'t str>, looked_at: u64, expected: Reason) -> Self {
        let marks = |text: &str| text.len() > 1 && text.trim().bytes().all(|byte| matches!(byte, b'?' | b'_'));
        if texts.into_iter().any(marks) { Self::HeaderDestroyed } else { Self::NoHeader { looked_at, expected } }
    }

    /// Its number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Format { found: FileFormat::GbkNotBuiltIn } => Code::TABLE_ENCODING,
            Self::Format { .. } | Self::Workbook { .. } => Code::TABLE_FORMAT,
            Self::Bytes { .. } => Code::TABLE_ENCODING,
            Self::TooLarge(_) | Self::TooMany { .. } => Code::TOO_LARGE,
            Self::Sheet { .. } => Code::TABLE_SHEET,
            Self::NoHeader { .. } => Code::TABLE_EMPTY,
            Self::HeaderDestroyed => Code::TABLE_VALUE_DESTROYED,
            Self::Header { .. } => Code::TABLE_COLUMN_REPEATED,
            Self::Cell { code, .. } => *code,
            Self::Total { .. } => Code::TABLE_TOTAL,
        }
    }

    /// The same sentence in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Format { found } => format!("这是{}", found.chinese()),
            Self::Bytes { line } => format!("第{line}行：不是UTF-8、UTF-16或GB 18030文本，文件已损坏或为其他种类"),
            Self::TooLarge(large) => large.chinese(),
            Self::TooMany { place, large } => format!("{}：{}", place.chinese(), large.chinese()),
            Self::Workbook { place: Some(place), reason } => {
                format!("工作簿在{}之后无法读取：{}", place.chinese(), reason.chinese())
            }
            Self::Workbook { place: None, reason } => format!("工作簿无法读取：{}", reason.chinese()),
            Self::Sheet { reason, sheets } => format!("{}；现有工作表：{}", reason.chinese(), sheets.join("、")),
            Self::NoHeader { looked_at, expected } => {
                format!("前{looked_at}行中没有标题行，应有各列：{}", expected.chinese())
            }
            Self::HeaderDestroyed => "标题行原为中文，导出时未能写出；请按UTF-8（CSV UTF-8）重新导出".to_owned(),
            Self::Header { place, reason } => format!("{}：{}", place.chinese(), reason.chinese()),
            Self::Cell { place, column_chinese, reason, .. } => {
                format!("{}（{column_chinese}）：{}", place.chinese(), reason.chinese())
            }
            Self::Total { place, said, read } => {
                format!("{}：合计为{said}，实际读取{read}行；应核对有无隐藏或缺漏", place.chinese())
            }
        }
    }
}
