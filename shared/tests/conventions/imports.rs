//! Reads the paths that a Rust file mentions, in `use` items, in expressions and inside macros.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path with at least two segments, such as `crate::db::tickets`, and the line where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub segments: Vec<String>,
    /// From 1.
    pub line: usize,
    /// The inline modules of the file around it.
    inside: Vec<String>,
}

impl Path {
    /// The absolute path inside the crate, for a file with this module path; `None` for a path into another crate.
    ///
    /// A relative path into a child of the file's own module is not found: a module may always use its children.
    pub fn absolute(&self, module: &[String]) -> Option<Vec<String>> {
        let mut base = [module, &self.inside].concat();
        let mut rest = &self.segments[..];
        match rest[0].as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    base.pop()?;
                    rest = &rest[1..];
                }
            }
            _ => return None,
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// Whether it begins with these segments, given as in `std::fs`.
    pub fn begins_with(&self, start: &str) -> bool {
        let start: Vec<&str> = start.split("::").collect();
        self.segments.len() >= start.len() && self.segments.iter().zip(start).all(|(a, b)| a == b)
    }
}

/// All paths of a file outside its inline module `tests`.
pub fn of(text: &str) -> Vec<Path> {
    let tokens: TokenStream = text.parse().unwrap();
    let mut paths = Vec::new();
    collect(&tokens.into_iter().collect::<Vec<_>>(), &[], &mut paths);
    paths
}

fn collect(tokens: &[TokenTree], inside: &[String], paths: &mut Vec<Path>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(word) if *word == "mod" => {
                let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                    (tokens.get(at + 1), tokens.get(at + 2))
                else {
                    at += 1;
                    continue;
                };
                if *name != "tests" {
                    let inside = [inside, &[name.to_string()]].concat();
                    collect(&body.stream().into_iter().collect::<Vec<_>>(), &inside, paths);
                }
                at += 3;
            }
            TokenTree::Ident(_) => at = path(tokens, at, &[], inside, paths),
            TokenTree::Group(group) => {
                collect(&group.stream().into_iter().collect::<Vec<_>>(), inside, paths);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads one path after `prefix`, with all branches of its braces. Returns the index of the next token.
fn path(
    tokens: &[TokenTree],
    mut at: usize,
    prefix: &[String],
    inside: &[String],
    paths: &mut Vec<Path>,
) -> usize {
    let line = tokens[at].span().start().line;
    let mut segments = prefix.to_vec();
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        segments.push(word.to_string());
        at += 1;
        if !is_double_colon(tokens, at) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(group)) = tokens.get(at)
            && group.delimiter() == Delimiter::Brace
        {
            let branches: Vec<_> = group.stream().into_iter().collect();
            let mut next = 0;
            while next < branches.len() {
                next = match &branches[next] {
                    // The new name of an import is no path.
                    TokenTree::Ident(word) if *word == "as" => next + 2,
                    TokenTree::Ident(_) => path(&branches, next, &segments, inside, paths),
                    _ => next + 1,
                };
            }
            return at + 1;
        }
    }
    if segments.len() > 1 {
        paths.push(Path { segments, line, inside: inside.to_vec() });
    }
    at
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(it)) if it.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let module = ["api".to_owned(), "tickets".to_owned()];
        let absolute = |path: &Path| path.absolute(&module).unwrap_or(path.segments.clone());
        of(text).iter().map(|path| absolute(path).join("::")).collect()
    }

    #[test]
    fn paths_are_found_in_imports_expressions_and_macros() {
        assert_eq!(
            paths("use crate::db::{self, events::list, tickets as rows};"),
            ["db::self", "db::events::list", "db::tickets"]
        );
        assert_eq!(
            paths("fn f() { super::page::<u8>(std::fs::read) }"),
            ["api::page", "std::fs::read"]
        );
        assert_eq!(paths("view! { <p>{crate::words::words()}</p> }"), ["words::words"]);
        assert_eq!(paths("mod inner { use super::super::extract::Role; }"), ["api::extract::Role"]);
    }

    #[test]
    fn tests_comments_and_strings_are_left_out() {
        let text = "// crate::a::b\nconst A: &str = \"crate::a\";\nmod tests { use crate::a::b; }";
        assert!(of(text).is_empty());
    }
}
