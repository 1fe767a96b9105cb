// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then no new work, a bounded drain, resources closed in reverse order
// placeholders: GracefulShutdown, Work, ShutdownReport
// --- imports ---
use std::error::Error;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

// --- snippet ---
type Close = Box<dyn FnOnce() -> Result<(), Box<dyn Error + Send + Sync>> + Send>;

#[derive(Default)]
struct Lifecycle {
    is_ending: bool,
    is_closed: bool,
    running: usize,
    resources: Vec<(&'static str, Close)>,
}

/// Share one per process. The standard library has no signals: let a thread that waits for SIGTERM, such as
/// with the crate `signal-hook`, call `shut_down`, and `main` return afterwards.
#[derive(Default)]
pub struct GracefulShutdown {
    lifecycle: Mutex<Lifecycle>,
    work_done: Condvar,
}

/// Counts as running until it is dropped.
#[must_use = "the work counts as done when this is dropped"]
pub struct Work<'a>(&'a GracefulShutdown);

#[derive(Debug, Default)]
pub struct ShutdownReport {
    pub unfinished: usize,
    pub failures: Vec<(&'static str, Box<dyn Error + Send + Sync>)>,
}

impl GracefulShutdown {
    /// Register what others depend on before them: it is closed after them.
    pub fn on_close(
        &self,
        name: &'static str,
        close: impl FnOnce() -> Result<(), Box<dyn Error + Send + Sync>> + Send + 'static,
    ) {
        self.lock().resources.push((name, Box::new(close)));
    }

    /// For the readiness probe.
    pub fn is_ready(&self) -> bool {
        !self.lock().is_ending
    }

    /// For each request. Nothing when no more work is accepted.
    pub fn begin(&self) -> Option<Work<'_>> {
        let mut lifecycle = self.lock();
        if lifecycle.is_closed {
            return None;
        }
        lifecycle.running += 1;
        Some(Work(self))
    }

    /// `notice` waits until the load balancer has seen that this process is not ready; until then requests
    /// come. All of it has to fit into the time that the platform gives. Nothing if it is called again.
    pub fn shut_down(&self, notice: impl FnOnce(), drain: Duration) -> Option<ShutdownReport> {
        if std::mem::replace(&mut self.lock().is_ending, true) {
            return None;
        }
        notice();
        let mut lifecycle = self.lock();
        lifecycle.is_closed = true;
        let is_busy = |lifecycle: &mut Lifecycle| lifecycle.running > 0;
        let drained = self.work_done.wait_timeout_while(lifecycle, drain, is_busy);
        lifecycle = drained.unwrap_or_else(PoisonError::into_inner).0;
        let unfinished = lifecycle.running;
        let resources = std::mem::take(&mut lifecycle.resources);
        drop(lifecycle); // closing may take long, and work may end meanwhile
        let close = |(name, close): (&'static str, Close)| close().err().map(|error| (name, error));
        Some(ShutdownReport { unfinished, failures: resources.into_iter().rev().filter_map(close).collect() })
    }

    fn lock(&self) -> MutexGuard<'_, Lifecycle> {
        self.lifecycle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.0.lock().running -= 1;
        self.0.work_done.notify_all();
    }
}

// --- demonstration ---
use std::sync::{mpsc, Arc};
use std::thread;

fn main() {
    let minute = Duration::from_secs(60);
    let log = Arc::new(Mutex::new(Vec::new()));
    let close = |name: &'static str, fails: bool| {
        let log = Arc::clone(&log);
        move || {
            log.lock().unwrap().push(name);
            if fails {
                Err(format!("{name} is stuck").into())
            } else {
                Ok(())
            }
        }
    };

    // Work begun before the end is finished before anything is closed.
    let server = GracefulShutdown::default();
    server.on_close("database", close("database", false));
    server.on_close("cache", close("cache", true));
    server.on_close("listener", close("listener", false));
    assert!(server.is_ready());
    let (finish, finished) = mpsc::channel::<()>();
    let report = thread::scope(|scope| {
        let (server, log, early) = (&server, &log, server.begin().unwrap());
        scope.spawn(move || {
            finished.recv().unwrap();
            log.lock().unwrap().push("work");
            drop(early);
        });
        // During the notice it is not ready, but takes what still comes.
        let notice = || {
            assert!(!server.is_ready());
            assert!(server.begin().is_some());
            scope.spawn(move || {
                while server.begin().is_some() {
                    thread::yield_now();
                }
                assert!(log.lock().unwrap().is_empty(), "nothing is closed yet");
                finish.send(()).unwrap();
            });
        };
        server.shut_down(notice, minute).unwrap()
    });

    // The resources are closed in reverse, all of them, and a failure is reported.
    assert_eq!(*log.lock().unwrap(), ["work", "listener", "cache", "database"]);
    assert_eq!(report.unfinished, 0);
    assert_eq!(report.failures.len(), 1);
    assert_eq!(
        (report.failures[0].0, report.failures[0].1.to_string().as_str()),
        ("cache", "cache is stuck")
    );
    assert!(server.begin().is_none());

    // A second signal does nothing again.
    assert!(server.shut_down(|| panic!("again"), minute).is_none());
    assert_eq!(log.lock().unwrap().len(), 4);

    // The drain is bounded: work that hangs is counted, and the resources are closed anyway.
    let server = GracefulShutdown::default();
    server.on_close("listener", close("listener", false));
    let (_first, second, _third) =
        (server.begin().unwrap(), server.begin().unwrap(), server.begin().unwrap());
    drop(second);
    let report = server.shut_down(|| {}, Duration::from_millis(2)).unwrap();
    assert_eq!((report.unfinished, report.failures.len()), (2, 0));
    assert_eq!(log.lock().unwrap().len(), 5);
}
