//! The sRGB colour profile, built from the figures of IEC 61966-2-1 as an ICC version 4 matrix
//! profile. It is our own and free of any licence, so no binary file has to be carried.

/// Fixed-point 16.16 numbers for the primaries, adapted to D50, and for the white point.
const WHITE: [i32; 3] = [0xf6d6, 0x10000, 0xd32d];
const RED: [i32; 3] = [28_578, 14_581, 912];
const GREEN: [i32; 3] = [25_241, 46_982, 6_362];
const BLUE: [i32; 3] = [9_376, 3_972, 46_799];
/// From D65 to D50 after Bradford.
const ADAPTATION: [i32; 9] = [
    68_674, 1_502, -3_291, 1_939, 64_912, -1_119, -606, 988, 49_262,
];
/// Parameters g, a, b, c, d of the curve: (ax+b)^g from d on, cx below.
const CURVE: [i32; 5] = [157_286, 62_119, 3_417, 5_072, 2_651];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = numbers(b"para\0\0\0\0\0\x03\0\0", &CURVE);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB IEC61966-2.1")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ \0\0\0\0", &WHITE)),
        (b"chad", numbers(b"sf32\0\0\0\0", &ADAPTATION)),
        (b"rXYZ", numbers(b"XYZ \0\0\0\0", &RED)),
        (b"gXYZ", numbers(b"XYZ \0\0\0\0", &GREEN)),
        (b"bXYZ", numbers(b"XYZ \0\0\0\0", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = length(tags.len()).to_vec();
    let mut body = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (tag, content) in &tags {
        table.extend_from_slice(*tag);
        table.extend(length(start + body.len()));
        table.extend(length(content.len()));
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + body.len());
    profile.extend(table);
    profile.extend(body);
    profile
}

/// The 128 bytes of the header: version 4.3, a display profile from RGB to XYZ.
fn header(size: usize) -> Vec<u8> {
    let mut header = length(size).to_vec();
    header.extend_from_slice(b"\0\0\0\0\x04\x30\0\0mntrRGB XYZ ");
    // 1 January 2024, midnight: a profile needs a date, and this one does not change.
    for part in [2024_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for part in WHITE {
        header.extend(part.to_be_bytes());
    }
    header.resize(128, 0);
    header
}

fn numbers(kind: &[u8], values: &[i32]) -> Vec<u8> {
    let mut tag = kind.to_vec();
    tag.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    tag
}

/// Words in one language, English.
fn words(text: &str) -> Vec<u8> {
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    tag.extend(length(text.len() * 2));
    tag.extend(length(28));
    tag.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    tag
}

fn length(value: usize) -> [u8; 4] {
    u32::try_from(value)
        .expect("the profile is shorter than a thousand bytes")
        .to_be_bytes()
}
