//! Pictures of a problem.

use serde::{Deserialize, Serialize};

use crate::ids::{PhotoId, TicketId};

/// How many pictures a ticket may have.
pub const MAX_PHOTOS: usize = 5;

/// The largest file that is taken, in bytes.
pub const MAX_PHOTO_BYTES: usize = 2 * 1024 * 1024;

/// The longer edge of a stored picture is at most so many pixels long.
pub const MAX_PHOTO_EDGE: u32 = 2_048;

/// The longer edge of a thumbnail, in pixels: 72 on the densest of screens.
pub const THUMBNAIL_EDGE: u32 = 216;

/// The answer of `POST /api/tickets/{id}/photos`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Photo {
    pub id: PhotoId,
    pub ticket: TicketId,
    /// In pixels, upright.
    pub width: u32,
    pub height: u32,
}
