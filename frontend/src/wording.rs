//! What the screens say, as plain functions that need no browser.

pub mod age;
pub mod difference;
pub mod links;
pub mod marks;
pub mod percent;
pub mod surge;
pub mod titles;
pub mod turn;
