//! Writing: the box with its draft, messages, edits, and who else is typing.

mod combined_edit;
mod compose_box;
mod composer;
mod edit;
mod edit_conflict;
mod editor;
mod saved_meanwhile;
mod send_button;
mod typing_indicator;

pub use combined_edit::CombinedEdit;
pub use compose_box::ComposeBox;
pub use composer::{Composer, draft_name as message_draft_name};
pub use edit::{draft_name as edit_draft_name, save_text};
pub use edit_conflict::EditConflict;
pub use editor::Editor;
pub use saved_meanwhile::SavedMeanwhile;
pub use send_button::SendButton;
pub use typing_indicator::{TypingIndicator, action_note};
