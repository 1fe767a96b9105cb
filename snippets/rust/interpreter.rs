// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: an expression tree as an enum and one recursive function; unknown names, overflow and division by 0 are errors
// placeholders: Expr, EvalError, evaluate
// --- preamble ---
#![allow(non_snake_case)]

// --- imports ---
use std::collections::HashMap;
use std::fmt;

// --- snippet ---
/// For a language that grows beyond this, take a parser library; limit the depth of trees from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    Number(i64),
    Variable(String),
    Add(Box<Expr>, Box<Expr>),
    Multiply(Box<Expr>, Box<Expr>),
    Divide(Box<Expr>, Box<Expr>), // towards zero
    Let { name: String, value: Box<Expr>, body: Box<Expr> },
}

#[derive(Debug, PartialEq, Eq)]
pub enum EvalError {
    UnknownVariable(String),
    DivisionByZero,
    Overflow,
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownVariable(name) => write!(f, "{name} has no value"),
            Self::DivisionByZero => write!(f, "division by zero"),
            Self::Overflow => write!(f, "the result does not fit into 64 bits"),
        }
    }
}

impl std::error::Error for EvalError {}

/// The variables are as they were when it returns.
pub fn evaluate<'a>(expr: &'a Expr, variables: &mut HashMap<&'a str, i64>) -> Result<i64, EvalError> {
    match expr {
        Expr::Number(value) => Ok(*value),
        Expr::Variable(name) => {
            variables.get(name.as_str()).copied().ok_or_else(|| EvalError::UnknownVariable(name.clone()))
        }
        Expr::Add(left, right) => {
            let (left, right) = (evaluate(left, variables)?, evaluate(right, variables)?);
            left.checked_add(right).ok_or(EvalError::Overflow)
        }
        Expr::Multiply(left, right) => {
            let (left, right) = (evaluate(left, variables)?, evaluate(right, variables)?);
            left.checked_mul(right).ok_or(EvalError::Overflow)
        }
        Expr::Divide(left, right) => match (evaluate(left, variables)?, evaluate(right, variables)?) {
            (_, 0) => Err(EvalError::DivisionByZero),
            (left, right) => left.checked_div(right).ok_or(EvalError::Overflow),
        },
        Expr::Let { name, value, body } => {
            let value = evaluate(value, variables)?;
            let hidden = variables.insert(name, value);
            let result = evaluate(body, variables);
            match hidden {
                Some(value) => variables.insert(name, value),
                None => variables.remove(name.as_str()),
            };
            result
        }
    }
}

// --- demonstration ---
fn number(value: i64) -> Box<Expr> {
    Box::new(Expr::Number(value))
}

fn variable(name: &str) -> Box<Expr> {
    Box::new(Expr::Variable(name.into()))
}

fn main() {
    let run = |expr: &Expr| {
        let known = HashMap::from([("flour", 500), ("guests", 4)]);
        let mut variables = known.clone();
        let result = evaluate(expr, &mut variables);
        assert_eq!(variables, known, "the variables are as before");
        result
    };

    // (flour + 100) * guests / 7, rounded towards zero.
    let sum = Expr::Add(variable("flour"), number(100));
    let product = Expr::Multiply(Box::new(sum), variable("guests"));
    assert_eq!(run(&Expr::Divide(Box::new(product), number(7))), Ok(342));
    assert_eq!(run(&Expr::Divide(number(-7), number(2))), Ok(-3));

    // A binding hides an outer one for its body only; its own value is evaluated outside.
    let doubled = Box::new(Expr::Multiply(variable("guests"), number(2)));
    let inner = Expr::Let { name: "guests".into(), value: doubled, body: variable("guests") };
    assert_eq!(run(&Expr::Add(Box::new(inner.clone()), variable("guests"))), Ok(12));

    // Errors say what is wrong, and a failing body leaves no binding behind.
    let unknown = EvalError::UnknownVariable("yeast".into());
    assert_eq!(unknown.to_string(), "yeast has no value");
    assert_eq!(
        run(&Expr::Let { name: "salt".into(), value: number(1), body: variable("yeast") }),
        Err(unknown)
    );
    assert_eq!(run(&Expr::Divide(number(1), number(0))), Err(EvalError::DivisionByZero));

    // Nothing wraps around.
    assert_eq!(run(&Expr::Add(number(i64::MAX), number(1))), Err(EvalError::Overflow));
    assert_eq!(run(&Expr::Multiply(number(i64::MIN), number(-1))), Err(EvalError::Overflow));
    assert_eq!(run(&Expr::Divide(number(i64::MIN), number(-1))), Err(EvalError::Overflow));
}
