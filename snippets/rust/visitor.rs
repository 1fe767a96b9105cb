// pattern: visitor
// prefix: dpVisitor
// description: Visitor without visitors: operations are functions that match an enum of node kinds, and the compiler finds gaps
// placeholders: Score, total_beats, transposed
// --- preamble ---
#![allow(non_snake_case)]

// --- snippet ---
/// The kinds are closed, the operations are open: a new operation is a function, and a new kind does not
/// compile until every operation deals with it. So no arm is `_`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Score {
    Note { pitch: u8, beats: u32 }, // the pitch as in MIDI, up to 127
    Rest { beats: u32 },
    Sequence(Vec<Score>),
    Repeat { times: u32, part: Box<Score> },
}

pub fn total_beats(score: &Score) -> u32 {
    match score {
        Score::Note { beats, .. } | Score::Rest { beats } => *beats,
        Score::Sequence(parts) => parts.iter().map(total_beats).sum(),
        Score::Repeat { times, part } => times * total_beats(part),
    }
}

/// Nothing if a note would leave the range of pitches.
pub fn transposed(score: &Score, semitones: i8) -> Option<Score> {
    Some(match score {
        Score::Note { pitch, beats } => {
            let pitch = pitch.checked_add_signed(semitones).filter(|pitch| *pitch <= 127)?;
            Score::Note { pitch, beats: *beats }
        }
        Score::Rest { beats } => Score::Rest { beats: *beats },
        Score::Sequence(parts) => {
            Score::Sequence(parts.iter().map(|part| transposed(part, semitones)).collect::<Option<_>>()?)
        }
        Score::Repeat { times, part } => {
            Score::Repeat { times: *times, part: Box::new(transposed(part, semitones)?) }
        }
    })
}

// --- demonstration ---
/// An operation that was not foreseen.
fn written(score: &Score) -> String {
    match score {
        Score::Note { pitch, .. } => pitch.to_string(),
        Score::Rest { .. } => "-".into(),
        Score::Sequence(parts) => parts.iter().map(written).collect::<Vec<_>>().join(" "),
        Score::Repeat { times, part } => format!("{times}x({})", written(part)),
    }
}

fn main() {
    let note = |pitch, beats| Score::Note { pitch, beats };
    let bar = Score::Sequence(vec![note(60, 1), Score::Rest { beats: 1 }, note(127 - 5, 2)]);
    let song = Score::Sequence(vec![Score::Repeat { times: 3, part: Box::new(bar.clone()) }, note(48, 4)]);

    // Each operation goes through every kind of node.
    assert_eq!(total_beats(&bar), 4);
    assert_eq!(total_beats(&song), 16);
    assert_eq!(written(&song), "3x(60 - 122) 48");

    // One that changes makes a new tree: the beats stay, and so does the original.
    let higher = transposed(&song, 5).unwrap();
    assert_eq!(written(&higher), "3x(65 - 127) 53");
    assert_eq!(total_beats(&higher), total_beats(&song));
    assert_eq!(transposed(&higher, -5), Some(song.clone()));

    // What fails deep inside fails as a whole.
    assert_eq!(transposed(&song, 6), None);
    assert_eq!(transposed(&song, -49), None);
    assert_eq!(total_beats(&Score::Sequence(Vec::new())), 0);
}
