//! What a body could give instead: plain values of its type, as far as the type's name says them.

use syn::{GenericArgument, PathArguments, ReturnType, Type};

pub fn of(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".to_owned()],
        ReturnType::Type(_, of_type) => values(of_type),
    }
}

/// The first type between the angles, if there is one.
fn inner(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(of_type) => Some(of_type),
        _ => None,
    })
}

fn values(of_type: &Type) -> Vec<String> {
    let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    match of_type {
        Type::Tuple(tuple) if tuple.elems.is_empty() => all(&["()"]),
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => all(&["\"\"", "\"xyzzy\""]),
            Type::Slice(_) if reference.mutability.is_none() => all(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return Vec::new() };
            match last.ident.to_string().as_str() {
                "bool" => all(&["true", "false"]),
                "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i32" | "i64" => all(&["0", "1"]),
                "String" => all(&["String::new()", "\"xyzzy\".to_owned()"]),
                "Vec" | "BTreeMap" | "BTreeSet" => all(&["Default::default()"]),
                "Option" => {
                    let some = inner(&last.arguments).map(values).unwrap_or_default();
                    all(&["None"]).into_iter().chain(some.into_iter().map(|value| format!("Some({value})"))).collect()
                }
                "Result" => match inner(&last.arguments) {
                    // What formats: its only argument is left out, and so is what it gives.
                    None => all(&["Ok(Default::default())"]),
                    Some(inner) => values(inner).into_iter().map(|value| format!("Ok({value})")).collect(),
                },
                "Ordering" => all(&["core::cmp::Ordering::Equal"]),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}
