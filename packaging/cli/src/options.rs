//! The command line. The comments of fields and variants are the help that people read.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

/// “双随机、一公开”抽查：计划、抽取方案、抽取、核对、网页、年度报告
#[derive(Debug, Parser)]
#[command(name = "shuangsuiji", version, disable_help_subcommand = true)]
pub(crate) struct Options {
    /// 只输出JSON，供其他程序读取
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 编制年度抽查计划（第九条）
    Plan(Plan),
    /// 按规则制定抽取方案：名单、比例、随机数承诺；公布后才能抽取（第八条、第十条）
    Order(Order),
    /// 公布随机数后抽取检查对象和检查人员（第十一条）
    Draw(Draw),
    /// 核对已公布的抽取，或一个机关的全部抽取
    Verify(Verify),
    /// 生成可自行核对的抽取公示网页
    Page(Page),
    /// 生成一个机关历次抽取的目录网页
    Archive(Archive),
    /// 检查对象已不存在时，依次递补或另行抽取（第十条）
    Replace(Replace),
    /// 隐去未抽中对象后公开（须为加盐名单）
    Redact(Redact),
    /// 生成年度自查报告，逐条说明（第三条至第十五条）
    Report(Report),
    /// 检查信息库、人员名录、回避表，一次列出全部问题
    CheckTable(CheckTable),
    /// 检查一地的规则文件
    CheckPack(CheckPack),
    /// 读取国务院办公厅节假日安排通知的正文
    ReadNotice(ReadNotice),
    /// 输出命令补全脚本
    Completions {
        /// 命令行外壳
        shell: clap_complete::Shell,
    },
}

#[derive(Args, Debug)]
pub(crate) struct Rules {
    /// 规则：内置规则的编号，或规则文件（.json）；不填为内蒙古细则
    #[arg(long, value_name = "编号或文件")]
    pub(crate) rules: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Out {
    /// 写出的文件；已有的文件不覆盖
    #[arg(long = "out", id = "out", value_name = "文件")]
    pub(crate) file: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Drawn {
    /// 抽取文件夹，由order写出
    #[arg(value_name = "文件夹")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// 资料文件夹：agencies、sources、inspectors三张表，可有aliases、recusals；各为.csv、.xlsx、.xls或.ods
    #[arg(long, value_name = "文件夹")]
    pub(crate) data: PathBuf,
    /// 计划年度
    #[arg(long, value_name = "年")]
    pub(crate) year: u16,
    /// 以哪一天的名录和信息库计数
    #[arg(long, value_name = "日期")]
    pub(crate) on: String,
    #[command(flatten)]
    pub(crate) out: Out,
}

#[derive(Args, Debug)]
pub(crate) struct Order {
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// 资料文件夹：sources、inspectors两张表和items.json，可有aliases、recusals两张表（各为.csv、.xlsx、.xls或.ods）、records.json、waivers.json
    #[arg(long, value_name = "文件夹")]
    pub(crate) data: PathBuf,
    /// plan写出的计划
    #[arg(long, value_name = "文件")]
    pub(crate) plan: PathBuf,
    /// 机关代号，如agencies表所列
    #[arg(long, value_name = "代号")]
    pub(crate) agency: String,
    /// 抽查时段，如2027-Q1
    #[arg(long, value_name = "时段")]
    pub(crate) period: String,
    /// 抽取日期
    #[arg(long, value_name = "日期")]
    pub(crate) on: String,
    /// 公共随机数的来源，如“福彩3D 第2026340期”；抽取方案公布之前不得已知
    #[arg(long, value_name = "来源")]
    pub(crate) lottery: String,
    /// 公共随机数的书写格式：种类 期号 写法 时间和网址，以空格分开，如“fucai-3d 2026340 digits-3 2026-12-21T21:15+08:00 www.cwl.gov.cn”
    #[arg(long, value_name = "格式")]
    pub(crate) form: Option<String>,
    /// 杂凑算法
    #[arg(long, value_enum, default_value = "sha256", value_name = "算法")]
    pub(crate) hash: Hash,
    /// 名单加盐，以便日后隐去未抽中对象公开
    #[arg(long)]
    pub(crate) salted: bool,
    /// 轮次；重新抽取时递增
    #[arg(long, value_name = "次数", default_value_t = 1, hide_default_value = true)]
    pub(crate) round: u32,
    /// 本机关上一次抽取的文件夹（首次抽取不填）
    #[arg(long, value_name = "文件夹")]
    pub(crate) previous: Option<PathBuf>,
    /// 写出抽取文件夹；本机关的秘密另存为“文件夹.secret”，公布前不得泄露
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Hash {
    /// SHA-256
    Sha256,
    /// 国密SM3
    Sm3,
}

#[derive(Args, Debug)]
pub(crate) struct Draw {
    #[command(flatten)]
    pub(crate) drawn: Drawn,
    /// 已公布的公共随机数，照公布的写法
    #[arg(long, value_name = "号码")]
    pub(crate) lottery: String,
    /// 本机关的秘密；不填为“文件夹.secret”
    #[arg(long, value_name = "文件")]
    pub(crate) secret: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// 抽取文件夹，或公布的JSON文件
    #[arg(value_name = "文件夹或文件", required = true)]
    pub(crate) published: Vec<PathBuf>,
    /// 把所列文件夹按先后作为一个机关的历次抽取核对
    #[arg(long)]
    pub(crate) chain: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Names {
    /// 机关名称
    #[arg(long, value_name = "名称")]
    pub(crate) agency: String,
    /// 摘要另在何处公布，如“上级生态环境部门网站”
    #[arg(long, value_name = "何处")]
    pub(crate) elsewhere: String,
}

#[derive(Args, Debug)]
pub(crate) struct Page {
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// 抽取文件夹，或公布的JSON文件
    #[arg(value_name = "文件夹或文件")]
    pub(crate) published: PathBuf,
    #[command(flatten)]
    pub(crate) names: Names,
    /// 信息库（.csv、.xlsx、.xls、.ods）：网页写明企业名称和信用代码，供按名称查询；不写电话和法定代表人
    #[arg(long, value_name = "文件")]
    pub(crate) sources: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) out: Out,
}

#[derive(Args, Debug)]
pub(crate) struct Archive {
    /// 历次抽取的文件夹，按先后；其网页应与目录同处，名为“文件夹名.html”
    #[arg(value_name = "文件夹", required = true)]
    pub(crate) folders: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) names: Names,
    #[command(flatten)]
    pub(crate) out: Out,
}

#[derive(Args, Debug)]
pub(crate) struct Replace {
    #[command(flatten)]
    pub(crate) rules: Rules,
    #[command(flatten)]
    pub(crate) drawn: Drawn,
    /// 已不存在的对象（.csv、.xlsx、.xls、.ods）：source,reason,since,evidence；reason如closed、moved、cancelled、revoked
    #[arg(long, value_name = "文件")]
    pub(crate) gone: PathBuf,
    /// 抽取方案公布之日
    #[arg(long, value_name = "日期")]
    pub(crate) committed: String,
    /// 决定之日
    #[arg(long, value_name = "日期")]
    pub(crate) on: String,
}

#[derive(Args, Debug)]
pub(crate) struct Redact {
    #[command(flatten)]
    pub(crate) drawn: Drawn,
    #[command(flatten)]
    pub(crate) out: Out,
}

#[derive(Args, Debug)]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// 年度档案（.json），即compliance操作的file字段
    #[arg(value_name = "文件")]
    pub(crate) file: PathBuf,
    /// 报告的形式
    #[arg(long, value_enum, default_value = "text", value_name = "形式")]
    pub(crate) form: Form,
    /// 报告的语言
    #[arg(long, value_enum, default_value = "zh", value_name = "语言")]
    pub(crate) language: Language,
    /// 尚无节假日通知的日子暂按周末和法定节日计算
    #[arg(long)]
    pub(crate) provisional: bool,
    /// 写出报告；不填则显示
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Form {
    /// 文字
    Text,
    /// Markdown
    Markdown,
    /// 网页
    Html,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// 中文
    Zh,
    /// 英文
    En,
}

#[derive(Args, Debug)]
#[command(group = ArgGroup::new("tables").required(true).multiple(true).args(["sources", "inspectors", "aliases", "recusals"]))]
pub(crate) struct CheckTable {
    #[command(flatten)]
    pub(crate) rules: Rules,
    /// 污染源信息库（.csv、.xlsx、.xls、.ods）
    #[arg(long, value_name = "文件")]
    pub(crate) sources: Option<PathBuf>,
    /// 执法检查人员名录（.csv、.xlsx、.xls、.ods）
    #[arg(long, value_name = "文件")]
    pub(crate) inspectors: Option<PathBuf>,
    /// 人员别名表（.csv、.xlsx、.xls、.ods）
    #[arg(long, value_name = "文件")]
    pub(crate) aliases: Option<PathBuf>,
    /// 回避表（.csv、.xlsx、.xls、.ods）
    #[arg(long, value_name = "文件")]
    pub(crate) recusals: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct CheckPack {
    /// 规则文件（.json），或内置规则的编号
    #[arg(value_name = "文件或编号")]
    pub(crate) pack: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct ReadNotice {
    /// 通知正文（UTF-8），从标题到落款日期
    #[arg(value_name = "文件")]
    pub(crate) notice: PathBuf,
    /// 被其修改的通知的正文
    #[arg(long, value_name = "文件")]
    pub(crate) base: Option<PathBuf>,
}
