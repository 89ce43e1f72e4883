//! Small wrappers over what the browser offers.

pub mod campus_time;
pub mod download;
pub mod drawn;
pub mod page;
pub mod random;
pub mod storage;
pub mod width;
