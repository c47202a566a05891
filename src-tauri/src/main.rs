//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Papers make and drop many small things: with this one large papers take half the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    chancery_app::run();
}
