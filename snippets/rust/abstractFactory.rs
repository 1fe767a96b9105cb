// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: a trait whose associated types are a family of products; the compiler lets no families mix
// placeholders: Studio, Track, Mixer, TapeStudio, produce
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
pub trait Track {
    fn record(&mut self, level: f32);
}

/// Mixes tracks of its own family only.
pub trait Mixer {
    type Input: Track;

    /// From -1 to 1, whatever the tracks hold.
    fn mix(&self, tracks: &[Self::Input]) -> Vec<f32>;
}

/// Makes parts that fit each other. For a choice at run time, match on it and call the generic code in each
/// arm.
pub trait Studio {
    type Recorder: Track;
    type Desk: Mixer<Input = Self::Recorder>;

    fn track(&self) -> Self::Recorder;
    fn mixer(&self) -> Self::Desk;
}

/// Knows no family, only what they have in common.
pub fn produce<S: Studio>(studio: &S, takes: &[&[f32]]) -> Vec<f32> {
    let record = |take: &&[f32]| {
        let mut track = studio.track();
        take.iter().for_each(|level| track.record(*level));
        track
    };
    studio.mixer().mix(&takes.iter().map(record).collect::<Vec<_>>())
}

pub struct TapeStudio {
    pub saturation: f32,
}

pub struct TapeTrack {
    saturation: f32,
    levels: Vec<f32>,
}

impl Track for TapeTrack {
    fn record(&mut self, level: f32) {
        self.levels.push(level.clamp(-self.saturation, self.saturation));
    }
}

pub struct TapeMixer;

impl Mixer for TapeMixer {
    type Input = TapeTrack;

    fn mix(&self, tracks: &[TapeTrack]) -> Vec<f32> {
        let length = tracks.iter().map(|track| track.levels.len()).max().unwrap_or(0);
        let sum = |at: usize| tracks.iter().filter_map(|track| track.levels.get(at)).sum::<f32>();
        (0..length).map(|at| sum(at).clamp(-1.0, 1.0)).collect()
    }
}

impl Studio for TapeStudio {
    type Recorder = TapeTrack;
    type Desk = TapeMixer;

    fn track(&self) -> TapeTrack {
        TapeTrack { saturation: self.saturation, levels: Vec::new() }
    }

    fn mixer(&self) -> TapeMixer {
        TapeMixer
    }
}

// --- demonstration ---
/// A second family, with samples of another type.
struct DigitalStudio;

#[derive(Default)]
struct Samples(Vec<i16>);

impl Track for Samples {
    fn record(&mut self, level: f32) {
        self.0.push((level * 32_767.0) as i16);
    }
}

struct Summing;

impl Mixer for Summing {
    type Input = Samples;

    fn mix(&self, tracks: &[Samples]) -> Vec<f32> {
        let mut mixed: Vec<i16> = Vec::new();
        for Samples(samples) in tracks {
            mixed.resize(mixed.len().max(samples.len()), 0);
            mixed.iter_mut().zip(samples).for_each(|(sum, sample)| *sum = sum.saturating_add(*sample));
        }
        mixed.into_iter().map(|sample| f32::from(sample) / 32_767.0).collect()
    }
}

impl Studio for DigitalStudio {
    type Recorder = Samples;
    type Desk = Summing;

    fn track(&self) -> Samples {
        Samples::default()
    }

    fn mixer(&self) -> Summing {
        Summing
    }
}

fn produce_by(name: &str, takes: &[&[f32]]) -> Option<Vec<f32>> {
    match name {
        "tape" => Some(produce(&TapeStudio { saturation: 0.5 }, takes)),
        "digital" => Some(produce(&DigitalStudio, takes)),
        _ => None,
    }
}

fn main() {
    let takes: [&[f32]; 2] = [&[0.25, 0.75], &[0.25, 0.5, -0.5]];
    let rounded =
        |name| produce_by(name, &takes).map(|mix| mix.iter().map(|level| (level * 100.0).round()).collect());

    // The same code with each family: tape saturates while recording, digital clips while mixing.
    assert_eq!(rounded("tape"), Some(vec![50.0, 100.0, -50.0]));
    assert_eq!(rounded("digital"), Some(vec![50.0, 100.0, -50.0]));
    let loud: [&[f32]; 1] = [&[0.9]];
    assert_eq!(produce_by("tape", &loud), Some(vec![0.5]));
    assert!(produce_by("digital", &loud).unwrap()[0] > 0.89);

    // An unknown family is none; no takes make no sound.
    assert_eq!(produce_by("wax", &takes), None);
    assert_eq!(produce(&DigitalStudio, &[]), Vec::<f32>::new());
}
