// pattern: adapter
// prefix: dpAdapter
// description: Adapter: fits a client of another shape to the interface wanted, translating units, codes and errors
// placeholders: LevelSource, Level, GaugeAdapter, ErrNoReading, FeetGauge
// --- preamble ---
package main

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

// ErrNoReading tells that the station is known and has nothing to report.
var ErrNoReading = errors.New("no reading")

// LevelSource is the interface that this program wants.
type LevelSource interface {
	// Level is in metres above the datum of the station.
	Level(ctx context.Context, station string) (float64, error)
}

// FeetGauge is what the vendor's client offers: numbered gauges, feet, and a
// status beside the value. It is an interface so that tests need no network.
type FeetGauge interface {
	Read(gauge int) (feet float64, status int)
}

const (
	statusOK      = 0
	statusOffline = 4
)

// GaugeAdapter makes a FeetGauge a LevelSource. It is as safe for goroutines
// as the client it wraps.
type GaugeAdapter struct {
	client FeetGauge
	gauges map[string]int // by station
}

var _ LevelSource = (*GaugeAdapter)(nil)

// NewGaugeAdapter takes over the map: do not change it afterwards.
func NewGaugeAdapter(client FeetGauge, gauges map[string]int) *GaugeAdapter {
	return &GaugeAdapter{client: client, gauges: gauges}
}

// Level cannot interrupt the client, which knows no context: a cancelled call
// is not begun.
func (a *GaugeAdapter) Level(ctx context.Context, station string) (float64, error) {
	const metresPerFoot = 0.3048
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	gauge, found := a.gauges[station]
	if !found {
		return 0, fmt.Errorf("station %q has no gauge", station)
	}
	switch feet, status := a.client.Read(gauge); status {
	case statusOK:
		return feet * metresPerFoot, nil
	case statusOffline:
		return 0, fmt.Errorf("station %q: %w", station, ErrNoReading)
	default:
		return 0, fmt.Errorf("station %q: gauge %d answered with status %d", station, gauge, status)
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type fakeGauge struct{ read []int }

func (f *fakeGauge) Read(gauge int) (float64, int) {
	f.read = append(f.read, gauge)
	switch gauge {
	case 11:
		return 10, statusOK
	case 12:
		return -9999, statusOffline
	default:
		return -9999, 7
	}
}

func main() {
	ctx := context.Background()
	client := &fakeGauge{}
	var source LevelSource = NewGaugeAdapter(client, map[string]int{"mill": 11, "lock": 12, "weir": 13})

	// Names and units are translated.
	level, err := source.Level(ctx, "mill")
	check(err == nil && level > 3.0479 && level < 3.0481, "got %v, %v", level, err)
	check(len(client.read) == 1 && client.read[0] == 11, "read %v", client.read)

	// A status becomes an error, and its value is not taken for a level.
	level, err = source.Level(ctx, "lock")
	check(errors.Is(err, ErrNoReading) && level == 0, "got %v, %v", level, err)
	level, err = source.Level(ctx, "weir")
	check(err != nil && !errors.Is(err, ErrNoReading) && level == 0, "got %v, %v", level, err)

	// What is unknown or cancelled does not reach the client.
	client.read = nil
	_, err = source.Level(ctx, "moon")
	check(err != nil && !errors.Is(err, ErrNoReading), "got %v", err)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = source.Level(cancelled, "mill")
	check(errors.Is(err, context.Canceled) && client.read == nil, "got %v, read %v", err, client.read)
}
