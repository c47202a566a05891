//! Another copy of a file, edited apart, is looked at and taken in.

use super::{add, call, line, new_file, party, pledge, session};
use serde_json::{Value, json};
use std::{path::Path, time::Instant};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

pub(super) fn taken_in(folder: &Path) {
    for size in SIZES {
        measured(folder, size);
    }
}

/// A file of `size` pledges; in the other copy each has another purpose, here each has another condition.
fn measured(folder: &Path, size: usize) {
    let mut here = new_file(folder, &format!("here-{size}.chancery"));
    let state = add(&mut here, "party", party("State 001"));
    let pledges: Vec<Value> = (0..size)
        .map(|n| {
            add(
                &mut here,
                "pledge",
                pledge(&state, &format!("Pledge {n:05}")),
            )
        })
        .collect();
    let other = folder.join(format!("there-{size}.chancery"));
    let place = here.add_place(&other).place;
    call(&mut here, "back_up_to", json!({ "place": place }));
    let mut there = session(folder);
    let opened = there.add_place(&other).place;
    call(
        &mut there,
        "open_file",
        json!({ "place": opened, "passphrase": null }),
    );
    for (session, field) in [(&mut there, "purpose"), (&mut here, "condition")] {
        for stored in &pledges {
            let mut fields = stored.clone();
            for own in ["id", "revision", "createdAt", "updatedAt"] {
                fields.as_object_mut().unwrap().remove(own);
            }
            fields[field] = json!("Schools");
            let input = json!({ "noun": "pledge", "id": stored["id"], "revision": stored["revision"], "fields": fields });
            call(session, "save", input);
        }
    }
    call(&mut there, "close_file", json!({}));
    let asked = json!({ "place": place, "passphrase": null, "choices": [] });
    for (command, what) in [("preview_merge", "looked at"), ("merge", "taken in")] {
        let begun = Instant::now();
        let merged = call(&mut here, command, asked.clone());
        let lines = merged["lines"].as_array().unwrap().len();
        assert_eq!(lines, size, "each pledge comes");
        line(
            &format!("another copy {what}, {size} pledges changed in each"),
            begun.elapsed(),
            "one run; proved whole, and backed up before it is taken in",
        );
    }
}
