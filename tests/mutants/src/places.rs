//! Where a file can be changed, and into what. Not changed: tests, constants and `const fn`, whatever a macro is given, patterns, and
//! conditions with `let`.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::values;

/// A mutant: the text in place of the other, and what is said of it.
#[derive(Debug)]
pub struct Mutant {
    pub text: String,
    pub said: String,
}

/// An expression from byte to byte, or the beginning of a body (then both are one).
#[derive(Debug)]
pub struct Place {
    /// File, place in it and what stands there: the same in every run over the same text.
    pub key: String,
    pub from: usize,
    pub to: usize,
    pub line: usize,
    /// The function.
    pub within: String,
    pub mutants: Vec<Mutant>,
}

struct Finder<'t> {
    text: &'t str,
    file: &'t str,
    within: Vec<String>,
    found: Vec<Place>,
}

/// Every place of a file.
pub fn of(text: &str, file: &str) -> Vec<Place> {
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut finder = Finder { text, file, within: Vec::new(), found: Vec::new() };
    finder.visit_file(&parsed);
    finder.found
}

/// The other operators that a slip would write.
fn slips(operator: &str) -> &'static [&'static str] {
    match operator {
        "==" => &["!="],
        "!=" => &["=="],
        "<" => &["<=", ">="],
        "<=" => &["<", ">"],
        ">" => &[">=", "<="],
        ">=" => &[">", "<"],
        "&&" => &["||"],
        "||" => &["&&"],
        "+" => &["-"],
        "-" => &["+"],
        "*" => &["+"],
        "/" => &["*"],
        "%" => &["/"],
        "&" => &["|"],
        "|" => &["&"],
        "^" => &["|"],
        "<<" => &[">>"],
        ">>" => &["<<"],
        "+=" => &["-="],
        "-=" => &["+="],
        "*=" => &["+="],
        "|=" => &["&="],
        "&=" => &["|="],
        "^=" => &["|="],
        _ => &[],
    }
}

/// Pairs of methods that are written for one another.
const METHODS: [(&str, &str); 16] = [
    ("is_some", "is_none"),
    ("is_ok", "is_err"),
    ("is_some_and", "is_none_or"),
    ("any", "all"),
    ("min", "max"),
    ("first", "last"),
    ("checked_add", "checked_sub"),
    ("saturating_add", "saturating_sub"),
    ("wrapping_add", "wrapping_sub"),
    ("checked_mul", "checked_add"),
    ("saturating_mul", "saturating_add"),
    ("checked_div", "checked_rem"),
    ("succ_opt", "pred_opt"),
    ("checked_add_days", "checked_sub_days"),
    ("and", "or"),
    ("is_lt", "is_ge"),
];

fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(both) => has_let(&both.left) || has_let(&both.right),
        syn::Expr::Paren(inner) => has_let(&inner.expr),
        _ => false,
    }
}

fn of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string().contains("test")))
    })
}

impl Finder<'_> {
    fn slice(&self, node: &impl Spanned) -> &str {
        &self.text[node.span().byte_range()]
    }

    fn place(&mut self, node: &impl Spanned, mutants: Vec<Mutant>) {
        let range = node.span().byte_range();
        self.add(range.start, range.end, node.span().start().line, mutants);
    }

    fn add(&mut self, from: usize, to: usize, line: usize, mutants: Vec<Mutant>) {
        if mutants.is_empty() {
            return;
        }
        let key = format!("{}:{from}:{to}:{}", self.file, mutants[0].said);
        self.found.push(Place { key, from, to, line, within: self.within.join("::"), mutants });
    }

    fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let at = block.brace_token.span.open().byte_range().end;
        let values = values::of(&signature.output);
        let mutants = values
            .into_iter()
            .map(|value| Mutant { text: format!("return {value}"), said: format!("body gives {value}") });
        self.add(at, at, signature.span().start().line, mutants.collect());
    }

    /// A condition that no operator makes, the other way round.
    fn condition(&mut self, condition: &syn::Expr) {
        if matches!(
            condition,
            syn::Expr::Call(_)
                | syn::Expr::MethodCall(_)
                | syn::Expr::Path(_)
                | syn::Expr::Field(_)
                | syn::Expr::Macro(_)
        ) {
            let text = format!("!({})", self.slice(condition));
            let said = format!("condition {text}");
            self.place(condition, vec![Mutant { text, said }]);
        }
    }

    fn in_function(&mut self, name: String, work: impl FnOnce(&mut Self)) {
        self.within.push(name);
        work(self);
        self.within.pop();
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !of_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !of_tests(&item.attrs) {
            let name = self.slice(&*item.self_ty).to_owned();
            self.in_function(name, |finder| visit::visit_item_impl(finder, item));
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_none() && !of_tests(&item.attrs) {
            self.in_function(item.sig.ident.to_string(), |finder| {
                finder.body(&item.sig, &item.block);
                finder.visit_block(&item.block);
            });
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_none() && !of_tests(&item.attrs) {
            self.in_function(item.sig.ident.to_string(), |finder| {
                finder.body(&item.sig, &item.block);
                finder.visit_block(&item.block);
            });
        }
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}

    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_expr_binary(&mut self, both: &'ast syn::ExprBinary) {
        if !has_let(&both.left) && !has_let(&both.right) {
            let operator = self.slice(&both.op).to_owned();
            let (left, right) = (self.slice(&*both.left).to_owned(), self.slice(&*both.right).to_owned());
            let slips = slips(&operator).iter();
            let mutants = slips
                .map(|slip| Mutant { text: format!("{left} {slip} {right}"), said: format!("{operator} is {slip}") });
            self.place(both, mutants.collect());
        }
        visit::visit_expr_binary(self, both);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        if matches!(unary.op, syn::UnOp::Not(_)) {
            let text = self.slice(&*unary.expr).to_owned();
            self.place(unary, vec![Mutant { text, said: "no !".to_owned() }]);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        let other = METHODS.iter().find_map(|(one, other)| match () {
            () if *one == name => Some(*other),
            () if *other == name => Some(*one),
            () => None,
        });
        let (whole, method) = (call.span().byte_range(), call.method.span().byte_range());
        let changed = |method_text: &str| {
            format!("{}{method_text}{}", &self.text[whole.start..method.start], &self.text[method.end..whole.end])
        };
        let mut mutants = Vec::new();
        if let Some(other) = other {
            mutants.push(Mutant { text: changed(other), said: format!("{name} is {other}") });
        }
        if name == "is_empty" && call.args.is_empty() {
            mutants.push(Mutant { text: format!("!{}", self.slice(call)), said: "!is_empty".to_owned() });
        }
        self.place(call, mutants);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_if(&mut self, branch: &'ast syn::ExprIf) {
        self.condition(&branch.cond);
        visit::visit_expr_if(self, branch);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard
            && !has_let(guard)
        {
            let fixed = |value: &str| Mutant { text: value.to_owned(), said: format!("guard {value}") };
            self.place(&**guard, vec![fixed("true"), fixed("false")]);
        }
        visit::visit_arm(self, arm);
    }
}
