//! Pictures of tickets: what is stored of a file, who sees it, and what is refused.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Rgba, RgbaImage};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Client, TestApp, send, with_file};

/// A picture of that size, half of it transparent where the format can be that.
fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x: u32, _| if x < width / 2 { Rgba([200, 30, 30, 255]) } else { Rgba([0; 4]) };
    let mut picture = DynamicImage::from(RgbaImage::from_fn(width, height, colour));
    if format == ImageFormat::Jpeg {
        picture = picture.into_rgb8().into();
    }
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Jpeg)
}

/// A JPEG of a camera that was held upright and knows where it is.
fn photo_with_position() -> Vec<u8> {
    let file = jpeg(40, 30);
    // One entry: orientation (0x0112), a short, once, 6: turn it by 90 degrees.
    let mut exif =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPSLatitude 48.3984");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = file.split_at(2);
    [start, &[0xFF, 0xE1], &length, &exif, rest].concat()
}

async fn picture(client: &Client, path: &str) -> (u16, Vec<u8>) {
    let response = client.request(Method::GET, path).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.bytes().await.unwrap().to_vec())
}

fn size(file: &[u8]) -> (u32, u32) {
    let reader = ImageReader::with_format(Cursor::new(file), ImageFormat::Jpeg);
    reader.into_dimensions().unwrap()
}

fn contains(file: &[u8], text: &[u8]) -> bool {
    file.windows(text.len()).any(|window| window == text)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_comes_out_upright_small_and_without_the_position() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let file = photo_with_position();
    assert!(contains(&file, b"GPSLatitude") && size(&file) == (40, 30));

    let added = app.user().add_photo(ticket, &file).await;
    assert_eq!(added.status, 201, "{}", added.body);
    assert_eq!(added.body, json!({ "id": 1, "ticket": ticket, "width": 30, "height": 40 }));
    assert_eq!(added.headers["location"], "/api/photos/1");
    let (status, stored) = picture(&app.user(), "/api/photos/1").await;
    assert_eq!((status, size(&stored)), (200, (30, 40)));
    for secret in [&b"Exif"[..], b"GPSLatitude"] {
        assert!(!contains(&stored, secret));
    }

    app.user().add_photo(ticket, &jpeg(3_000, 1_000)).await;
    assert_eq!(size(&picture(&app.user(), "/api/photos/2").await.1), (2_048, 683));
    let thumbnail = picture(&app.user(), "/api/photos/2?size=thumb").await.1;
    assert_eq!(size(&thumbnail), (216, 72));
}

#[tokio::test(flavor = "multi_thread")]
async fn png_and_webp_become_jpeg_on_white() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    for (photo, format) in [(1, ImageFormat::Png), (2, ImageFormat::WebP)] {
        let added = app.user().add_photo(ticket, &encoded(16, 16, format)).await;
        assert_eq!(added.status, 201, "{}", added.body);
        let stored = picture(&app.user(), &format!("/api/photos/{photo}")).await.1;
        let stored = image::load_from_memory_with_format(&stored, ImageFormat::Jpeg).unwrap();
        let pixel = stored.to_rgb8().get_pixel(14, 8).0;
        assert!(pixel.iter().all(|part| *part > 240), "{format:?}: {pixel:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_or_too_large_is_refused_with_a_reason() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let (bomb, line) = (png_that_claims(30_000, 30_000), png_that_claims(20_001, 1));
    let photo = jpeg(64, 64);
    let refused: [&[u8]; 10] = [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a<script>alert(1)</script>",
        b"<!doctype html><script>alert(1)</script>",
        b"RIFF\x10\0\0\0WEBPVP8 ",
        b"%PDF-1.7",
        &bomb,
        &line,
        &photo[..200],
    ];
    for file in refused {
        let answer = app.user().add_photo(ticket, file).await;
        let start = String::from_utf8_lossy(&file[..file.len().min(16)]);
        assert_eq!(answer.status, 422, "{start:?}: {}", answer.body);
        assert_eq!(answer.body["errors"][0]["type"], "no_photo", "{start:?}");
    }
    let large = app.user().add_photo(ticket, &vec![0xFF; 2 * 1024 * 1024 + 1]).await;
    assert_eq!((large.status.as_u16(), &large.body["status"]), (413, &json!(413)));
    assert_eq!(app.user().get("/api/tickets/1").await.body["photos"], json!([]));
}

/// A small picture whose header says that it is of another size.
fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut file = encoded(8, 8, ImageFormat::Png);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = png_checksum(&file[12..29]).to_be_bytes();
    file[29..33].copy_from_slice(&checksum);
    file
}

/// The checksum of PNG.
fn png_checksum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_hides_behind_a_picture_is_gone() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let hidden = b"<script>alert(document.domain)</script>";
    let file = [&jpeg(32, 32)[..], hidden].concat();
    assert_eq!(app.user().add_photo(ticket, &file).await.status, 201);
    let response = app.user().request(Method::GET, "/api/photos/1").send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "image/jpeg");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert!(response.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(!contains(&response.bytes().await.unwrap(), hidden));
}

fn part(name: &str) -> String {
    format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nx\r\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_no_single_photo_is_refused() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let path = format!("/api/tickets/{ticket}/photos");
    let request = || {
        let request = app.user().request(Method::POST, &path);
        request.header("Idempotency-Key", Uuid::new_v4().to_string())
    };
    assert_eq!(send(with_file(request(), "picture", &jpeg(4, 4))).await.status, 400);
    assert_eq!(send(request().json(&json!({}))).await.status, 415);
    assert_eq!(send(with_file(request(), "", &jpeg(4, 4))).await.status, 400);
    assert_eq!(send(request()).await.status, 415);
    let two = format!("{}{}", part("photo"), part("photo")) + "--edge--\r\n";
    let two = request().header("Content-Type", "multipart/form-data; boundary=edge").body(two);
    assert_eq!(send(two).await.status, 400);
    for (boundary, body) in [("x", "\n"), ("x", "--\n"), ("xyz", "--\n")] {
        let media_type = format!("multipart/form-data; boundary={boundary}");
        let short = request().header("Content-Type", media_type).body(body);
        assert_eq!(send(short).await.status, 400);
    }
    let preamble = "x".repeat(3 * 1024 * 1024);
    let large = request().header("Content-Type", "multipart/form-data; boundary=edge");
    assert_eq!(send(large.body(preamble)).await.status, 413);
    let cut = request().header("Content-Type", "multipart/form-data; boundary=edge").body("--edge");
    assert_eq!(send(cut).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_photo_is_added_once_and_a_sixth_not_at_all() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let (user, key) = (app.user(), Uuid::new_v4());
    let once = send(user.photo_request(ticket, key, &jpeg(8, 8))).await;
    let again = send(user.photo_request(ticket, key, &jpeg(8, 8))).await;
    assert_eq!((again.status, &again.text), (once.status, &once.text));
    let other = send(user.photo_request(ticket, key, &jpeg(9, 9))).await;
    assert_eq!(other.status, 422, "the key belongs to another photo");
    for _ in 0..4 {
        assert_eq!(app.helpdesk().add_photo(ticket, &jpeg(8, 8)).await.status, 201);
    }
    let sixth = user.add_photo(ticket, &jpeg(8, 8)).await;
    assert_eq!(sixth.status, 409);
    assert_eq!(sixth.body["type"], "/problems/too-many-photos");
    let shown = user.get(&format!("/api/tickets/{ticket}")).await.body;
    assert_eq!((&shown["photos"], &shown["version"]), (&json!([1, 2, 3, 4, 5]), &json!(1)));
    assert_eq!(user.get("/api/tickets").await.body["items"][0]["photos"], 5);
    assert_eq!(user.ids("/api/tickets?sort=waiting").await, [ticket]);
    let events = user.get("/api/events").await.body;
    let kinds: Vec<&Value> =
        events["items"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "photo_added").count(), 5, "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_seen_by_whoever_sees_the_ticket() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket("The lift is stuck").await;
    app.user().add_photo(ticket, &jpeg(8, 8)).await;
    let anybody = reqwest::Client::new();
    let status = async |path: &str| {
        anybody.get(format!("{}{path}", app.address)).send().await.unwrap().status().as_u16()
    };
    assert_eq!(status("/api/photos/1").await, 400, "nobody says who asks");
    assert_eq!(status("/api/photos/1?role=user").await, 200);

    app.helpdesk().move_ticket(ticket, "closed").await;

    assert_eq!(status("/api/photos/1?role=helpdesk").await, 200);
    let gone = app.user().get("/api/photos/1?size=thumb").await;
    let missing = app.user().get("/api/photos/99?size=thumb").await;
    assert_eq!((gone.status.as_u16(), &gone.text), (404, &missing.text));
    assert_eq!(app.user().add_photo(ticket, &jpeg(8, 8)).await.status, 404);
    let closed = app.helpdesk().add_photo(ticket, &jpeg(8, 8)).await;
    assert_eq!((closed.status.as_u16(), &closed.body["type"]), (409, &json!("/problems/closed")));
}

/// Forty files that somebody might send to do harm, each with a mark that must not be in what is stored.
fn hostile_files() -> Vec<Vec<u8>> {
    const MARK: &[u8] = b"<script>hostile()</script>";
    let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    let pictures: Vec<Vec<u8>> = formats.iter().map(|format| encoded(48, 32, *format)).collect();
    let mut files = Vec::new();
    for picture in &pictures {
        // Something behind a picture: a page, an archive, a program.
        for behind in [&b"<html>"[..], b"PK\x03\x04", b"<?php system('id'); ?>", b"MZ\x90\0"] {
            files.push([picture, behind, MARK].concat());
        }
        // Cut off, and with broken bytes.
        for length in [12, picture.len() / 2, picture.len() - 3] {
            files.push([&picture[..length], MARK].concat());
        }
        for step in [7, 31, 101] {
            let mut broken = picture.clone();
            broken.iter_mut().skip(20).step_by(step).for_each(|byte| *byte = !*byte);
            files.push([&broken[..], MARK].concat());
        }
    }
    // Something in front of a picture, and other formats.
    let fronts: [&[u8]; 10] = [
        b"GIF89a",
        b"BM\x10\0\0\0",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x20ftypavif",
        b"\0\0\0\x20ftypheic",
        b"\x76\x2f\x31\x01",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"hostile()\">",
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xfe\xff\xff",
        b"RIFF\xff\xff\xff\xffWEBPVP8X",
    ];
    files.extend(fronts.map(|front| [front, MARK, &pictures[0]].concat()));
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn of_forty_hostile_files_nothing_is_left_but_pictures() {
    let app = TestApp::spawn().await;
    let files = hostile_files();
    assert_eq!(files.len(), 40);
    let mut pictures = 0;
    for file in &files {
        let ticket = app.ticket("The lift is stuck").await;
        let answer = app.user().add_photo(ticket, file).await;
        if answer.status == 422 {
            assert_eq!(answer.body["errors"][0]["type"], "no_photo", "{}", answer.body);
            continue;
        }
        assert_eq!(answer.status, 201, "{}", answer.body);
        pictures += 1;
        for size in ["", "?size=thumb"] {
            let path = format!("/api/photos/{}{size}", answer.body["id"]);
            let (status, stored) = picture(&app.user(), &path).await;
            assert_eq!(status, 200);
            assert!(image::load_from_memory_with_format(&stored, ImageFormat::Jpeg).is_ok());
            assert!(!contains(&stored, b"hostile()"));
        }
    }
    assert!(pictures >= 12, "only {pictures} of the whole pictures were taken");
}
