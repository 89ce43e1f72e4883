//! Small wrappers over what the browser offers.

pub mod campus_time;
pub mod clipboard;
pub mod colours;
pub mod device_value;
pub mod download;
pub mod drawing_links;
pub mod intl;
pub mod page;
pub mod picture;
pub mod service_worker;
pub mod storage;
pub mod width;
