//! The files of the application, each also in the forms that the build compressed.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETag, Encoding, EntityTag,
    Header as _, IfNoneMatch, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context as _;

#[derive(Default)]
pub struct Assets {
    /// By their path in the address, `/app-1f2e.js`.
    files: HashMap<String, Asset>,
    /// A hash of all files and the page. The page asks for files of its own build by `?v=` and this.
    build: String,
}

struct Asset {
    content_type: &'static str,
    /// Whether the build put a hash of the content into the name: then it never changes.
    is_hashed: bool,
    entity_tag: EntityTag,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Assets {
    /// Reads the plain files directly in `folder`, none that is linked from elsewhere. `page` becomes part of the
    /// build's name, because it contains settings.
    pub fn load(folder: &Path, page: &str) -> anyhow::Result<Self> {
        let mut files = HashMap::new();
        for entry in fs::read_dir(folder).context("cannot list the application's folder")? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_file = entry.file_type()?.is_file();
            let Some(content_type) = content_type(&name).filter(|_| is_file) else { continue };
            let compressed = |ending: &str| {
                let file = folder.join(format!("{name}.{ending}"));
                file.exists().then(|| fs::read(file)).transpose()
            };
            let plain = fs::read(entry.path())?;
            let asset = Asset {
                content_type,
                is_hashed: is_hashed(&name),
                entity_tag: entity_tag(&plain),
                plain: plain.into(),
                brotli: compressed("br")?.map(Bytes::from),
                gzip: compressed("gz")?.map(Bytes::from),
            };
            files.insert(format!("/{name}"), asset);
        }
        let build = name_of_build(&files, page);
        Ok(Self { files, build })
    }

    pub fn build(&self) -> &str {
        &self.build
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The file, in the smallest form that the browser reads. None for a file of another build: two builds are never
    /// mixed.
    pub fn respond(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let asset = self.files.get(request.path())?;
        let build = request.query_string().split('&').find_map(|pair| pair.strip_prefix("v="));
        if build.is_some_and(|build| build != self.build) {
            return None;
        }
        let forms = [
            (Encoding::brotli(), asset.brotli.as_ref()),
            (Encoding::gzip(), asset.gzip.as_ref()),
            (Encoding::identity(), Some(&asset.plain)),
        ];
        let offered: Vec<(Encoding, &Bytes)> =
            forms.into_iter().filter_map(|(encoding, bytes)| Some((encoding, bytes?))).collect();
        let encodings = offered.iter().map(|(encoding, _)| encoding);
        let accepted = AcceptEncoding::parse(request).ok();
        let chosen = accepted.and_then(|accepted| accepted.negotiate(encodings));
        let is_chosen = |(encoding, _): &&(Encoding, &Bytes)| Some(encoding) == chosen.as_ref();
        let (encoding, bytes) = offered.iter().find(is_chosen).or(offered.last())?;
        let mut response = HttpResponse::Ok();
        response.insert_header((VARY, "Accept-Encoding"));
        if asset.is_hashed || build.is_some() {
            response.insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"));
        } else {
            response
                .insert_header((CACHE_CONTROL, "no-cache"))
                .insert_header(ETag(asset.entity_tag.clone()));
            if asset.is_cached_by(request) {
                return Some(response.status(StatusCode::NOT_MODIFIED).finish());
            }
        }
        response.insert_header((CONTENT_TYPE, asset.content_type));
        if *encoding != Encoding::identity() {
            response.insert_header((CONTENT_ENCODING, encoding.to_string()));
        }
        Some(response.body(Bytes::clone(bytes)))
    }
}

impl Asset {
    /// Whether the browser holds these very bytes already.
    fn is_cached_by(&self, request: &HttpRequest) -> bool {
        match IfNoneMatch::parse(request) {
            Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|tag| tag.weak_eq(&self.entity_tag)),
            _ => false,
        }
    }
}

fn name_of_build(files: &HashMap<String, Asset>, page: &str) -> String {
    let mut tags: Vec<_> = files.iter().map(|(name, file)| (name, file.entity_tag.tag())).collect();
    tags.sort_unstable();
    let mut hash = DefaultHasher::new();
    (page, tags).hash(&mut hash);
    format!("{:016x}", hash.finish())
}

/// Weak, because the packed forms of a file are other bytes with the same meaning.
fn entity_tag(plain: &[u8]) -> EntityTag {
    let mut hash = DefaultHasher::new();
    plain.hash(&mut hash);
    EntityTag::new_weak(format!("{:016x}", hash.finish()))
}

/// `frontend-0f3a….js`: sixteen hexadecimal digits between a dash and what follows.
fn is_hashed(name: &str) -> bool {
    let hash = name.rsplit_once('-').and_then(|(_, end)| end.get(..16));
    hash.is_some_and(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// The types of files that the build makes; others are not served.
fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "ftl" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => return None,
    })
}
