//! Pictures that were chosen and not sent yet.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::photo::MAX_PHOTOS;
use uuid::Uuid;
use web_sys::{Blob, FileList, Url};

use crate::browser::picture;
use crate::words::words;

/// A picture that only this page has.
#[derive(Clone, PartialEq)]
pub struct LocalPhoto {
    /// The idempotency key with which it is sent.
    pub key: Uuid,
    pub blob: Blob,
    /// Where the page finds it.
    pub url: String,
}

impl LocalPhoto {
    /// Lets the browser forget it.
    pub fn release(&self) {
        // At worst it is forgotten with the page.
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// The pictures that were chosen and have not been sent.
#[derive(Clone, Copy)]
pub struct LocalPhotos {
    photos: RwSignal<Vec<LocalPhoto>, LocalStorage>,
    /// Why the last one was not taken; empty if it was.
    refusal: RwSignal<String>,
}

impl LocalPhotos {
    pub fn new() -> Self {
        Self::of(Vec::new(), String::new())
    }

    /// These pictures, as if they had just been chosen.
    pub fn of(photos: Vec<LocalPhoto>, refusal: String) -> Self {
        Self { photos: RwSignal::new_local(photos), refusal: RwSignal::new(refusal) }
    }

    /// Tracked.
    pub fn all(self) -> Vec<LocalPhoto> {
        self.photos.get()
    }

    pub fn all_untracked(self) -> Vec<LocalPhoto> {
        self.photos.get_untracked()
    }

    /// Tracked.
    pub fn count(self) -> usize {
        self.photos.with(Vec::len)
    }

    /// Tracked.
    pub fn refusal(self) -> String {
        self.refusal.get()
    }

    /// Takes as many of the files as fit beside the pictures that there are.
    pub fn add(self, files: &FileList, others: usize) {
        self.refusal.set(String::new());
        for file in (0..files.length()).filter_map(|index| files.item(index)) {
            spawn_local(async move {
                let reduced = picture::reduced(&file).await;
                let photo = reduced.and_then(|blob| {
                    let url = Url::create_object_url_with_blob(&blob).ok()?;
                    Some(LocalPhoto { key: Uuid::new_v4(), blob, url })
                });
                let has_room = self.photos.try_with_untracked(Vec::len).unwrap_or(MAX_PHOTOS);
                let has_room = has_room + others < MAX_PHOTOS;
                match photo {
                    Some(photo) if has_room => drop(self.photos.try_update(|all| all.push(photo))),
                    Some(photo) => {
                        photo.release();
                        self.refuse(words().problem_too_many_photos());
                    }
                    None => self.refuse(words().field_no_photo()),
                }
            });
        }
    }

    pub fn remove(self, key: Uuid) {
        self.photos
            .try_update(|all| all.extract_if(.., |it| it.key == key).for_each(|it| it.release()));
    }

    /// Says why a picture was not taken; empty for nothing.
    pub fn refuse(self, reason: String) {
        self.refusal.try_set(reason);
    }

    /// Takes back pictures that were left to somebody else.
    pub fn put_back(self, photos: Vec<LocalPhoto>) {
        self.photos.try_update(|all| all.extend(photos));
    }

    /// Leaves the pictures to somebody else.
    pub fn take(self) -> Vec<LocalPhoto> {
        self.photos.try_update(std::mem::take).unwrap_or_default()
    }
}
