// pattern: facade
// prefix: dpFacade
// description: Facade: one method for what callers want, over several parts in the right order, cleaned up on failure
// placeholders: Dome, Mount, Camera, Observatory, ObservatoryError
// --- imports ---
use std::error::Error;
use std::fmt;
use std::time::Duration;

// --- snippet ---
pub type PartError = Box<dyn Error + Send + Sync>;

pub trait Dome {
    fn open(&mut self) -> Result<(), PartError>;
    fn close(&mut self) -> Result<(), PartError>;
}

pub trait Mount {
    fn point_at(&mut self, star: &str) -> Result<(), PartError>;
    fn park(&mut self) -> Result<(), PartError>;
}

pub trait Camera {
    fn expose(&mut self, time: Duration) -> Result<Vec<u8>, PartError>;
}

#[derive(Debug)]
pub struct ObservatoryError {
    pub cause: Option<PartError>, // none if the picture was taken and only the cleaning up failed
    pub left_open: Vec<PartError>,
}

impl fmt::Display for ObservatoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems: Vec<_> = self.cause.iter().chain(&self.left_open).map(ToString::to_string).collect();
        f.write_str(&problems.join("; "))
    }
}

impl Error for ObservatoryError {}

/// Knows the order of the parts and no more; who needs more of a part uses that part.
pub struct Observatory<D, M, C> {
    pub dome: D,
    pub mount: M,
    pub camera: C,
}

impl<D: Dome, M: Mount, C: Camera> Observatory<D, M, C> {
    /// Afterwards the mount is parked and the dome closed, whether there is a picture or not.
    pub fn photograph(&mut self, star: &str, time: Duration) -> Result<Vec<u8>, ObservatoryError> {
        let picture = self.dome.open().and_then(|()| {
            self.mount.point_at(star)?;
            self.camera.expose(time)
        });
        // Each of them, even if the one before fails: rain must not come in because the mount is stuck.
        let left_open: Vec<_> =
            [self.mount.park(), self.dome.close()].into_iter().filter_map(Result::err).collect();
        match picture {
            Ok(picture) if left_open.is_empty() => Ok(picture),
            picture => Err(ObservatoryError { cause: picture.err(), left_open }),
        }
    }
}

// --- demonstration ---
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, Default)]
struct Part {
    log: Rc<RefCell<Vec<String>>>,
    failing: &'static [&'static str],
}

impl Part {
    fn act(&self, action: &str) -> Result<(), PartError> {
        self.log.borrow_mut().push(action.to_owned());
        if self.failing.contains(&action) {
            Err(format!("cannot {action}").into())
        } else {
            Ok(())
        }
    }
}

impl Dome for Part {
    fn open(&mut self) -> Result<(), PartError> {
        self.act("open")
    }

    fn close(&mut self) -> Result<(), PartError> {
        self.act("close")
    }
}

impl Mount for Part {
    fn point_at(&mut self, star: &str) -> Result<(), PartError> {
        self.act(star)
    }

    fn park(&mut self) -> Result<(), PartError> {
        self.act("park")
    }
}

impl Camera for Part {
    fn expose(&mut self, time: Duration) -> Result<Vec<u8>, PartError> {
        self.act("expose").map(|()| vec![7; time.as_secs() as usize])
    }
}

fn main() {
    let photograph = |failing| {
        let part = Part { failing, ..Part::default() };
        let mut observatory = Observatory { dome: part.clone(), mount: part.clone(), camera: part.clone() };
        let result = observatory.photograph("Vega", Duration::from_secs(3));
        let log = part.log.borrow().join(" ");
        (result, log)
    };
    let texts = |errors: &[PartError]| errors.iter().map(ToString::to_string).collect::<Vec<_>>();

    // One call does it all in order, and leaves everything closed.
    let (result, log) = photograph(&[]);
    assert_eq!(result.unwrap(), [7, 7, 7]);
    assert_eq!(log, "open Vega expose park close");

    // After a failure nothing further is tried but the cleaning up.
    let (result, log) = photograph(&["Vega"]);
    let error = result.unwrap_err();
    assert_eq!(error.cause.unwrap().to_string(), "cannot Vega");
    assert!(error.left_open.is_empty());
    assert_eq!(log, "open Vega park close");

    // A dome that did not open right is closed as well.
    let (result, log) = photograph(&["open"]);
    assert!(result.is_err());
    assert_eq!(log, "open park close");

    // A failure to clean up is not hidden, not even behind another one, and stops no other.
    let (result, log) = photograph(&["expose", "park", "close"]);
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), "cannot expose; cannot park; cannot close");
    assert_eq!(texts(&error.left_open), ["cannot park", "cannot close"]);
    assert_eq!(log, "open Vega expose park close");
    let (result, _) = photograph(&["park"]);
    let error = result.unwrap_err();
    assert!(error.cause.is_none());
    assert_eq!(texts(&error.left_open), ["cannot park"]);
}
