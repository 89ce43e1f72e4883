//! The product in a real browser. Each test starts its own Lodge; nextest runs one at a time.

mod accessibility;
mod analyses;
mod analysis_screens;
mod charts;
mod classifier;
mod conflicts;
mod drafts;
mod fourth_analysis;
mod german;
mod hostile;
mod journey;
mod languages;
mod live;
mod notifications;
mod offline;
mod outages;
mod photos;
mod posters;
mod programs;
mod reading;
mod receipts;
mod reporting;
mod resolution_times;
mod schemathesis;
mod spikes;
mod transfer;
