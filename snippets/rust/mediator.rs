// pattern: mediator
// prefix: dpMediator
// description: Mediator: colleagues report events and get orders back; the rules between them stand in one place, without any cycle
// placeholders: CrossingEvent, Order, Colleague, LevelCrossing, OrderError
// --- imports ---
use std::collections::VecDeque;

// --- snippet ---
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrossingEvent {
    TrainComes,
    TrainGone,
    GateClosed,
    GateOpen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    FlashLights(bool),
    CloseGate(bool),
    ClearSignal(bool),
}

pub type OrderError = Box<dyn std::error::Error>;

/// Knows no other colleague, not even the mediator: it gets orders and returns what happened thereupon.
pub trait Colleague {
    fn obey(&mut self, order: Order) -> Result<Vec<CrossingEvent>, OrderError>;
}

/// Owns the colleagues, so that there are no references in a circle.
pub struct LevelCrossing {
    colleagues: Vec<Box<dyn Colleague>>,
    trains: u32,
}

impl LevelCrossing {
    pub fn new(colleagues: Vec<Box<dyn Colleague>>) -> Self {
        Self { colleagues, trains: 0 }
    }

    /// Handles the event and all that follow from it, one after the other. An error leaves the rest undone.
    pub fn report(&mut self, event: CrossingEvent) -> Result<(), OrderError> {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for order in self.orders_after(event) {
                for colleague in &mut self.colleagues {
                    events.extend(colleague.obey(order)?);
                }
            }
        }
        Ok(())
    }

    /// All the rules. The signal is clear only while the gate is known to be closed.
    fn orders_after(&mut self, event: CrossingEvent) -> Vec<Order> {
        match event {
            CrossingEvent::TrainComes => {
                self.trains += 1;
                if self.trains == 1 {
                    vec![Order::FlashLights(true), Order::CloseGate(true)]
                } else {
                    vec![]
                }
            }
            CrossingEvent::GateClosed => vec![Order::ClearSignal(self.trains > 0)],
            CrossingEvent::TrainGone => {
                self.trains = self.trains.saturating_sub(1);
                if self.trains == 0 {
                    vec![Order::ClearSignal(false), Order::CloseGate(false)]
                } else {
                    vec![]
                }
            }
            CrossingEvent::GateOpen => vec![Order::FlashLights(self.trains > 0)],
        }
    }
}

// --- demonstration ---
use std::cell::RefCell;
use std::rc::Rc;

type Log = Rc<RefCell<Vec<&'static str>>>;

struct Lights(Log);

impl Colleague for Lights {
    fn obey(&mut self, order: Order) -> Result<Vec<CrossingEvent>, OrderError> {
        if let Order::FlashLights(is_on) = order {
            self.0.borrow_mut().push(if is_on { "lights on" } else { "lights off" });
        }
        Ok(Vec::new())
    }
}

struct Gate {
    log: Log,
    is_stuck: Rc<RefCell<bool>>,
}

impl Colleague for Gate {
    fn obey(&mut self, order: Order) -> Result<Vec<CrossingEvent>, OrderError> {
        let Order::CloseGate(closes) = order else { return Ok(Vec::new()) };
        if *self.is_stuck.borrow() {
            return Err("the gate is stuck".into());
        }
        self.log.borrow_mut().push(if closes { "gate closed" } else { "gate open" });
        Ok(vec![if closes { CrossingEvent::GateClosed } else { CrossingEvent::GateOpen }])
    }
}

struct Signal(Log);

impl Colleague for Signal {
    fn obey(&mut self, order: Order) -> Result<Vec<CrossingEvent>, OrderError> {
        if let Order::ClearSignal(is_clear) = order {
            self.0.borrow_mut().push(if is_clear { "signal clear" } else { "signal stop" });
        }
        Ok(Vec::new())
    }
}

fn main() {
    let log = Log::default();
    let is_stuck = Rc::new(RefCell::new(false));
    let take_log = || std::mem::take(&mut *log.borrow_mut());
    let mut crossing = LevelCrossing::new(vec![
        Box::new(Signal(Rc::clone(&log))),
        Box::new(Gate { log: Rc::clone(&log), is_stuck: Rc::clone(&is_stuck) }),
        Box::new(Lights(Rc::clone(&log))),
    ]);

    // One event sets off what the rules say, in their order and not in that of the colleagues.
    crossing.report(CrossingEvent::TrainComes).unwrap();
    assert_eq!(take_log(), ["lights on", "gate closed", "signal clear"]);

    // A second train keeps it closed until both are gone.
    crossing.report(CrossingEvent::TrainComes).unwrap();
    crossing.report(CrossingEvent::TrainGone).unwrap();
    assert!(take_log().is_empty());
    crossing.report(CrossingEvent::TrainGone).unwrap();
    assert_eq!(take_log(), ["signal stop", "gate open", "lights off"]);

    // A colleague that fails stops the rest: the signal is not cleared with an open gate.
    *is_stuck.borrow_mut() = true;
    let error = crossing.report(CrossingEvent::TrainComes).unwrap_err();
    assert_eq!(error.to_string(), "the gate is stuck");
    assert_eq!(take_log(), ["lights on"]);
}
