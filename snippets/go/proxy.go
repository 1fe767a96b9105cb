// pattern: proxy
// prefix: dpProxy
// description: Proxy: checks access before each call and connects to the real archive at the first one allowed; safe for goroutines
// placeholders: Archive, Fetch, ArchiveProxy, authorize, ErrArchiveClosed
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// --- snippet ---

// Archive is what both the real subject and its proxy offer.
type Archive interface {
	Fetch(ctx context.Context, record string) ([]byte, error)
	Close() error
}

var ErrArchiveClosed = errors.New("the archive is closed")

// ArchiveProxy stands for an archive that is costly to connect to and not open
// to everybody. The real one is made when it is first needed.
type ArchiveProxy struct {
	authorize func(ctx context.Context, record string) error
	connect   func(ctx context.Context) (Archive, error)

	mu     sync.Mutex
	actual Archive
	closed bool
}

var _ Archive = (*ArchiveProxy)(nil)

func NewArchiveProxy(authorize func(ctx context.Context, record string) error, connect func(ctx context.Context) (Archive, error)) *ArchiveProxy {
	return &ArchiveProxy{authorize: authorize, connect: connect}
}

func (p *ArchiveProxy) Fetch(ctx context.Context, record string) ([]byte, error) {
	if err := p.authorize(ctx, record); err != nil {
		return nil, fmt.Errorf("record %q: %w", record, err)
	}
	actual, err := p.subject(ctx)
	if err != nil {
		return nil, err
	}
	return actual.Fetch(ctx, record)
}

// subject connects once: others wait meanwhile. After a failure the next call
// tries again.
func (p *ArchiveProxy) subject(ctx context.Context) (Archive, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrArchiveClosed
	}
	if p.actual == nil {
		actual, err := p.connect(ctx)
		if err != nil {
			return nil, fmt.Errorf("connect to the archive: %w", err)
		}
		p.actual = actual
	}
	return p.actual, nil
}

// Close closes the real archive if there is one, and does not make it any more.
func (p *ArchiveProxy) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.actual == nil {
		p.closed = true
		return nil
	}
	p.closed = true
	return p.actual.Close()
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type cellarArchive struct {
	mu      sync.Mutex
	fetched []string
	closed  int
}

func (c *cellarArchive) Fetch(_ context.Context, record string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fetched = append(c.fetched, record)
	return []byte("deed of " + record), nil
}

func (c *cellarArchive) Close() error {
	c.closed++
	return nil
}

func main() {
	ctx := context.Background()
	errForbidden, errFlooded := errors.New("forbidden"), errors.New("flooded")
	cellar := &cellarArchive{}
	connections := 0
	var failure error
	newProxy := func() Archive {
		return NewArchiveProxy(func(_ context.Context, record string) error {
			if record == "sealed" {
				return errForbidden
			}
			return nil
		}, func(context.Context) (Archive, error) {
			connections++
			if failure != nil {
				return nil, failure
			}
			return cellar, nil
		})
	}
	archive := newProxy()

	// Who may not see a record causes neither a connection nor a call.
	_, err := archive.Fetch(ctx, "sealed")
	check(errors.Is(err, errForbidden) && connections == 0, "got %v after %d connections", err, connections)

	// A failed connection is an error and is tried again.
	failure = errFlooded
	_, err = archive.Fetch(ctx, "mill")
	check(errors.Is(err, errFlooded) && connections == 1, "got %v after %d connections", err, connections)
	failure = nil

	// Many at once connect once.
	var group sync.WaitGroup
	for range 10 {
		group.Add(1)
		go func() {
			defer group.Done()
			deed, err := archive.Fetch(ctx, "mill")
			check(err == nil && string(deed) == "deed of mill", "got %q, %v", deed, err)
		}()
	}
	group.Wait()
	check(connections == 2 && len(cellar.fetched) == 10, "%d connections, fetched %q", connections, cellar.fetched)
	_, err = archive.Fetch(ctx, "sealed")
	check(errors.Is(err, errForbidden) && !slices.Contains(cellar.fetched, "sealed"), "fetched %q", cellar.fetched)

	// Closed, it closes the real one, once, and gives nothing any more.
	check(archive.Close() == nil && archive.Close() == nil && cellar.closed == 1, "closed %d times", cellar.closed)
	_, err = archive.Fetch(ctx, "mill")
	check(errors.Is(err, ErrArchiveClosed) && len(cellar.fetched) == 10, "got %v", err)

	// One that was never used has nothing to close.
	unused := newProxy()
	check(unused.Close() == nil && cellar.closed == 1 && connections == 2, "%d connections", connections)
	_, err = unused.Fetch(ctx, "mill")
	check(errors.Is(err, ErrArchiveClosed) && connections == 2, "got %v", err)
}
