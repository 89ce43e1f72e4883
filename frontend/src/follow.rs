//! Work that is done again whenever what it reads changes.

use leptos::prelude::Effect;

/// Does `work` soon and whenever what it reads changes; it is told whether this is the first time.
///
/// Each effect would get machinery of its own in the program; these share theirs.
pub fn follow(work: impl FnMut(bool) + 'static) {
    let mut work: Box<dyn FnMut(bool)> = Box::new(work);
    Effect::new(move |former: Option<()>| work(former.is_none()));
}
