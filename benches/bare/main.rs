//! A bare window, built as the program is: what its start and its memory are held against.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("benches/bare/tauri.conf.json"))
        .expect("the desktop has a window system that Tauri knows");
}
