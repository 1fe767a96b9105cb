// pattern: health-check
// prefix: sdHealthCheck
// description: Liveness without dependencies; readiness asks them in parallel, each with a timeout, and is cached for a moment
// placeholders: HealthCheck, Readiness, Probe, timeout, cache_for
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::BTreeMap;
use std::sync::mpsc::{sync_channel, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

// --- snippet ---
/// Answer with 200 or 503; the reasons are for the log, not for the public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    pub failures: BTreeMap<&'static str, String>,
}

impl Readiness {
    pub fn is_ready(&self) -> bool {
        self.failures.is_empty()
    }
}

struct Probe {
    name: &'static str,
    ask: Arc<dyn Fn() -> Result<(), String> + Send + Sync>, // shared with the thread that asks
}

pub struct HealthCheck {
    timeout: Duration,
    cache_for: Duration,
    probes: Vec<Probe>,
    cached: Mutex<Option<(Readiness, Instant)>>,
}

impl HealthCheck {
    pub fn new(timeout: Duration, cache_for: Duration) -> Self {
        Self { timeout, cache_for, probes: Vec::new(), cached: Mutex::new(None) }
    }

    /// Only for a dependency without which no request can be answered: it takes all instances out of service.
    #[must_use]
    pub fn with(
        mut self,
        name: &'static str,
        ask: impl Fn() -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        self.probes.push(Probe { name, ask: Arc::new(ask) });
        self
    }

    /// That the process answers at all. It asks nobody: a restart does not repair a database.
    pub fn is_live(&self) -> bool {
        true
    }

    /// Those who come while it is found out wait for the same answer.
    pub fn readiness(&self, now: Instant) -> Readiness {
        let mut cached = self.cached.lock().unwrap_or_else(PoisonError::into_inner);
        match &*cached {
            Some((readiness, at)) if now.saturating_duration_since(*at) < self.cache_for => readiness.clone(),
            _ => cached.insert((self.ask_all(), now)).0.clone(),
        }
    }

    fn ask_all(&self) -> Readiness {
        let deadline = Instant::now() + self.timeout;
        let asked: Vec<_> = self.probes.iter().map(|probe| (probe.name, probe.start())).collect();
        let problem = |(name, answer): (_, Option<Receiver<_>>)| {
            let left = deadline.saturating_duration_since(Instant::now());
            let problem = match answer.map(|answer| answer.recv_timeout(left)) {
                Some(Ok(Ok(()))) => return None,
                Some(Ok(Err(reason))) => reason,
                Some(Err(RecvTimeoutError::Timeout)) => "does not answer in time".to_owned(),
                Some(Err(RecvTimeoutError::Disconnected)) => "the probe panicked".to_owned(),
                None => "still has not answered the last question".to_owned(),
            };
            Some((name, problem))
        };
        Readiness { failures: asked.into_iter().filter_map(problem).collect() }
    }
}

impl Probe {
    /// Nothing while an earlier question is open: one that hangs costs one thread, not one for each question.
    fn start(&self) -> Option<Receiver<Result<(), String>>> {
        if Arc::strong_count(&self.ask) > 1 {
            return None;
        }
        let ask = Arc::clone(&self.ask);
        let (sender, receiver) = sync_channel(1);
        thread::spawn(move || {
            let result = ask();
            drop(ask);
            let _ = sender.send(result); // an error: it comes too late
        });
        Some(receiver)
    }
}

// --- demonstration ---
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::Barrier;

fn main() {
    let start = Instant::now();
    let at = |seconds| start + Duration::from_secs(seconds);
    let (minute, five) = (Duration::from_secs(60), Duration::from_secs(5));

    // They are asked in parallel: each waits for the other one. Without failures the process is ready.
    let barrier = Arc::new(Barrier::new(2));
    let meeting = || {
        let barrier = Arc::clone(&barrier);
        move || {
            barrier.wait();
            Ok(())
        }
    };
    let health = HealthCheck::new(minute, five).with("database", meeting()).with("broker", meeting());
    assert!(health.readiness(at(0)).is_ready());

    // The answer is kept for a short time, be it good or bad.
    let asked = Arc::new(AtomicU32::new(0));
    let is_down = Arc::new(AtomicBool::new(true));
    let probe = {
        let (asked, is_down) = (Arc::clone(&asked), Arc::clone(&is_down));
        move || {
            asked.fetch_add(1, Ordering::SeqCst);
            if is_down.load(Ordering::SeqCst) {
                Err("no connection".into())
            } else {
                Ok(())
            }
        }
    };
    let health = HealthCheck::new(minute, five).with("database", probe).with("cache", || Ok(()));
    let failures = BTreeMap::from([("database", "no connection".to_string())]);
    assert_eq!(health.readiness(at(0)), Readiness { failures });
    is_down.store(false, Ordering::SeqCst);
    assert!(!health.readiness(at(4)).is_ready());
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert!(health.readiness(at(5)).is_ready());

    // Many who ask at the same time cause one question.
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert!(health.readiness(at(20)).is_ready()));
        }
    });
    assert_eq!(asked.load(Ordering::SeqCst), 3);

    // One that hangs is not waited for, hides no other, and is not asked again meanwhile; the process is
    // alive.
    let (release, released) = std::sync::mpsc::channel::<()>();
    let released = Mutex::new(released);
    let health = HealthCheck::new(Duration::from_millis(5), Duration::ZERO)
        .with("archive", move || released.lock().unwrap().recv().map_err(|_| "gone".into()))
        .with("broken", || std::panic::resume_unwind(Box::new("broken")));
    let mut readiness = health.readiness(at(0));
    assert_eq!(readiness.failures.remove("archive").as_deref(), Some("does not answer in time"));
    assert_eq!(readiness.failures.len(), 1);
    let readiness = health.readiness(at(1));
    assert_eq!(readiness.failures["archive"], "still has not answered the last question");
    assert!(readiness.failures.contains_key("broken"));
    assert!(health.is_live());

    // Once it has answered, it is asked again.
    release.send(()).unwrap();
    while Arc::strong_count(&health.probes[0].ask) > 1 {
        thread::yield_now();
    }
    release.send(()).unwrap();
    drop(release);
    let again = health.readiness(at(2)).failures.remove("archive");
    assert_ne!(again.as_deref(), Some("still has not answered the last question"));
}
