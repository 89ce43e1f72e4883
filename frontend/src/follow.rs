//! Work that is done again whenever what it reads changes.
//!
//! Each closure would get machinery of its own in the program; these share theirs, which keeps the
//! program small.

use leptos::prelude::{Effect, Memo};

/// Does `work` soon and whenever what it reads changes; it is told whether this is the first time.
pub fn follow(work: impl FnMut(bool) + 'static) {
    let mut work: Box<dyn FnMut(bool)> = Box::new(work);
    Effect::new(move |former: Option<()>| work(former.is_none()));
}

/// What `tell` says; whoever reads it hears only of what differs.
pub fn computed<T: PartialEq + Send + Sync + 'static>(
    tell: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let tell: Box<dyn Fn() -> T + Send + Sync> = Box::new(tell);
    Memo::new(move |_| tell())
}
