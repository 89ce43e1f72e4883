//! Pictures of tickets.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::PhotoId;
use shared::role::Role;

use super::schema::{photos, tickets};
use super::tickets::visible_to;

/// A picture of a ticket that the role may see, as JPEG.
pub async fn find(
    mut conn: &AsyncPgConnection,
    role: Role,
    id: PhotoId,
    is_thumbnail: bool,
) -> QueryResult<Option<Vec<u8>>> {
    let photo = photos::table.inner_join(tickets::table).filter(photos::id.eq(id));
    let photo = photo.filter(visible_to(role));
    match is_thumbnail {
        true => photo.select(photos::thumbnail).first(&mut conn).await.optional(),
        false => photo.select(photos::picture).first(&mut conn).await.optional(),
    }
}
