//! The parts that screens are made of: each draws what it is given and reports what was done.

pub mod chart;
pub mod compose;
pub mod erased;
pub mod error_notice;
pub mod frame;
pub mod icons;
pub mod photos;
pub mod qr_code;
pub mod relative_time;
pub mod spike_banner;
pub mod text;
pub mod thread;
pub mod ticket;
pub mod ticket_list;
pub mod when_loaded;
