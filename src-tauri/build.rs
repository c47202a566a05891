//! Tells Tauri which commands are ours, so that a window may call these and no others.

fn main() {
    // The page is embedded by a macro, which cargo can't see into.
    println!("cargo::rerun-if-changed=ui/dist");
    let own = tauri_build::AppManifest::new().commands(&["call", "paper", "choose", "leave"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(own))
        .expect("tauri.conf.json is valid and the icons it names exist");
}
