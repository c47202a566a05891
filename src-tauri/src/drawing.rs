//! How the web view on Linux draws where there is no graphics card: virtual machines, remote desktops.

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Without a graphics card the web view would act one out on the processor, and show half as many pictures a second as
/// when it draws plainly (`benches/scrolling.mjs`), with a quarter more memory.
pub(crate) fn apply_drawing_policy<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    if has_card() {
        return Ok(());
    }
    window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether the kernel offers a card that programs may draw with.
fn has_card() -> bool {
    let devices = std::fs::read_dir("/dev/dri");
    devices.is_ok_and(|mut found| {
        found.any(|device| {
            device.is_ok_and(|d| d.file_name().to_string_lossy().starts_with("renderD"))
        })
    })
}
