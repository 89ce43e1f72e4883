//! What the screens say, as plain functions that need no browser.

pub mod age;
pub mod difference;
pub mod label;
pub mod links;
pub mod quantity;
pub mod titles;
pub mod turn;
