// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: a small expression tree evaluated with variables; an unknown name, division by zero or overflow is an error
// placeholders: Expression, Evaluate, Number, Variable, Binary
// --- preamble ---
package main

// --- imports ---
import (
	"errors"
	"fmt"
	"math"
)

// --- snippet ---

var (
	ErrUnknownVariable = errors.New("unknown variable")
	ErrDivisionByZero  = errors.New("division by zero")
)

// Expression is a formula, such as that of a fee. It does not change, so
// goroutines may evaluate the same one. Write a parser, or take one from a
// library, once people are to type formulas.
type Expression interface {
	Evaluate(variables map[string]float64) (float64, error)
	String() string
}

type Number float64

func (n Number) Evaluate(map[string]float64) (float64, error) { return float64(n), nil }
func (n Number) String() string                               { return fmt.Sprint(float64(n)) }

type Variable string

func (v Variable) Evaluate(variables map[string]float64) (float64, error) {
	value, found := variables[string(v)]
	if !found {
		return 0, fmt.Errorf("%w %q", ErrUnknownVariable, string(v))
	}
	return value, nil
}

func (v Variable) String() string { return string(v) }

// Binary joins two expressions by one of + - * /.
type Binary struct {
	Operator    rune
	Left, Right Expression
}

func (b Binary) Evaluate(variables map[string]float64) (float64, error) {
	left, err := b.Left.Evaluate(variables)
	if err != nil {
		return 0, err
	}
	right, err := b.Right.Evaluate(variables)
	if err != nil {
		return 0, err
	}
	var value float64
	switch b.Operator {
	case '+':
		value = left + right
	case '-':
		value = left - right
	case '*':
		value = left * right
	case '/':
		if right == 0 {
			return 0, fmt.Errorf("%w in %v", ErrDivisionByZero, b)
		}
		value = left / right
	default:
		return 0, fmt.Errorf("unknown operator %q", b.Operator)
	}
	if math.IsInf(value, 0) || math.IsNaN(value) {
		return 0, fmt.Errorf("%v is out of range", b)
	}
	return value, nil
}

func (b Binary) String() string { return fmt.Sprintf("(%v %c %v)", b.Left, b.Operator, b.Right) }

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	variables := map[string]float64{"hours": 3, "rate": 2.5, "none": 0, "huge": math.MaxFloat64}
	evaluates := func(expression Expression, wanted float64) {
		value, err := expression.Evaluate(variables)
		check(err == nil && value == wanted, "%v is %v, %v", expression, value, err)
	}
	fails := func(expression Expression, wanted error) error {
		value, err := expression.Evaluate(variables)
		check(value == 0 && err != nil, "%v is %v", expression, value)
		check(wanted == nil || errors.Is(err, wanted), "%v: %v", expression, err)
		return err
	}

	// Leaves and each operator, with the operands in their order.
	evaluates(Number(4), 4)
	evaluates(Variable("rate"), 2.5)
	for operator, wanted := range map[rune]float64{'+': 5.5, '-': 0.5, '*': 7.5, '/': 1.2} {
		evaluates(Binary{operator, Variable("hours"), Variable("rate")}, wanted)
	}

	// Trees of any depth, and the same one with other variables.
	fee := Binary{'+', Number(10), Binary{'*', Binary{'-', Variable("hours"), Number(1)}, Variable("rate")}}
	evaluates(fee, 15)
	check(fee.String() == "(10 + ((hours - 1) * rate))", "got %v", fee)
	value, err := fee.Evaluate(map[string]float64{"hours": 1, "rate": 9})
	check(err == nil && value == 10, "got %v, %v", value, err)

	// Errors, from deep inside and from both sides, say what is wrong.
	err = fails(Binary{'*', fee, Variable("minutes")}, ErrUnknownVariable)
	check(err.Error() == `unknown variable "minutes"`, "got %v", err)
	fails(Binary{'*', Variable("minutes"), fee}, ErrUnknownVariable)
	err = fails(Binary{'-', fee, Binary{'/', Number(1), Variable("none")}}, ErrDivisionByZero)
	check(err.Error() == "division by zero in (1 / none)", "got %v", err)
	fails(Binary{'%', Number(1), Number(1)}, nil)
	fails(Binary{'*', Variable("huge"), Number(2)}, nil)
}
