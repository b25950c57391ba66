//! The command line's Chinese: help, what is wrong with arguments, and completions.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory, Error, FromArgMatches};

use crate::options::Options;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";
const EXIT_CODES: &str = "退出码：0 完成；1 未通过（不合规则、不合格式或核对不符）；2 命令有误；3 文件无法读写或已存在。已有的文件从不覆盖。";

/// The command with Chinese headings throughout.
fn command() -> Command {
    let command = chinese(Options::command());
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    names.iter().fold(command, |command, name| command.mut_subcommand(name, chinese)).after_help(EXIT_CODES)
}

fn chinese(command: Command) -> Command {
    let version = command.get_version().is_some();
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(clap::Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助"));
    let command = if version {
        command.arg(clap::Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本"))
    } else {
        command
    };
    command.mut_args(|argument| {
        let argument = argument.clone().help_heading(if argument.is_positional() { "文件" } else { "选项" });
        let possible = argument.get_possible_values();
        if !argument.get_action().takes_values() || possible.is_empty() {
            return argument;
        }
        // clap would list the words and the default in English.
        let words: Vec<&str> = possible.iter().map(PossibleValue::get_name).collect();
        let default = argument.get_default_values().first().and_then(|it| it.to_str());
        let default = default.map(|it| format!("，不填为{it}")).unwrap_or_default();
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let help = format!("{help}：{}{default}", words.join("、"));
        argument.help(help).hide_default_value(true).hide_possible_values(true)
    })
}

/// The options; or, when help was shown or something is wrong, the code to leave with.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Options, ExitCode> {
    let read = command().try_get_matches_from(arguments).and_then(|matches| Options::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{}", shown(&error));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", shown(&error));
            ExitCode::from(2)
        }
        _ => {
            eprintln!("{}\n“shuangsuiji --help”或“shuangsuiji 命令 --help”显示用法", wrong(&error));
            ExitCode::from(2)
        }
    })
}

/// Help, with the one English word that clap lets nobody translate.
fn shown(error: &Error) -> String {
    error.to_string().replace("[OPTIONS]", "[选项]")
}

/// What is wrong with the arguments, in Chinese; what clap alone can say stays as it says it.
fn wrong(error: &Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("命令有误：缺少{argument}"),
        ErrorKind::UnknownArgument => format!("命令有误：没有“{argument}”这一选项"),
        ErrorKind::InvalidSubcommand => format!("命令有误：没有“{}”这一命令", said(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("命令有误：{argument}缺少内容"),
        ErrorKind::InvalidValue => {
            format!("命令有误：{argument}不能是“{value}”，应为{}", said(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => format!("命令有误：{argument}不能是“{value}”"),
        ErrorKind::ArgumentConflict => format!("命令有误：{argument}重复，或与其他选项不能并用"),
        _ => format!("命令有误：{error}"),
    }
}

/// Writes a shell's completions.
pub(crate) fn completions(shell: clap_complete::Shell) {
    clap_complete::generate(shell, &mut command(), "shuangsuiji", &mut io::stdout());
}
