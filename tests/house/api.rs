//! The public names of the crate, read from its sources as the compiler reads them, with the features that are on by default.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::{Attribute, Fields, ImplItem, Item, Meta, Token, UseTree, Visibility, punctuated::Punctuated};

/// Where a module stands: `[]` is the crate.
type Place = Vec<String>;

/// What stands behind a name.
#[derive(Clone, Debug)]
enum Named {
    /// A module of this crate.
    Module(Place),
    /// Something of this kind that is declared here, with its own public parts.
    Here(&'static str, Vec<(String, &'static str)>),
    /// A path that is used, from the crate or from the module.
    Used(Vec<String>),
}

#[derive(Debug, Default)]
struct Module {
    names: BTreeMap<String, Vec<(bool, Named)>>,
    globs: Vec<(bool, Vec<String>)>,
    /// Public functions of types, by the type's name as it is known here.
    methods: Vec<(String, String)>,
}

/// Where a path leads to: the places of definitions, and what they are.
type Found = Vec<(Vec<String>, Named)>;

/// The crate's modules by their place, and the paths that were followed already.
#[derive(Debug, Default)]
pub(crate) struct Api(BTreeMap<Place, Module>, RefCell<BTreeMap<(Place, Vec<String>), Found>>);

/// A public path, what kind it is of, and where its definition stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PublicName {
    pub(crate) path: String,
    pub(crate) kind: &'static str,
    pub(crate) defined: Vec<String>,
}

impl PublicName {
    /// The room in whose face the name itself stands, and the name; none of what belongs to a type, of modules and of the prelude,
    /// which says names of other rooms again. What stands at the crate's top is of the room `crate`.
    pub(crate) fn in_room(&self) -> Option<(&str, &str)> {
        let (before, name) = self.path.rsplit_once("::").unwrap_or(("", &self.path));
        let parts: Vec<&str> = before.split("::").filter(|part| !part.is_empty()).collect();
        let of_a_type = parts.iter().any(|part| part.starts_with(char::is_uppercase));
        let room = parts.first().copied().unwrap_or("crate");
        (!of_a_type && self.kind != "mod" && room != "prelude").then_some((room, name))
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether a condition holds in a build with the default features, outside tests.
fn holds(meta: &Meta) -> bool {
    let parts = |list: &syn::MetaList| list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap();
    match meta {
        Meta::List(list) if list.path.is_ident("all") => parts(list).iter().all(holds),
        Meta::List(list) if list.path.is_ident("any") => parts(list).iter().any(holds),
        Meta::List(list) if list.path.is_ident("not") => !parts(list).iter().all(holds),
        Meta::NameValue(pair) if pair.path.is_ident("feature") => {
            let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. }) = &pair.value else { return false };
            name.value() == "wide"
        }
        Meta::Path(path) => !["test", "doctest", "docsrs"].iter().any(|it| path.is_ident(it)),
        _ => true,
    }
}

fn is_there(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|it| it.path().is_ident("cfg")).all(|it| holds(&it.parse_args::<Meta>().unwrap()))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn fields(fields: &Fields) -> Vec<(String, &'static str)> {
    let public = fields.iter().filter(|field| is_public(&field.vis));
    public.filter_map(|field| Some((field.ident.as_ref()?.to_string(), "field"))).collect()
}

impl Api {
    /// Reads the crate's sources.
    pub(crate) fn read(src: &Path) -> Self {
        let mut api = Self::default();
        api.file(&src.join("lib.rs"), src, Vec::new());
        api
    }

    fn file(&mut self, file: &Path, folder: &Path, place: Place) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        if is_there(&parsed.attrs) {
            self.items(&parsed.items, folder, &place);
        }
    }

    fn items(&mut self, items: &[Item], folder: &Path, place: &Place) {
        self.0.entry(place.clone()).or_default();
        for item in items.iter().filter(|item| is_there(attributes(item))) {
            let (name, public, named) = match item {
                Item::Mod(it) => {
                    let (name, mut inner) = (it.ident.to_string(), place.clone());
                    inner.push(name.clone());
                    let own: PathBuf = folder.join(&name);
                    match &it.content {
                        Some((_, items)) => self.items(items, &own, &inner),
                        None if own.join("mod.rs").is_file() => self.file(&own.join("mod.rs"), &own, inner.clone()),
                        None => self.file(&folder.join(format!("{name}.rs")), &own, inner.clone()),
                    }
                    (name, is_public(&it.vis), Named::Module(inner))
                }
                Item::Const(it) => (it.ident.to_string(), is_public(&it.vis), Named::Here("const", Vec::new())),
                Item::Static(it) => (it.ident.to_string(), is_public(&it.vis), Named::Here("static", Vec::new())),
                Item::Fn(it) => (it.sig.ident.to_string(), is_public(&it.vis), Named::Here("fn", Vec::new())),
                Item::Type(it) => (it.ident.to_string(), is_public(&it.vis), Named::Here("type", Vec::new())),
                Item::Struct(it) => {
                    (it.ident.to_string(), is_public(&it.vis), Named::Here("struct", fields(&it.fields)))
                }
                Item::Enum(it) => {
                    let variants = it.variants.iter().map(|variant| (variant.ident.to_string(), "variant")).collect();
                    (it.ident.to_string(), is_public(&it.vis), Named::Here("enum", variants))
                }
                Item::Trait(it) => {
                    let methods = it.items.iter().filter_map(|item| match item {
                        syn::TraitItem::Fn(it) => Some((it.sig.ident.to_string(), "fn")),
                        syn::TraitItem::Const(it) => Some((it.ident.to_string(), "const")),
                        syn::TraitItem::Type(it) => Some((it.ident.to_string(), "type")),
                        _ => None,
                    });
                    (it.ident.to_string(), is_public(&it.vis), Named::Here("trait", methods.collect()))
                }
                Item::Impl(it) if it.trait_.is_none() => {
                    let syn::Type::Path(of) = &*it.self_ty else { continue };
                    let of = of.path.segments.last().unwrap().ident.to_string();
                    for item in &it.items {
                        let found = match item {
                            ImplItem::Fn(it) => {
                                (is_public(&it.vis) && is_there(&it.attrs)).then(|| it.sig.ident.to_string())
                            }
                            ImplItem::Const(it) => {
                                (is_public(&it.vis) && is_there(&it.attrs)).then(|| it.ident.to_string())
                            }
                            _ => None,
                        };
                        let module = self.0.entry(place.clone()).or_default();
                        module.methods.extend(found.map(|name| (of.clone(), name)));
                    }
                    continue;
                }
                Item::Use(it) => {
                    self.used(&it.tree, Vec::new(), is_public(&it.vis), place);
                    continue;
                }
                _ => continue,
            };
            self.0.entry(place.clone()).or_default().names.entry(name).or_default().push((public, named));
        }
    }

    fn used(&mut self, tree: &UseTree, mut path: Vec<String>, public: bool, place: &Place) {
        let module = self.0.entry(place.clone()).or_default();
        let mut add = |name: String, path| module.names.entry(name).or_default().push((public, Named::Used(path)));
        match tree {
            UseTree::Path(it) => {
                path.push(it.ident.to_string());
                self.used(&it.tree, path, public, place);
            }
            UseTree::Name(it) if it.ident == "self" => add(path.last().cloned().unwrap_or_default(), path),
            UseTree::Name(it) => {
                path.push(it.ident.to_string());
                add(it.ident.to_string(), path);
            }
            UseTree::Rename(it) => {
                path.push(it.ident.to_string());
                add(it.rename.to_string(), path);
            }
            UseTree::Glob(_) => module.globs.push((public, path)),
            UseTree::Group(it) => it.items.iter().for_each(|tree| self.used(tree, path.clone(), public, place)),
        }
    }

    /// The places that a path leads to from a module; none of what is another crate's. Circles lead nowhere.
    fn resolve(&self, place: &Place, path: &[String]) -> Found {
        let key = (place.clone(), path.to_vec());
        if let Some(known) = self.1.borrow().get(&key) {
            return known.clone();
        }
        self.1.borrow_mut().insert(key.clone(), Vec::new());
        let found = self.followed(place, path);
        self.1.borrow_mut().insert(key, found.clone());
        found
    }

    fn followed(&self, place: &Place, path: &[String]) -> Found {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let (place, first, rest) = match first.as_str() {
            "crate" => (Vec::new(), rest.first(), rest.get(1..)),
            "self" => (place.clone(), rest.first(), rest.get(1..)),
            "super" => {
                let above = place[..place.len().saturating_sub(1)].to_vec();
                return self.resolve(&above, &[vec!["self".to_owned()], rest.to_vec()].concat());
            }
            _ => (place.clone(), Some(first), Some(rest)),
        };
        let (Some(name), Some(rest), Some(module)) = (first, rest, self.0.get(&place)) else { return Vec::new() };
        let mut found = Vec::new();
        let own = module.names.get(name).map_or(&[][..], Vec::as_slice);
        for (_, named) in own {
            match named {
                Named::Here(..) if rest.is_empty() => {
                    found.push(([place.clone(), vec![name.clone()]].concat(), named.clone()))
                }
                Named::Here(..) => {}
                Named::Module(inner) if rest.is_empty() => found.push((inner.clone(), named.clone())),
                Named::Module(inner) => {
                    found.extend(self.resolve(inner, &[vec!["self".to_owned()], rest.to_vec()].concat()))
                }
                // `use page::page`: what leads is the module, and not the name that is used.
                Named::Used(path) if path[0] == *name => {
                    let inner =
                        own.iter().filter_map(|(_, it)| if let Named::Module(it) = it { Some(it) } else { None });
                    let further = [vec!["self".to_owned()], path[1..].to_vec(), rest.to_vec()].concat();
                    inner.filter(|_| path.len() > 1).for_each(|inner| found.extend(self.resolve(inner, &further)));
                }
                Named::Used(path) => found.extend(self.resolve(&place, &[path.clone(), rest.to_vec()].concat())),
            }
        }
        if found.is_empty() {
            for (inner, _) in module.globs.iter().flat_map(|(_, glob)| self.resolve(&place, glob)) {
                found.extend(self.resolve(&inner, &[vec!["self".to_owned(), name.clone()], rest.to_vec()].concat()));
            }
        }
        found
    }

    /// Every public path, sorted, with what belongs to its type.
    pub(crate) fn public(&self) -> Vec<PublicName> {
        let mut methods: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        for (place, module) in &self.0 {
            for (of, name) in &module.methods {
                for (defined, _) in self.resolve(place, std::slice::from_ref(of)) {
                    methods.entry(defined).or_default().insert(name.clone());
                }
            }
        }
        let mut found = BTreeSet::new();
        self.module(&Vec::new(), "", &methods, &mut found);
        found.into_iter().collect()
    }

    fn module(
        &self,
        place: &Place,
        prefix: &str,
        methods: &BTreeMap<Vec<String>, BTreeSet<String>>,
        found: &mut BTreeSet<PublicName>,
    ) {
        let Some(module) = self.0.get(place) else { return };
        for (name, named) in module.names.iter().flat_map(|(name, all)| all.iter().map(move |it| (name, it))) {
            if named.0 {
                self.name(place, prefix, name, &named.1, methods, found);
            }
        }
        for (_, glob) in module.globs.iter().filter(|(public, _)| *public) {
            for (inner, _) in self.resolve(place, glob) {
                self.module(&inner, prefix, methods, found);
            }
        }
    }

    fn name(
        &self,
        place: &Place,
        prefix: &str,
        name: &str,
        named: &Named,
        methods: &BTreeMap<Vec<String>, BTreeSet<String>>,
        found: &mut BTreeSet<PublicName>,
    ) {
        let path = format!("{prefix}{name}");
        let mut add = |path: String, kind, defined: &[String]| {
            found.insert(PublicName { path, kind, defined: defined.to_vec() });
        };
        let targets = match named {
            Named::Used(path) => self.resolve(place, path),
            own => vec![([place.clone(), vec![name.to_owned()]].concat(), own.clone())],
        };
        if targets.is_empty() {
            // A name of another crate, or one that a macro makes, which this reader does not expand.
            let Named::Used(used) = named else { return };
            return add(path, "use", &[place.clone(), used.clone()].concat());
        }
        for (defined, target) in targets {
            match target {
                Named::Module(inner) => {
                    add(path.clone(), "mod", &defined);
                    self.module(&inner, &format!("{path}::"), methods, found);
                    return;
                }
                Named::Here(kind, parts) => {
                    add(path.clone(), kind, &defined);
                    parts.iter().for_each(|(part, kind)| add(format!("{path}::{part}"), kind, &defined));
                    for method in methods.get(&defined).into_iter().flatten() {
                        add(format!("{path}::{method}"), "fn", &defined);
                    }
                }
                Named::Used(_) => {}
            }
        }
    }
}
